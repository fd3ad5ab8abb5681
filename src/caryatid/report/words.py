"""The brief for a terminal: plain text in the order in which a reader asks."""

from __future__ import annotations

import textwrap

from caryatid.explain import Explanation
from caryatid.explain.names import condition_name
from caryatid.forecast import Run
from caryatid.records import ClassCount, Condition, Estimate
from caryatid.report.naming import condition_value, fill, plural, way_name
from caryatid.report.numbers import (
    day_words,
    interval,
    months_later,
    per_100,
    points,
    round_to_total,
    survival,
    survival_interval,
)
from caryatid.report.words_since import since_words
from caryatid.report.words_support import support_lines
from caryatid.terms.icd203 import phrase
from caryatid.terms.ways_out import WAYS_OUT

__all__ = [
    "HEADLINE_RUNG",
    "brief_text",
    "class_cell",
    "class_words",
    "conditions_words",
    "confidence_sentence",
    "forecast_text",
    "headline",
    "later_words",
    "negotiated_words",
    "rung_rows",
    "unconfirmed",
    "ways",
]

HEADLINE_RUNG = "rung2"
"""The rung of the headline and of the ways out: history with fitted conditions."""

_LABEL = 27
_HORIZONS = (3, 6, 12, 24)


def brief_text(run: Run, explanation: Explanation, *, width: int = 100) -> str:
    """The brief as plain text.

    Args:
        run: Forecast with all that it was made from.
        explanation: Its explanation.
        width: Longest line, in characters.

    Returns:
        Lines without trailing blanks, ending without a line break.
    """
    lines = [
        *_header(run, width),
        *fill(headline(run), width),
        *fill(confidence_sentence(explanation), width),
        *fill(since_words(explanation), width),
        *_numbers(run, width),
        *support_lines(run, explanation, width),
    ]
    return "\n".join(line.rstrip() for line in lines)


def forecast_text(run: Run, *, width: int = 100) -> str:
    """The numbers of a forecast without their explanation, as plain text."""
    lines = [*_header(run, width), *fill(headline(run), width), *_numbers(run, width)]
    return "\n".join(line.rstrip() for line in lines)


def _numbers(run: Run, width: int) -> list[str]:
    return [*_horizons(run), *_rungs(run, width), *_ways(run, width)]


def headline(run: Run) -> str:
    """The forecast in one sentence: words of ICD 203, number, interval, day, condition."""
    forecast = run.forecast
    estimate = forecast.leader_exit.horizons[12][HEADLINE_RUNG]
    low, high = 1.0 - estimate.hi, 1.0 - estimate.lo
    words = phrase(1.0 - estimate.p, low, high)
    until = day_words(months_later(forecast.as_of, 12))
    text = (
        f"{words[:1].upper()}{words[1:]} ({survival(estimate)} %, 90 % interval "
        f"{interval(low, high)}) in office on {until}"
    )
    doubtful = unconfirmed(run)
    if not doubtful:
        return text + "."
    without = survival(forecast.unconfirmed_off_12)
    named = [f"{condition_name(c.id)} ({condition_value(c)})" for c in doubtful]
    return f"{text}; {without} % if nobody confirms: {', '.join(named)}."


def confidence_sentence(explanation: Explanation) -> str:
    """How well founded the forecast is; a sentence of its own, without any likelihood."""
    confidence = explanation.confidence
    return f"Confidence: {confidence.level}. {_sentence('; '.join(confidence.reasons))}"


def unconfirmed(run: Run) -> tuple[Condition, ...]:
    """Conditions that are on and that no person has confirmed."""
    return tuple(
        c for c in run.situation.conditions if c.basis == "reported" and c.value and not c.confirmed
    )


def ways(run: Run, rung: str = HEADLINE_RUNG) -> tuple[tuple[str, float], ...]:
    """Ways out within 12 months, of 100, rounded to add up, in descending order."""
    estimate = run.forecast.leader_exit.horizons[12][rung]
    values = [100.0 * estimate.by_mode.get(way, 0.0) for way in WAYS_OUT]
    rounded = round_to_total(values)
    order = sorted(range(len(WAYS_OUT)), key=lambda k: (-rounded[k], k))
    return tuple((WAYS_OUT[k], rounded[k]) for k in order)


def rung_rows(run: Run) -> tuple[tuple[str, Estimate, str], ...]:
    """The leader's 12 months on each rung: label, exit estimate, what it rests on."""
    rungs = run.forecast.leader_exit.horizons[12]
    return (
        ("1 history", rungs["rung1"], _first_words(run.base.class_)),
        ("2 + conditions", rungs["rung2"], conditions_words(run)),
        (_third(run), rungs["rung3"], _judgement_words(run)),
    )


def _first_words(class_: ClassCount) -> str:
    """The class of rung 1, with what its rates say by themselves."""
    return f"{class_words(class_)}; the class by itself: {class_cell(class_)}"


def class_words(class_: ClassCount) -> str:
    """A reference class with its counts."""
    exits = sum(class_.exits.values())
    months = f"{class_.leader_months:,.0f}"
    note = f"; {class_.note}" if class_.note else ""
    return f"{class_.name}, case left out: {plural(exits, 'exit')} in {months} leader-months{note}"


def conditions_words(run: Run) -> str:
    """The reported conditions, with what they do to the hazard."""
    rungs = run.forecast.leader_exit.horizons[12]
    change = points(100 * (rungs["rung1"].p - rungs["rung2"].p))
    parts = [_condition_words(c, run.base.effects.get(c.id)) for c in run.situation.conditions]
    known = [p for p in parts if p]
    if not known:
        return f"no condition reported: drawn from the class ({change})"
    return "; ".join(known) + f"; together {change} against rung 1"


def _condition_words(condition: Condition, effect: float | None) -> str:
    if condition.value is None:
        return ""
    state = "confirmed" if condition.confirmed else "proposed, unchecked"
    if condition.basis == "analyst":
        state = "set by the analyst"
    times = f", hazard x {effect:.1f}" if effect is not None else ""
    return f"{condition_name(condition.id)}: {condition_value(condition)} ({state}){times}"


def _judgement_words(run: Run) -> str:
    share = f"{per_100(run.forecast.judgement_share)} % of the spread is judgement"
    if run.forecast.what_if:
        return f"our judgement; on past exits pillars did not beat history alone; {share}"
    return f"our judgement; {share}"


def _third(run: Run) -> str:
    return "3 what-if, not a forecast" if run.forecast.what_if else "3 + our judgement"


def _header(run: Run, width: int) -> list[str]:
    facts = run.facts
    mark = [f"{facts.handling}"] if facts.handling else []
    name = f"{facts.country_name.upper()}  {facts.leader}"
    return [
        *mark,
        *fill(f"{name}   as of {day_words(run.forecast.as_of)}, {later_words(run)}", width),
    ]


def later_words(run: Run) -> str:
    """Whether anything later than the as-of day went into the forecast."""
    view = run.view
    later = any(d.at.date() > view.as_of for d in view.decisions) or any(
        g.on is not None and g.on > view.as_of for g in view.grades
    )
    return "no later report used" if later else "nothing later used"


def _horizons(run: Run) -> list[str]:
    head = " " * _LABEL + "3 m   6 m   12 m            24 m    (of 100, rung 2)"
    rows = [head]
    for label, target in (
        ("Leader in office", run.forecast.leader_exit),
        ("Regime in place", run.forecast.regime_exit),
    ):
        cells = {h: target.horizons[h][HEADLINE_RUNG] for h in _HORIZONS if h in target.horizons}
        three, six, year = (survival(cells[h]) for h in (3, 6, 12))
        last = survival(cells[24]) if 24 in cells else ""
        year = f"{year} [{survival_interval(cells[12])}]"
        rows.append(f"{label:<{_LABEL}}{three:<6}{six:<6}{year:<16}{last}")
    return rows


def _rungs(run: Run, width: int) -> list[str]:
    lines: list[str] = ["Leader in office at 12 months, of 100, on three rungs"]
    for label, estimate, words in rung_rows(run):
        cell = f"{survival(estimate)} [{survival_interval(estimate)}]"
        lines += _columns(label, f"{cell:<12}", words, width)
        if label.startswith("1"):
            for other in run.base.others:
                lines += _columns(
                    "    other class", f"{class_cell(other):<12}", class_words(other), width
                )
    return lines


def class_cell(class_: ClassCount) -> str:
    """Survival of a class over 12 months, with its interval where it is known."""
    if class_.p12 != class_.p12:
        return "not known"
    if class_.p12_lo != class_.p12_lo:
        return per_100(1 - class_.p12)
    return f"{per_100(1 - class_.p12)} [{interval(1 - class_.p12_hi, 1 - class_.p12_lo)}]"


def _ways(run: Run, width: int) -> list[str]:
    shown = [(way, value) for way, value in ways(run) if value > 0]
    total = round(sum(value for _, value in ways(run)), 1)
    parts = "  ".join(f"{way_name(way)} {value:.1f}" for way, value in shown)
    text = f"Ways out in 12 months, of 100 (rung 2): {parts}  = {total:.1f}"
    settled = negotiated_words(run)
    return fill(f"{text}; {settled}" if settled else text, width)


def negotiated_words(run: Run) -> str:
    """How much of the ways out is called negotiated, which is judgement; "" for none."""
    estimate = run.forecast.leader_exit.horizons[12][HEADLINE_RUNG]
    shares = run.forecast.negotiated
    settled = sum(100 * estimate.by_mode.get(way, 0.0) * shares[way] for way in sorted(shares))
    return f"of which negotiated: {settled:.1f} (judgement)" if settled >= 0.05 else ""


def _columns(label: str, cell: str, words: str, width: int) -> list[str]:
    indent = " " * (_LABEL + len(cell) + 1)
    return textwrap.wrap(
        words,
        width=width,
        initial_indent=f"{label:<{_LABEL}}{cell} ",
        subsequent_indent=indent,
        break_long_words=False,
    )


def _sentence(text: str) -> str:
    return text if not text or text.endswith(".") else text + "."
