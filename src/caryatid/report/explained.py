"""An explanation, and the trace of one number, as plain text."""

from __future__ import annotations

from caryatid.explain import Explanation, Trace, TraceLine
from caryatid.forecast import Run
from caryatid.report.naming import claim_numbers, fill, one_line, outlet_name, plural
from caryatid.report.numbers import points
from caryatid.report.words import confidence_sentence
from caryatid.report.words_support import support_lines, watch_words

__all__ = ["explanation_text", "trace_text"]

_QUOTE = 88


def explanation_text(run: Run, explanation: Explanation, *, width: int = 100) -> str:
    """The whole explanation: what the brief says of it, and every item that it cuts.

    Args:
        run: The forecast explained.
        explanation: Of that run.
        width: Longest line, in characters.
    """
    lines = [
        *fill(confidence_sentence(explanation), width),
        *support_lines(run, explanation, width),
        "",
        "All to watch",
        *(line for item in explanation.watch for line in _bullet(watch_words(item), width)),
        "",
        "Without one outlet (points of 12-month survival)",
        *_outlets(run, explanation),
        "",
        "Claims to check first",
        *_claims(run, explanation),
        "",
        f"Ask further with --why NAME. Effects rest on {plural(explanation.draws, 'draw')}.",
        *(line for note in explanation.notes for line in _bullet(note, width)),
    ]
    return "\n".join(line.rstrip() for line in lines)


def trace_text(trace: Trace, *, width: int = 100) -> str:
    """One number with what it rests on, a block for each step."""
    lines = fill(f"{trace.what}: {trace.value}", width)
    for line in trace.lines:
        lines += _trace_line(line, width)
    return "\n".join(lines)


def _trace_line(line: TraceLine, width: int) -> list[str]:
    part = _part(line)
    mark = f" [{line.mark}]" if line.mark else ""
    lines = fill(f"  {part:>8}  {line.kind}: {line.text}{mark}", width, indent=" " * 12)
    if line.quote:
        lines += fill(f'{"":12}"{" ".join(line.quote.split())}"', width, indent=" " * 12)
    if line.source or line.claim_id:
        where = ", ".join(part for part in (line.claim_id or "", line.source) if part)
        lines += fill(f"{'':12}{where}", width, indent=" " * 12)
    return lines


def _part(line: TraceLine) -> str:
    if line.part is None:
        return ""
    return f"{line.part:+.2f} z" if line.unit == "z" else f"{line.part:+.1f}"


def _outlets(run: Run, explanation: Explanation) -> list[str]:
    rows = [
        f"  {one_line(outlet_name(run.view, o.outlet), 44):<46}"
        f"rung 2 {points(o.rung2, digits=1):>5}   rung 3 {points(o.rung3, digits=1):>5}"
        for o in explanation.outlets
    ]
    if explanation.outlets_left_out:
        left = ", ".join(outlet_name(run.view, o) for o in explanation.outlets_left_out)
        rows.append(f"  not tried: {left}")
    return rows or ["  no outlet"]


def _claims(run: Run, explanation: Explanation) -> list[str]:
    numbers = claim_numbers(run.view)
    lines: list[str] = []
    for key in explanation.key_claims:
        quote = one_line(run.view.claim(key.claim_id).quote, _QUOTE)
        listed = ", ".join(str(numbers[report]) for report in key.reports)
        lines += [f'  [{listed}] "{quote}"', f"      {key.effect_words}"]
    return lines or ["  no claim carries the forecast"]


def _bullet(text: str, width: int) -> list[str]:
    return fill(f"  {text}", width, indent="    ")
