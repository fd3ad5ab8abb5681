"""What analysts' decisions on actors that may be one make of claims: one name for one actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from caryatid.records import Actor, Claim, Hop, Merge, Money

__all__ = ["merged_claims", "merged_money", "merged_names", "pair_of", "standing", "without_merged"]


def pair_of(merge: Merge) -> frozenset[str]:
    """The two actors of a decision, whichever of them goes into the other."""
    return frozenset({merge.actor, merge.into})


def standing(merges: Iterable[Merge]) -> dict[frozenset[str], Merge]:
    """Pair of actors -> the last word on it.

    Args:
        merges: In order of their dates.
    """
    return {pair_of(merge): merge for merge in merges}


def merged_names(merges: Iterable[Merge]) -> dict[str, str]:
    """Id of an actor that goes into another -> id of the actor that stays in the end.

    Args:
        merges: In order of their dates; a pair that was refused later stays two.
    """
    into = {m.actor: m.into for m in standing(merges).values() if m.status == "confirmed"}
    found: dict[str, str] = {}
    for actor in sorted(into):
        end, seen = actor, {actor}
        while end in into and into[end] not in seen:
            end = into[end]
            seen.add(end)
        if end != actor:
            found[actor] = end
    return found


def merged_claims(claims: Iterable[Claim], names: Mapping[str, str]) -> tuple[Claim, ...]:
    """The claims with the actors that stay; nothing else of them changes."""
    if not names:
        return tuple(claims)
    return tuple(
        replace(
            claim,
            source=_renamed(claim.source, names),
            target=_renamed(claim.target, names),
            holder=names.get(claim.holder, claim.holder),
            chain=tuple(_hop(hop, names) for hop in claim.chain),
        )
        for claim in claims
    )


def merged_money(money: Iterable[Money], names: Mapping[str, str]) -> tuple[Money, ...]:
    """The sums with the actors that stay as payer and payee."""
    return tuple(
        replace(
            one,
            payer=None if one.payer is None else names.get(one.payer, one.payer),
            payee=None if one.payee is None else names.get(one.payee, one.payee),
        )
        for one in money
    )


def without_merged(actors: Mapping[str, Actor], names: Mapping[str, str]) -> tuple[Actor, ...]:
    """The actors that stay, by id."""
    return tuple(actor for ident, actor in actors.items() if ident not in names)


def _renamed(actor_ids: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.get(actor, actor) for actor in actor_ids))


def _hop(hop: Hop, names: Mapping[str, str]) -> Hop:
    return hop if hop.actor is None else replace(hop, actor=names.get(hop.actor, hop.actor))
