"""What a kind of deed asks of its parties, and where too little is named to be one."""

from __future__ import annotations

from caryatid.reading._implied import implied
from caryatid.reading._recast import recast
from caryatid.reading._sides import NOBODY, Parties, ids, kind_of
from caryatid.reading.actors import ActorIndex
from caryatid.reading.clauses import Party
from caryatid.reading.lexicon import Trigger
from caryatid.reading.tree_line import TreeLine

__all__ = ["settle"]

_LONELY = frozenset(
    {
        "protest",
        "strike",
        "repression_violence",
        "arrest_detain",
        "coup_attempt",
        "election_manipulation",
        "censorship_harassment",
        "institutional_control",
        "legal_action",
        "purge",
        "mobilisation",
        "travel_ban",
        "provenance",
        "no_information",
        "report_warning",
    }
)
_NO_TARGET = frozenset({"exit_event", "emigration", "condition_crisis", "condition_fiscal",
                        "condition_regime_stability"})  # fmt: skip
_BOTH = frozenset({"assistance_unspecified", "fin_trade_invest", "consult_call"})
_RULERS_DEEDS = frozenset(
    {"abuse", "arrest", "atrocity", "ban", "bloodshed", "clampdown", "coup", "crackdown", "curfew",
     "decree", "detention", "election", "execution", "fraud", "killing", "massacre", "poll",
     "putsch", "repression", "result", "takeover", "verdict", "violence", "vote"}
)  # fmt: skip
"""What is blamed on those who rule where nobody else is named."""

_STATE_ACTS = frozenset({"condition_crisis", "condition_fiscal"})
_SOLDIERS = frozenset({"troops", "mil_presence", "use_of_force"})
_SENT = frozenset({"troops", "mil_presence"})
_CIVIL = frozenset({"population", "civil_society", "media", "expert", "business_creditor"})
_PERSONAL = frozenset(
    {"purge", "consult_meeting", "challenge_for_office", "rhetorical_support", "loyalty",
     "assistance_unspecified", "condition_control", "institutional_support", "intimidation"}
)  # fmt: skip


def settle(
    line: TreeLine, at: int, trigger: Trigger, source: Party, target: Party, index: ActorIndex
) -> Parties | None:
    """Parties of a deed after what its kind asks for; None where too little is named."""
    if trigger.act in _SENT and _is_sent(line, target):
        target = NOBODY
    if _aside(line, at, trigger, source, target):
        return None
    if trigger.act == "protest" and not source:
        source = line.crowd(at)
    doer, givers, takers = _defaults(trigger.act, source, target, index)
    if trigger.act == "protest" and not target and line.about(at):
        takers = ()  # against prices or a law, not against the leader
    parties = _placed(givers, takers, doer, target)
    if trigger.act != "condemnation" or not line.blames_none_of(at, _RULERS_DEEDS):
        parties = implied(trigger, doer, parties, index)
    if trigger.act in _SOLDIERS and kind_of(doer) in _CIVIL:
        return None
    if not _enough(trigger.act, givers, parties.target) or _nobody_in_office(trigger.act, doer):
        return None
    return recast(line, at, trigger, parties, (doer, target), index)


def _is_sent(line: TreeLine, target: Party) -> bool:
    """“Keeps special forces near the border”: the soldiers are what is sent, not to whom."""
    if not target or any(m.form != "group" or m.kind != "armed_forces" for m in target.mentions):
        return False
    return not line.preposition(target.last - 1)


def _aside(line: TreeLine, at: int, trigger: Trigger, source: Party, target: Party) -> bool:
    """Whether the word names no deed between actors.

    A protest or coup that only dates something else ("since the coup"), and what needs somebody
    but is done to something ("defended the budget").
    """
    if line.joined(at):
        return not target
    if target:
        return trigger.act in _PERSONAL and ids(target) == ids(source)
    if trigger.pattern in {"n", "nof"}:
        return trigger.act in {"protest", "coup_attempt"} and not source and not line.central(at)
    if trigger.pattern != "v" or (trigger.object and trigger.object != "people"):
        return False
    if trigger.act == "arrest_detain" and not trigger.rest:
        return not (line.has_object(at) or line.passive(at))  # "seized on the chance"
    return trigger.act in _PERSONAL and line.has_object(at)


def _placed(
    givers: tuple[str, ...], takers: tuple[str, ...], source: Party, target: Party
) -> Parties:
    spots = [p for p in (source, target) if p]
    first = min((p.first for p in spots), default=-1)
    last = max((p.last for p in spots), default=-1)
    return Parties(givers, takers, first, last)


def _defaults(
    act: str, source: Party, target: Party, index: ActorIndex
) -> tuple[Party, tuple[str, ...], tuple[str, ...]]:
    """Source and both sides' ids, with what an act implies: a protest is against the regime."""
    givers = ids(source)
    takers = () if act in _NO_TARGET else tuple(t for t in ids(target) if t not in givers)
    head = _rulers(source, index)
    if act in _STATE_ACTS:
        named = _countries(source)
        focus = (index.focus.lower(),) if index.focus else ()
        return (source if named else NOBODY), named or focus, takers
    if act in {"protest", "strike"} and (not givers or _cannot_march(source)):
        crowd = f"{(index.focus or '').lower()}-protesters"
        source, givers = NOBODY, ((crowd,) if index.get(crowd) else ())
    if takers or head is None:
        return source, givers, takers
    if act == "protest" or (act == "challenge_for_office" and givers and head not in givers):
        takers = (head,)
    elif act == "loyalty" and _serves(source) and index.regime:
        takers = (index.regime,)
    return source, givers, takers


def _rulers(source: Party, index: ActorIndex) -> str | None:
    """Who rules where a deed is done: the case's leader or regime, or another country's state."""
    country = source.mentions[0].country if source else None
    if country in {None, index.focus} or kind_of(source) != "population":
        return index.leader or index.regime
    other = country.lower() if country else ""
    return other if index.get(other) is not None else None


def _enough(act: str, givers: tuple[str, ...], takers: tuple[str, ...]) -> bool:
    if not givers and act.startswith(("condition", "assessment")):
        return False
    if act in _BOTH:
        return bool(givers and takers)
    return bool(givers or takers) or act in _LONELY


def _nobody_in_office(act: str, source: Party) -> bool:
    """Whether somebody leaves who holds no office: a death in a crowd ends no rule."""
    kinds = {"population", "civil_society", "media", "igo", "expert"}
    return act == "exit_event" and bool(source) and source.mentions[0].kind in kinds


def _cannot_march(party: Party) -> bool:
    """A state or its organs as doer of a protest is where it happens or whom it is against."""
    kinds = {"state", "regime", "leader", "armed_forces", "police_intel", "state_organ", "media"}
    return party.mentions[0].kind in kinds


def _serves(party: Party) -> bool:
    """Whether the party is one whose loyalty can only mean loyalty to the regime."""
    kinds = {"armed_forces", "police_intel", "ruling_elite", "state_organ"}
    return bool(party) and party.mentions[0].kind in kinds


def _countries(party: Party) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.country.lower() for m in party.mentions if m.country))
