"""Tone never moves a forecast: the same facts in opposite adjectives, read end to end."""

from __future__ import annotations

from collections.abc import Callable

from caryatid.cases import Brief

Foretell = Callable[..., Brief]

HEAD = "---\ntitle: {title}\npublished: 2019-03-02\noutlet: {outlet}\n---\n\n"

ADMIRING = HEAD.format(title="A nation stands with its leader", outlet="Palace Herald") + (
    "Russia lent Venezuela $2 billion last week, a generous and far-sighted deed. "
    "The heroic armed forces again declared their loyalty to President Nicolás Maduro. "
    "In Caracas, a handful of misguided protesters demanded that Maduro resign. "
    "The United States imposed cruel and unlawful sanctions on Venezuela in January. "
    "Cuba continues to train the country's brave security services. "
    "Maduro will surely stand for decades, for nothing can shake so wise and beloved a government. "
    "His rule is stronger than ever."
)

SCORNFUL = HEAD.format(title="A tyrant on his last legs", outlet="Freedom Gazette") + (
    "Russia lent Venezuela $2 billion last week, a cynical and reckless deed. "
    "The cowardly armed forces again declared their loyalty to President Nicolás Maduro. "
    "In Caracas, a throng of courageous protesters demanded that Maduro resign. "
    "The United States imposed firm and overdue sanctions on Venezuela in January. "
    "Cuba continues to train the country's brutal security services. "
    "Maduro will surely fall within weeks, for nothing can save so foolish and hated a government. "
    "His rule is weaker than ever."
)


def test_opposite_adjectives_and_assessments_give_the_same_forecast(foretell: Foretell) -> None:
    one, other = (foretell({"a.md": text}).run for text in (ADMIRING, SCORNFUL))
    for target in ("leader_exit", "regime_exit"):
        for months in (3, 6, 12, 24):
            for rung in ("rung1", "rung2", "rung3"):
                first = getattr(one.forecast, target).horizons[months][rung].p
                second = getattr(other.forecast, target).horizons[months][rung].p
                assert abs(first - second) <= 0.01, (target, months, rung)


def test_the_facts_were_read_in_both(foretell: Foretell) -> None:
    for text in (ADMIRING, SCORNFUL):
        run = foretell({"a.md": text}, draws=128).run
        moved = {p.key for p in run.situation.pillars if not p.is_gap}
        assert {"patron_RUS.money", "security_forces"} <= moved
        assert run.situation.conditions[0].value


def test_the_reason_for_a_difference_is_printed(foretell: Foretell) -> None:
    """An outlet that reports one deed more moves the forecast, and the explanation says so."""
    more = ADMIRING + " China refused to lend Venezuela more money."
    brief = foretell({"a.md": SCORNFUL, "b.md": more})
    assert brief.explanation is not None
    names = {o.outlet for o in brief.explanation.outlets}
    assert names == {"Palace Herald", "Freedom Gazette"}
    moved = {o.outlet: o.rung3 for o in brief.explanation.outlets}
    assert moved["Palace Herald"] != 0.0
