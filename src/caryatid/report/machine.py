"""The brief, the state and the explanation as JSON, with the schema that is published for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from caryatid._version import __version__
from caryatid.explain import Explanation, Trace
from caryatid.forecast import Run, forecast_to_json
from caryatid.records import ClassCount, Document, Situation
from caryatid.report._dumped import dumped
from caryatid.report.claims import claim_json
from caryatid.report.words import confidence_sentence, headline
from caryatid.terms.pillars import display_name, word_for

__all__ = ["FORMAT", "brief_json", "explanation_json", "situation_json", "trace_json"]

FORMAT = 1
"""Version of the machine output. It grows by new keys; a key that changes or goes raises it."""


def brief_json(
    run: Run,
    explanation: Explanation,
    *,
    notes: Iterable[str] = (),
    problems: Iterable[tuple[str, str]] = (),
) -> dict[str, Any]:
    """Everything that a brief says, as one object.

    Args:
        run: Forecast with all that it was made from.
        explanation: Its explanation.
        notes: Sentences for people.
        problems: Name and reason of each document that was set aside.

    Returns:
        An object that `caryatid.report.schema.brief_schema` describes. Every claim id in it is
        found under `claims`, every document id under `documents`.
    """
    view = run.view
    return {
        "format": FORMAT,
        "version": __version__,
        "headline": headline(run),
        "confidence": confidence_sentence(explanation),
        "forecast": forecast_to_json(run.forecast),
        "history": {
            "class": dumped(ClassCount, run.base.class_),
            "others": [dumped(ClassCount, other) for other in run.base.others],
            "effects": dict(run.base.effects),
            "provenance": dict(run.base.provenance),
            "data_to": run.base.data_to.isoformat(),
            "hindsight": run.base.hindsight,
        },
        "situation": situation_json(run.situation),
        "explanation": dumped(Explanation, explanation),
        "claims": [claim_json(view, claim) for claim in view.claims],
        "documents": [_document(document) for document in view.documents],
        "notes": list(notes),
        "problems": [{"name": name, "message": message} for name, message in problems],
    }


def situation_json(situation: Situation) -> dict[str, Any]:
    """Pillars, conditions and triggers, with each pillar's level, word and name."""
    found = dumped(Situation, situation)
    for raw, pillar in zip(found["pillars"], situation.pillars, strict=True):
        raw.update(
            name=display_name(pillar.key),
            level=pillar.level,
            word=word_for(pillar.level),
            is_gap=pillar.is_gap,
        )
        for shift_raw, shift in zip(raw["shifts"], pillar.shifts, strict=True):
            shift_raw["part"] = shift.part
    return found


def explanation_json(run: Run, explanation: Explanation) -> dict[str, Any]:
    """An explanation with the claims that it names, so that each effect leads to its words."""
    named = {report for k in explanation.key_claims for report in k.reports}
    named.update(i for item in explanation.stress for i in item.claim_ids)
    named.update(i for item in explanation.watch for i in item.claim_ids)
    named.update(i for item in explanation.recorded for i in item.claim_ids)
    claims = [claim_json(run.view, c) for c in run.view.claims if c.id in named]
    return {**dumped(Explanation, explanation), "claims": claims}


def trace_json(trace: Trace) -> dict[str, Any]:
    """Where one number comes from."""
    return dumped(Trace, trace)


def _document(document: Document) -> dict[str, Any]:
    days: Sequence[Any] = (document.published.earliest, document.published.latest)
    first, last = (day.isoformat() if day else None for day in days)
    return {
        "id": document.id,
        "sha256": document.sha256,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "published": {
            "earliest": first,
            "latest": last,
            "precision": document.published.precision,
        },
        "published_basis": document.published_basis,
        "url": document.url,
        "language": document.language,
        "name": document.name,
    }
