"""Who counts as one party: a government speaks with one voice, others for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from caryatid.records import Actor

__all__ = ["GOVERNMENT_KINDS", "merge_actors", "parties", "party"]

GOVERNMENT_KINDS = frozenset({"regime", "leader", "state", "official", "country"})
"""Kinds that speak for a government; courts, armies and party bosses are parties of their own."""

_STATE_ID = re.compile(r"[a-z]{3}")


def party(actor_id: str, actors: Mapping[str, Actor]) -> str:
    """The party that an actor speaks for: `gov:RUS`, or the actor's own id."""
    actor = actors.get(actor_id)
    if actor is not None:
        if actor.kind in GOVERNMENT_KINDS and actor.country is not None:
            return f"gov:{actor.country}"
        return actor_id
    if _STATE_ID.fullmatch(actor_id):
        return f"gov:{actor_id.upper()}"
    return actor_id


def parties(actor_ids: Iterable[str], actors: Mapping[str, Actor]) -> dict[str, tuple[str, ...]]:
    """Actor ids by party, sorted by party.

    Each government is a party of its own; everybody else named together acts together, so that
    a march of two groups is one march. With nobody named the one party is "".
    """
    found: dict[str, list[str]] = {}
    others: list[str] = []
    for actor_id in sorted(set(actor_ids)):
        key = party(actor_id, actors)
        if key.startswith("gov:"):
            found.setdefault(key, []).append(actor_id)
        else:
            others.append(actor_id)
    if others or not found:
        found["|".join(others)] = others
    return {key: tuple(found[key]) for key in sorted(found)}


def merge_actors(actors: Iterable[Actor]) -> dict[str, Actor]:
    """One actor an id, sorted by id: the first that names a country, else the first.

    Mentions belong to documents and are left out.
    """
    merged: dict[str, Actor] = {}
    for actor in actors:
        known = merged.get(actor.id)
        if known is None or (known.country is None and actor.country is not None):
            merged[actor.id] = Actor(
                actor.id, actor.name, actor.kind, actor.country, (), actor.description
            )
    return dict(sorted(merged.items()))
