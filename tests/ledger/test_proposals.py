"""Pairs of actors that may be one: what speaks for each, and what is never proposed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from caryatid.ledger import Contents, build_view, propose_merges
from caryatid.records import Actor, Claim, DateRange, Document, LedgerView, Merge

DAY = date(2021, 6, 1)
TEXT = Document("d", "0", "xxxxx", published=DateRange(DAY, DAY, "day"))


def view(
    *actors: Actor, claims: tuple[Claim, ...] = (), merges: tuple[Merge, ...] = ()
) -> LedgerView:
    return build_view(DAY, Contents((TEXT,), claims, actors, merges=merges))


def claim(number: int, source: str, target: str) -> Claim:
    return Claim(f"d/c{number}", "d", (number, number + 1), "x", (source,), "arms", (target,))


def word(status: str, day: int = 1) -> Merge:
    at = datetime(2021, 5, day, tzinfo=UTC)
    return Merge("doe", "ann-doe", status, "ada", at)  # type: ignore[arg-type]


ANN = Actor("ann-doe", "Ann al-Doe", "leader", "TGO")
DOE = Actor("doe", "Doe", "armed_forces", "TGO")


def test_a_last_name_a_country_and_a_kind_add_up_to_the_score() -> None:
    (found,) = propose_merges(view(ANN, DOE))

    assert (found.actor, found.into) == (DOE, ANN)
    assert [part.name for part in found.parts] == ["last name", "country", "kind"]
    assert found.score == pytest.approx(sum(part.share for part in found.parts))


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        (Actor("vfp", "VFP", "opposition", "TGO"),
         Actor("volta-farmers-party", "Volta Farmers Party", "opposition", "TGO"), "acronym"),
        (Actor("tgo-council", "Togo: council", "state_organ", "TGO"),
         Actor("high-peace-council", "High Peace Council", "state_organ", None), "words"),
        (Actor("kofi-mensa", "Kofi Mensa", "official", None),
         Actor("kofi-mensah", "Kofi Mensah", "official", "GHA"), "spelling"),
    ],
)  # fmt: skip
def test_other_likenesses(one: Actor, other: Actor, what: str) -> None:
    (found,) = propose_merges(view(one, other))

    assert (found.actor.id, found.into.id) == (one.id, other.id)
    assert what in {part.name for part in found.parts}


@pytest.mark.parametrize(
    "other",
    [
        Actor("doe", "Doe", "armed_forces", "KEN"),  # of another country
        Actor("doe", "Doe", "media", "TGO"),  # a body, not a person
        Actor("ben-doe", "Ben Doe", "leader", "TGO"),  # a brother
        Actor("tgo-doe", "Togo: doe", "population", "TGO"),  # no name at all
    ],
)
def test_what_is_never_one(other: Actor) -> None:
    assert propose_merges(view(ANN, other)) == ()


def test_company_speaks_for_a_pair_and_namesakes_against_it() -> None:
    together = (claim(1, "ann-doe", "rus"), claim(2, "doe", "rus"))
    namesake = Actor("ben-doe", "Ben Doe", "official", "TGO")

    (alone,) = propose_merges(view(ANN, DOE, claims=together))
    pairs = propose_merges(view(ANN, DOE, namesake, claims=together))

    assert "company" in {part.name for part in alone.parts}
    assert {(p.actor.id, p.into.id) for p in pairs} == {("doe", "ann-doe"), ("doe", "ben-doe")}
    assert pairs[0].into == ANN
    assert pairs[0].score < alone.score


def test_nothing_is_merged_by_itself_and_a_decision_ends_the_proposal() -> None:
    claims = (claim(1, "doe", "rus"),)

    proposed = view(ANN, DOE, claims=claims)
    merged = view(ANN, DOE, claims=claims, merges=(word("confirmed"),))
    parted = view(ANN, DOE, claims=claims, merges=(word("confirmed"), word("refused", 2)))

    assert proposed.claims[0].source == ("doe",)
    assert merged.claims[0].source == ("ann-doe",)
    assert [actor.id for actor in merged.actors] == ["ann-doe"]
    assert parted.claims[0].source == ("doe",)
    assert propose_merges(merged) == propose_merges(parted) == ()


def test_decisions_of_later_days_do_not_count() -> None:
    late = Merge("doe", "ann-doe", "confirmed", "ada", datetime(2021, 7, 1, tzinfo=UTC))

    assert view(ANN, DOE, claims=(claim(1, "doe", "rus"),), merges=(late,)).merges == ()
