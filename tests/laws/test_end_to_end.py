"""The laws of the ledger, from printed text to forecast."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from caryatid.cases import Brief

Foretell = Callable[..., Brief]

MONEY = "patron_RUS.money"
SENTENCES = (
    "Russia refused to lend Venezuela more money on Friday.",
    "A request by Venezuela for fresh credit was turned down by Russia on Friday.",
)
FILLER = (
    "The weather in {place} was mild.",
    "Shops in {place} closed early.",
    "Buses in {place} ran late.",
)


def report(text: str, outlet: str, day: date = date(2019, 3, 2), place: str = "Maracay") -> str:
    padding = " ".join(f.format(place=place) for f in FILLER)
    return f"---\ntitle: Notes\npublished: {day}\noutlet: {outlet}\n---\n\n{text} {padding}\n"


def outlets(n: int, text: str) -> dict[str, str]:
    places = ("Maracay", "Barinas", "Coro", "Carora", "Cumana", "Guanare", "Petare", "Tovar",
              "Acarigua", "Carupano")  # fmt: skip
    return {f"{i}.md": report(text, f"Paper {i}", place=places[i]) for i in range(n)}


def test_one_refusal_is_one_however_many_print_it(foretell: Foretell) -> None:
    found = [
        foretell(outlets(n, SENTENCES[0]), draws=64).run.situation.pillar(MONEY) for n in (1, 2, 10)
    ]
    one, two, ten = found
    assert one.z == two.z == ten.z < one.prior_z
    assert one.sd >= two.sd >= ten.sd
    assert ten.sd < one.sd


def test_a_hundred_reports_that_help_goes_on_leave_the_level_where_one_leaves_it(
    foretell: Foretell,
) -> None:
    text = "Russia continues to lend Venezuela money."
    texts = {
        f"{i}.md": report(text, f"Paper {i}", date(2019, 3, 2) - timedelta(days=i % 20))
        for i in range(100)
    }
    one = foretell({"0.md": texts["0.md"]}, draws=64).run.situation.pillar(MONEY)
    hundred = foretell(texts, draws=64).run.situation.pillar(MONEY)
    assert one.z == hundred.z


def test_a_refused_request_lowers_what_a_granted_one_raises(foretell: Foretell) -> None:
    granted = foretell(outlets(1, "Russia lent Venezuela $1 billion on Friday."), draws=64)
    refused = foretell(outlets(1, SENTENCES[0]), draws=64)
    up, down = (b.run.situation.pillar(MONEY) for b in (granted, refused))
    assert down.z < down.prior_z < up.z


def test_without_reports_every_pillar_is_a_gap_and_rung_3_is_rung_2(foretell: Foretell) -> None:
    brief = foretell({"a.md": report("Nothing happened in Venezuela.", "Paper")})
    run = brief.run
    assert all(p.is_gap and p.z == p.prior_z for p in run.situation.pillars)
    assert set(run.situation.gaps) >= {p.key for p in run.situation.pillars}
    rungs = run.forecast.leader_exit.horizons[12]
    assert rungs["rung3"].p == pytest.approx(rungs["rung2"].p, abs=1e-12)


def test_what_is_later_than_the_cut_off_changes_nothing(foretell: Foretell) -> None:
    early = report("Russia lent Venezuela $1 billion on Friday.", "Paper")
    late = report("Russia withdrew all credit from Venezuela.", "Paper 2", date(2019, 3, 20))
    alone = foretell({"a.md": early}).run.forecast
    both = foretell({"a.md": early, "b.md": late}).run.forecast
    assert alone.leader_exit == both.leader_exit
    assert alone.regime_exit == both.regime_exit
