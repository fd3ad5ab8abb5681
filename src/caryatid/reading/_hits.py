"""Words that name deeds in a sentence, with their parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from caryatid.reading._fits import fits
from caryatid.reading._parties import find_parties
from caryatid.reading._sides import Parties
from caryatid.reading._weighed import UNJUDGED, Judged, doubted, unnamed
from caryatid.reading.actors import ActorIndex
from caryatid.reading.lexicon import Trigger, match_trigger
from caryatid.reading.tree_line import TreeLine
from caryatid.terms.acts import GROUP_OF

__all__ = ["Hit", "find_hits"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in a sentence with what stands around it; `done` where it is surely a fact."""

    first: int
    last: int
    trigger: Trigger
    verb: bool
    parties: Parties
    done: bool = False


def find_hits(line: TreeLine, index: ActorIndex, judged: Judged = UNJUDGED) -> list[Hit]:
    """Deeds of a sentence in order, one for each doer: each may change course alone.

    Args:
        line: The sentence.
        index: Actors of the text.
        judged: What the act classifier makes of the line's words.
    """
    hits = _distinct(line, _marching(_hits(line, index, judged)))
    return [one for hit in hits for one in _by_source(hit)]


def _by_source(hit: Hit) -> list[Hit]:
    """One hit for each doer: each may change course alone."""
    if len(hit.parties.source) < 2:
        return [hit]
    return [replace(hit, parties=replace(hit.parties, source=(s,))) for s in hit.parties.source]


def _hits(line: TreeLine, index: ActorIndex, judged: Judged) -> list[Hit]:
    out: list[Hit] = []
    at = 0
    while at < len(line.tokens):
        hit = _hit_at(line, at, index, judged)
        if hit is None:
            at += 1
            continue
        out.append(hit)
        at = max(at + 1, hit.last if len(hit.trigger.rest) <= 2 else at + 1)
    return out


def _hit_at(line: TreeLine, at: int, index: ActorIndex, judged: Judged) -> Hit | None:
    if not line.tokens[at].alpha or line.is_name(at) or _inside_mention(line, at):
        return None
    named = match_trigger(line.tokens, at)
    for last, trigger in named:
        if not fits(line, at, last, trigger):
            continue
        parties = find_parties(line, at, last, trigger, index)
        if parties is not None and not doubted(line, at, last, trigger, parties, judged):
            return _hit(at, last, trigger, parties)
    return None if named else _new(line, at, index, judged)


def _inside_mention(line: TreeLine, at: int) -> bool:
    mention = line.mention_at(at)
    return mention is not None and (mention.form == "name" or " " in line.text(mention))


def _new(line: TreeLine, at: int, index: ActorIndex, judged: Judged) -> Hit | None:
    """A deed that the lexicon has no word for, if the sentence says who does it to whom."""
    trigger = unnamed(line, at, judged)
    parties = None if trigger is None else find_parties(line, at, at + 1, trigger, index)
    if trigger is None or parties is None or not (parties.source and parties.target):
        return None
    return _hit(at, at + 1, trigger, parties)


def _hit(at: int, last: int, trigger: Trigger, parties: Parties) -> Hit:
    if trigger.turned:
        parties = replace(parties, source=parties.target, target=parties.source)
    act, turn = parties.act or trigger.act, parties.direction or trigger.direction
    verb = trigger.pattern in {"v", "vp", "v0"}
    return Hit(at, last, replace(trigger, act=act, direction=turn), verb, parties)


def _marching(hits: Sequence[Hit]) -> list[Hit]:
    """A crowd that demands that the leader go protests as well as it bids for the office."""
    out = list(hits)
    for hit in hits:
        crowd = any(who.endswith("-protesters") for who in hit.parties.source)
        if crowd and hit.trigger.act == "challenge_for_office":
            deed = replace(hit.trigger, act="protest", direction="completed")
            out.append(replace(hit, trigger=deed, done=True))
    return out


def _is_help(hit: Hit) -> bool:
    """Whether the hit says which help it is."""
    act = hit.trigger.act
    return act != "assistance_unspecified" and GROUP_OF[act].endswith("_support")


def _says_more(line: TreeLine, clear: Hit, vague: Hit) -> bool:
    """Whether a clear word for help tells what a vague one means; in a list both are given."""
    same = (clear.parties.source, clear.parties.target) == (vague.parties.source,
                                                            vague.parties.target)  # fmt: skip
    return same and (vague.verb or clear.verb or not line.listed(clear.first, vague.first))


def _distinct(line: TreeLine, hits: Sequence[Hit]) -> list[Hit]:
    """At most one hit for a deed between the same parties in one sentence, the clearest."""
    seen: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
    helped = [h for h in hits if _is_help(h)]
    out = []
    for hit in hits:
        vague = hit.trigger.act == "assistance_unspecified" and hit.parties.source
        if vague and any(_says_more(line, other, hit) for other in helped):
            continue
        key = (hit.trigger.act, hit.parties.source, hit.parties.target)
        if key not in seen:
            seen.add(key)
            out.append(hit)
    return out
