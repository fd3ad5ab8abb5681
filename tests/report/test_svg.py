from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure

from caryatid.report.figure_money import amount_words, plot_money
from caryatid.report.figure_network import plot_network, ties
from caryatid.report.figure_survival import plot_survival
from caryatid.report.figure_timeline import plot_timeline
from caryatid.report.svg import add_tip, new_figure, svg_text


def test_tips_become_titles_and_are_escaped() -> None:
    figure = new_figure(2, 2)
    (line,) = figure.add_subplot().plot([0, 1], [0, 1])
    add_tip(line, '<b> & "so"')
    text = svg_text(figure, name="x", title="a < b", description="d")
    assert "<title>&lt;b&gt; &amp; &quot;so&quot;</title>" in text
    assert '<title id="x-t">a &lt; b</title>' in text
    assert "style=" not in text
    assert "<metadata" not in text


def test_the_same_figure_is_the_same_text() -> None:
    def draw() -> str:
        figure = new_figure(2, 2)
        figure.add_subplot().fill_between([0, 1], [0, 1], [1, 2])
        return svg_text(figure, name="x", title="t", description="d")

    assert draw() == draw()


def test_every_figure_is_a_matplotlib_figure(sample_run: Any) -> None:
    view, facts = sample_run.view, sample_run.facts
    for figure in (
        plot_survival(sample_run.forecast.leader_exit, label="Leader"),
        plot_network(view, facts),
        plot_timeline(view),
        plot_money(view),
    ):
        assert isinstance(figure, Figure)


def test_ties_count_event_groups_by_kind(sample_run: Any) -> None:
    found = {
        (t.source, t.target, t.kind): t.events for t in ties(sample_run.view, sample_run.facts)
    }
    assert found == {
        ("crowds", "xxx-regime", "pressure"): 2,
        ("cub", "xxx-regime", "support"): 1,
        ("rus", "xxx-regime", "support"): 1,
    }


def test_amounts_are_short() -> None:
    assert amount_words(17e9, "USD") == "USD 17 bn"
    assert amount_words(5e8, "USD") == "USD 500 m"
    assert amount_words(None, "USD") == "no amount"
