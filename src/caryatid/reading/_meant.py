"""Whom a deed is meant for: the rival where it is only thought of, the crowd that was shot at."""

from __future__ import annotations

from dataclasses import replace

from caryatid.reading._conditions import inside_condition
from caryatid.reading._mention import Mention
from caryatid.reading.actors import ActorIndex
from caryatid.reading.clauses import Party
from caryatid.reading.lexicon import Trigger
from caryatid.reading.tree_line import TreeLine

__all__ = ["meant"]

_BEFALLS = frozenset({"arrest_detain", "repression_violence"})
_RIVALS = frozenset({"rival_claimant", "opposition"})
_NEAR = 500
"""Characters back to which a pronoun may reach for the rival. Source: judgement."""


def meant(line: TreeLine, at: int, trigger: Trigger, target: Party, index: ActorIndex) -> Party:
    """Who suffers a deed; the rival where "if he is arrested" seems to say the ruler.

    One unknown person who is hurt in a protest stands for those who protest.

    Args:
        line: The sentence.
        at: Word of the deed.
        trigger: The word for it.
        target: Who suffers it by the grammar.
        index: The actors of the text.
    """
    if trigger.act == "repression_violence" and not target and trigger.pattern != "ns":
        return _crowd_beside(line)
    if trigger.act not in _BEFALLS or len(target.mentions) != 1:
        return target
    if target.mentions[0].actor.endswith("-individuals"):
        return _marcher(line, target)
    pronoun = target.mentions[0]
    if pronoun.form != "pronoun" or pronoun.actor != index.leader or index.leader is None:
        return target
    rival = _rival_before(pronoun, index) if inside_condition(line, at) else None
    if rival is None:
        return target
    one = replace(pronoun, actor=rival.actor, kind=rival.kind, country=rival.country)
    return Party((one,), target.first, target.last)


def _crowd_beside(line: TreeLine) -> Party:
    """Violence at home with no victim named falls on the crowd of its sentence."""
    crowd = next((n for n, m in enumerate(line.mentions) if m.actor.endswith("-protesters")), None)
    return Party() if crowd is None else line.party([crowd])


def _marcher(line: TreeLine, target: Party) -> Party:
    """“A woman was shot during a protest”: somebody hurt in a crowd is of the crowd."""
    crowd = next((m for m in line.mentions if m.actor.endswith("-protesters")), None)
    return target if crowd is None else Party((crowd,), target.first, target.last)


def _rival_before(pronoun: Mention, index: ActorIndex) -> Mention | None:
    """The last rival named by name shortly before a pronoun."""
    near = index.at(max(0, pronoun.start - _NEAR), pronoun.start)
    return next((m for m in reversed(near) if m.kind in _RIVALS and m.form == "name"), None)
