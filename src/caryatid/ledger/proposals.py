"""Pairs of actors that may be one, each with a score that says what it is made of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from caryatid.ledger._likeness import Likeness, name_words, names_alike
from caryatid.ledger.merging import pair_of
from caryatid.records import Actor, Claim, LedgerView

__all__ = ["LEAST_SCORE", "Part", "Proposal", "propose_merges"]

LEAST_SCORE = 0.6
"""Score from which a pair is shown. Source: judgement; a shared name alone does not reach it."""

_SAME_COUNTRY = 0.20
_ONE_COUNTRY = 0.05
_SAME_KIND = 0.15
_LIKE_KIND = 0.10
_COMPANY = 0.10
_OTHERS = -0.10
"""Shares of a score. Source: judgement."""

_PERSONS = frozenset(
    {"leader", "rival_claimant", "official", "expert", "opposition", "armed_forces",
     "ruling_elite"}
)  # fmt: skip
_BODIES = frozenset(
    {"state_organ", "armed_forces", "police_intel", "paramilitary", "rebel_group", "opposition",
     "civil_society", "business_creditor", "media", "ngo_monitor", "igo", "group_of_states",
     "regime", "ruling_elite"}
)  # fmt: skip
_OF_NO_NAME = frozenset({"state", "country", "author", "hypothetical", "population"})


@dataclass(frozen=True, slots=True)
class Part:
    """One reason for or against.

    Attributes:
        name: What was compared.
        share: What it adds to the score; below nothing where it speaks against.
        why: What was found, in words.
    """

    name: str
    share: float
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two actors that may be one.

    Attributes:
        actor: The one that would go into the other: the shorter name.
        into: The one that would stay.
        score: Sum of the shares, at most 1.
        parts: What it is made of, the largest share first.
    """

    actor: Actor
    into: Actor
    score: float
    parts: tuple[Part, ...]


def propose_merges(view: LedgerView) -> tuple[Proposal, ...]:
    """Pairs that may be one actor and that nobody has decided on, the likeliest first.

    Args:
        view: The ledger as of a day. Nothing in it is changed.

    Returns:
        Pairs whose score reaches `LEAST_SCORE`; in order of score, then of ids.
    """
    decided = {pair_of(merge) for merge in view.merges}
    company = _company(view.claims, {actor.id: actor.name for actor in view.actors})
    rivals: Counter[str] = Counter()
    alike: list[tuple[Actor, Actor, Likeness]] = []
    for one, other in _candidates(view.actors):
        likeness = names_alike(one, other) if _may_be_one(one, other) else None
        if likeness is not None:
            alike.append((*_ordered(one, other), likeness))
            rivals[alike[-1][0].id] += 1
    found = [
        _scored(actor, into, likeness, company, rivals[actor.id] - 1)
        for actor, into, likeness in alike
        if frozenset({actor.id, into.id}) not in decided
    ]
    kept = (p for p in found if p.score >= LEAST_SCORE)
    return tuple(sorted(kept, key=lambda p: (-p.score, p.actor.id, p.into.id)))


def _candidates(actors: Iterable[Actor]) -> list[tuple[Actor, Actor]]:
    """Pairs whose names share a word or an acronym; others are not compared."""
    by_word: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        if actor.kind not in _OF_NO_NAME:
            for word in name_words(actor.name).keys:
                by_word[word].append(actor)
    pairs = {
        (one.id, other.id): (one, other)
        for together in by_word.values()
        for one, other in combinations(sorted(together, key=lambda a: a.id), 2)
    }
    return [pairs[key] for key in sorted(pairs)]


def _may_be_one(one: Actor, other: Actor) -> bool:
    """Whether nothing rules it out: another country, or a person and a body."""
    if one.country and other.country and one.country != other.country:
        return False
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or kinds <= _PERSONS or kinds <= _BODIES


def _ordered(one: Actor, other: Actor) -> tuple[Actor, Actor]:
    """The actor that would go and the one that would stay: the fuller name with a country."""

    def fullness(actor: Actor) -> tuple[int, bool, int, str]:
        words = name_words(actor.name)
        return (len(words.words), actor.country is not None, len(actor.name), actor.id)

    short, full = sorted((one, other), key=fullness)
    return short, full


def _scored(
    actor: Actor,
    into: Actor,
    likeness: Likeness,
    company: Mapping[str, frozenset[str]],
    rivals: int,
) -> Proposal:
    parts = [Part(likeness.name, likeness.share, likeness.why)]
    parts.extend(_country(actor, into))
    parts.extend(_kind(actor, into))
    shared = company.get(actor.id, frozenset()) & company.get(into.id, frozenset())
    if shared:
        listed = ", ".join(sorted(shared)[:3])
        parts.append(Part("company", _COMPANY, f"both are told of with {listed}"))
    if rivals:
        why = f"the name fits {rivals} other actor{'s' if rivals > 1 else ''} as well"
        parts.append(Part("others", _OTHERS * rivals, why))
    score = round(max(0.0, min(1.0, sum(part.share for part in parts))), 2)
    ordered = sorted(parts, key=lambda part: (-part.share, part.name))
    return Proposal(actor, into, score, tuple(ordered))


def _country(one: Actor, other: Actor) -> list[Part]:
    if one.country and other.country:
        return [Part("country", _SAME_COUNTRY, f"both of {one.country}")]
    if one.country or other.country:
        return [Part("country", _ONE_COUNTRY, "the country of one of them is not known")]
    return []


def _kind(one: Actor, other: Actor) -> list[Part]:
    """Titles make the kind of a person, what it is called that of a body."""
    if one.kind == other.kind:
        return [Part("kind", _SAME_KIND, f"both {one.kind}")]
    return [Part("kind", _LIKE_KIND, f"{one.kind} and {other.kind} can be one")]


def _company(claims: Iterable[Claim], names: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Actor -> names of those on the other side of claims that name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for source in claim.source:
            found[source].update(names.get(t, t) for t in claim.target if t != source)
        for target in claim.target:
            found[target].update(names.get(s, s) for s in claim.source if s != target)
    return {actor: frozenset(others) for actor, others in found.items()}
