"""The report as one HTML file that needs nothing else: no network, no scripts, no fonts."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from matplotlib.figure import Figure

from caryatid.explain import Explanation
from caryatid.forecast import Run
from caryatid.report.context_numbers import (
    forecast_rows,
    pillar_rows,
    prior_rows,
    stress_rows,
    watch_rows,
)
from caryatid.report.context_priors import judgement_rows, provenance_rows
from caryatid.report.context_texts import document_rows, source_rows, text_rows
from caryatid.report.figure_money import plot_money
from caryatid.report.figure_network import plot_network
from caryatid.report.figure_survival import plot_survival
from caryatid.report.figure_timeline import plot_timeline
from caryatid.report.numbers import day_words
from caryatid.report.svg import svg_text
from caryatid.report.unread import Unread
from caryatid.report.words import confidence_sentence, headline, later_words
from caryatid.report.words_since import since_words

__all__ = ["report_html"]

_SECTIONS = (
    ("summary", "Summary"),
    ("curves", "Curves"),
    ("stress", "Stress"),
    ("pillars", "Pillars"),
    ("gaps", "Gaps"),
    ("watch", "Watch"),
    ("check", "To check"),
    ("network", "Network"),
    ("money", "Money"),
    ("timeline", "Timeline"),
    ("conditionals", "Conditionals"),
    ("sources", "Sources"),
    ("claims", "Claims"),
    ("priors", "Priors"),
    ("provenance", "Provenance"),
)


_NONE = Unread()


def report_html(run: Run, explanation: Explanation, unread: Unread = _NONE) -> str:
    """The whole report as one page.

    Args:
        run: Forecast with all that it was made from.
        explanation: Its explanation.
        unread: Texts of the case that were set aside.

    Returns:
        HTML that loads nothing, runs no script and forbids both by its own policy. Equal
        arguments give equal text.
    """
    style = _template("style.css")
    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("report.html.jinja")
    context = _context(run, explanation)
    return page.render(**context, unread=unread, style=Markup(style), policy=_policy(style))


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _template(name: str) -> str:
    return (files("caryatid.report") / "templates" / name).read_text(encoding="utf-8")


def _context(run: Run, explanation: Explanation) -> dict[str, Any]:
    documents = document_rows(run.view)
    return {
        "facts": run.facts,
        "as_of": day_words(run.forecast.as_of),
        "later": later_words(run),
        "headline": headline(run),
        "confidence": confidence_sentence(explanation),
        "since": since_words(explanation),
        "sections": _SECTIONS,
        "effect_draws": explanation.draws,
        **forecast_rows(run),
        **prior_rows(run, explanation),
        "stress": stress_rows(run, explanation),
        "pillars": pillar_rows(run),
        "watch": watch_rows(run, explanation),
        "gaps": explanation.gaps,
        "recorded": _recorded(run, explanation, documents),
        **text_rows(run),
        "sources": source_rows(run.view),
        "documents": documents,
        "n_claims": len(run.view.claims),
        "n_checked": sum(run.view.status_of(c.id) != "proposed" for c in run.view.claims),
        "judgement": judgement_rows(run),
        "provenance": provenance_rows(run),
        "hashes": sorted(run.forecast.hashes.items()),
        "notes": explanation.notes,
        "figures": _figures(run),
    }


def _recorded(
    run: Run, explanation: Explanation, documents: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    numbers = {c.id: n for n, c in enumerate(run.view.claims, start=1)}
    return [
        {"what": item.what, "refs": [numbers[i] for i in item.claim_ids if i in numbers]}
        for item in explanation.recorded
    ]


def _figures(run: Run) -> dict[str, Markup | None]:
    forecast, name = run.forecast, run.facts.leader
    until = f"as of {day_words(forecast.as_of)}"
    return {
        "leader": _inline(
            plot_survival(forecast.leader_exit, label="Leader in office, of 100"),
            "leader",
            f"{name} in office, {until}",
            "Survival curves of three rungs with 90 % bands; the numbers stand in the summary.",
        ),
        "regime": _inline(
            plot_survival(forecast.regime_exit, label="Regime in place, of 100"),
            "regime",
            f"The regime in place, {until}",
            "Survival curves of three rungs with 90 % bands; the numbers stand in the summary.",
        ),
        "network": _inline(
            plot_network(run.view, run.facts),
            "network",
            "Who supports and presses whom",
            "Arrows from party to party; the same stands in the table below.",
        ),
        "money": _inline(
            plot_money(run.view),
            "money",
            "Sums of money by role",
            "One dot a sum on a logarithmic axis; the same stands in the table below.",
        ),
        "timeline": _inline(
            plot_timeline(run.view),
            "timeline",
            "Events and documents by day",
            "One dot an event, one square a document; the same stands in the table below.",
        ),
    }


def _inline(figure: Figure | None, name: str, title: str, description: str) -> Markup | None:
    if figure is None:
        return None
    return Markup(svg_text(figure, name=name, title=title, description=description))
