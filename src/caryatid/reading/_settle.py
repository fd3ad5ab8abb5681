"""What a kind of deed asks of its parties: what it implies, and where too little is named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from caryatid.reading.actors import ActorIndex
from caryatid.reading.clauses import Party
from caryatid.reading.lexicon import Trigger
from caryatid.reading.modality import demands_removal
from caryatid.reading.tree_line import TreeLine

__all__ = ["NOBODY", "SPEAKER", "Parties", "ids", "settle"]

NOBODY = Party()
SPEAKER = "@speaker"
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
    }
)
_NO_TARGET = frozenset({"exit_event", "emigration", "condition_crisis", "condition_fiscal",
                        "condition_regime_stability"})  # fmt: skip
_BOTH = frozenset({"assistance_unspecified", "fin_trade_invest", "consult_call"})
_STATE_ACTS = frozenset({"condition_crisis", "condition_fiscal"})


@dataclass(frozen=True, slots=True)
class Parties:
    """Actor ids of both sides and the words that they span; -1 where nobody is named.

    `act` and `direction` replace those of the trigger where the parties decide the deed;
    `implied` says that the target is not named but follows from the kind of deed.
    """

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    first: int = -1
    last: int = -1
    act: str = ""
    direction: str = ""
    implied: bool = False


def settle(
    line: TreeLine, at: int, trigger: Trigger, source: Party, target: Party, index: ActorIndex
) -> Parties | None:
    """Parties of a deed after what its kind asks for; None where too little is named."""
    if _aside(line, at, trigger, source, target):
        return None
    source, givers, takers = _defaults(trigger.act, source, target, index)
    if trigger.act == "protest" and not target and line.about(at):
        takers = ()  # against prices or a law, not against the leader
    parties = _placed(givers, takers, source, target)
    if _means_regime(trigger.act, source, parties, index) and index.regime:
        parties = replace(parties, target=(index.regime,), implied=True)
    verb = trigger.pattern in {"v", "vp"}
    if verb and trigger.act in _HURTS and _hurts_people(source, parties, index):
        parties = replace(
            parties, target=(f"{(index.focus or '').lower()}-protesters",), implied=True
        )
    if trigger.act == "condition_control" and _rules(source, takers, trigger) and index.focus:
        parties = replace(parties, target=(index.focus.lower(),), implied=True)
    if trigger.act in _JOURNEYS and not takers and source and index.focus:
        home = source.mentions[0].country == index.focus
        parties = replace(parties, target=(index.focus.lower(),) if home else (), implied=home)
    if trigger.act in _SOLDIERS and source and source.mentions[0].kind in _CIVIL:
        return None
    if not _enough(trigger.act, givers, parties.target) or _nobody_in_office(trigger.act, source):
        return None
    removed = trigger.act == "challenge_for_office" and takers and not givers
    if removed and _passive(line, at, trigger):
        if target.mentions[0].kind not in _IN_OFFICE:
            return replace(parties, act="purge", direction="completed")
        return replace(parties, source=takers, target=(), act="exit_event", direction="completed")
    if trigger.act == "arrest_detain" and trigger.pattern == "v" and trigger.form != "participle":
        seized = _conquest(parties, source, index)
        taken = line.has_object(at) and not takers and bool(source)
        if not _people(target) or (taken and source.mentions[0].kind in {"state", "rebel_group"}):
            return seized
    if trigger.act == "request_support" and takers and takers[0] in {index.leader, index.regime}:
        return _demand(parties, line, index)
    return _by_doer(parties, line, at, trigger.act, source, index)


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
    if trigger.pattern != "v":
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


_FROM_OUTSIDE = frozenset(
    {"threat_force", "use_of_force", "covert_action", "troops", "mil_presence",
     "assistance_unspecified", "arms", "training", "materiel_logistics", "intelligence",
     "facilities_joint_ops", "fin_loan", "fin_grant", "fin_debt_relief", "humanitarian_aid",
     "diplomatic_cover"}
)  # fmt: skip
_FROM_INSIDE = frozenset({"coup_attempt", "strike", "defection"})
_FOREIGN_KINDS = frozenset({"group_of_states", "igo"})


def _means_regime(act: str, source: Party, parties: Parties, index: ActorIndex) -> bool:
    """Whether a deed without a named target can only be meant for the regime of the case."""
    if parties.target or index.regime is None or index.regime in parties.source:
        return False
    if act in _FROM_INSIDE:
        return True
    if act not in _FROM_OUTSIDE or not source:
        return False
    giver = source.mentions[0]
    return giver.kind in _FOREIGN_KINDS or (
        giver.kind in _STATE_KINDS and giver.country not in {None, index.focus}
    )


_SOLDIERS = frozenset({"troops", "mil_presence", "use_of_force"})
_CIVIL = frozenset({"population", "civil_society", "media", "expert", "business_creditor"})
_IN_OFFICE = frozenset({"leader", "regime", "rival_claimant", "state"})
_JOURNEYS = frozenset({"travel_exit", "travel_return"})
_HURTS = frozenset({"repression_violence", "arrest_detain", "intimidation"})
_ARMED = frozenset({"armed_forces", "police_intel", "paramilitary", "regime", "leader"})
_RULE = frozenset({"power", "over", "control"})


def _hurts_people(source: Party, parties: Parties, index: ActorIndex) -> bool:
    """Whether violence without a named victim falls on the crowd that the text tells of."""
    crowd = index.get(f"{(index.focus or '').lower()}-protesters")
    if parties.target or crowd is None:
        return False
    return not source or (
        source.mentions[0].kind in _ARMED and source.mentions[0].country == index.focus
    )


def _rules(source: Party, takers: tuple[str, ...], trigger: Trigger) -> bool:
    """“The colonels took over”: whoever holds power holds it in the country."""
    if takers or not source or not set(trigger.rest) & _RULE:
        return False
    return source.mentions[0].kind not in {"state", "country", "group_of_states", "igo"}


_PERSONAL = frozenset(
    {"purge", "consult_meeting", "challenge_for_office", "rhetorical_support", "loyalty",
     "assistance_unspecified", "condition_control", "institutional_support"}
)  # fmt: skip
_STATE_KINDS = frozenset({"state", "leader", "official", "regime", "armed_forces", "state_organ"})


def _passive(line: TreeLine, at: int, trigger: Trigger) -> bool:
    return trigger.form in {"past", "participle"} and line.passive(at)


def _defaults(
    act: str, source: Party, target: Party, index: ActorIndex
) -> tuple[Party, tuple[str, ...], tuple[str, ...]]:
    """Source and both sides' ids, with what an act implies: a protest is against the regime."""
    givers = ids(source)
    takers = () if act in _NO_TARGET else tuple(t for t in ids(target) if t not in givers)
    head = index.leader or index.regime
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


def _by_doer(
    parties: Parties, line: TreeLine, at: int, act: str, source: Party, index: ActorIndex
) -> Parties:
    """The same verb is another deed where another kind of actor does it."""
    kind = source.mentions[0].kind if source else ""
    if act == "travel_exit" and kind == "population":
        return replace(parties, act="emigration", direction="continued", target=())
    if act == "repression_violence" and kind == "population":
        return replace(parties, act="protest")  # riots by demonstrators
    if act == "emigration" and kind in {"leader", "official", "regime"}:
        return replace(parties, act="travel_exit", direction="completed")
    if act == "defection" and kind == "state":  # a state that leaves withdraws its support
        return replace(parties, act="assistance_unspecified", direction="withdrawn")
    if act == "repression_violence" and line.tokens[at].low.startswith(("attack", "storm", "kill")):
        if kind == "rebel_group":
            return replace(parties, act="armed_rebellion")
        if kind == "state" and index.focus and parties.source != (index.focus.lower(),):
            return replace(parties, act="use_of_force")
    return parties


def _conquest(parties: Parties, source: Party, index: ActorIndex) -> Parties | None:
    """Whoever captures a place makes war: rebels against the state, others from outside."""
    if not source:
        return None
    kind = source.mentions[0].kind
    if kind in {"rebel_group", "paramilitary"}:
        return replace(parties, act="armed_rebellion", direction="completed")
    if kind in {"state", "armed_forces", "group_of_states"}:
        if source.mentions[0].country != index.focus and index.focus and not parties.target:
            parties = replace(parties, target=(index.focus.lower(),), implied=True)
        return replace(parties, act="use_of_force", direction="completed")
    return None


def _demand(parties: Parties, line: TreeLine, index: ActorIndex) -> Parties:
    """A request to the regime asks it to go or to yield; what it is asked to do decides."""
    if demands_removal(line.tokens):
        leader = index.leader or index.regime
        return replace(parties, act="challenge_for_office", direction="demanded",
                       target=(leader,) if leader else parties.target)  # fmt: skip
    return replace(parties, act="concession", direction="demanded",
                   source=parties.target, target=parties.source)  # fmt: skip


def _cannot_march(party: Party) -> bool:
    """A state or its organs as doer of a protest is where it happens or whom it is against."""
    kinds = {"state", "regime", "leader", "armed_forces", "police_intel", "state_organ", "media"}
    return party.mentions[0].kind in kinds


def _people(party: Party) -> bool:
    """Whether somebody who can be arrested is named, or nobody; a place or a state cannot."""
    return not party or party.mentions[0].kind not in {"state", "country", "igo"}


def _serves(party: Party) -> bool:
    """Whether the party is one whose loyalty can only mean loyalty to the regime."""
    kinds = {"armed_forces", "police_intel", "ruling_elite", "state_organ"}
    return bool(party) and party.mentions[0].kind in kinds


def ids(party: Party) -> tuple[str, ...]:
    """Actor ids of a party; `SPEAKER` where it says "we"."""
    return tuple(dict.fromkeys(m.actor or SPEAKER for m in party.mentions))


def _countries(party: Party) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.country.lower() for m in party.mentions if m.country))
