"""What moved since an earlier day, in a sentence."""

from __future__ import annotations

from caryatid.explain import Explanation
from caryatid.report.naming import plural
from caryatid.report.numbers import month_day, points

__all__ = ["since_words"]


def since_words(explanation: Explanation) -> str:
    """The headline then and now with the parts that add up; "" where nothing was compared."""
    since = explanation.since
    if since is None:
        return ""
    told = [f"{name} {points(part, digits=1)}" for name, part in since.parts]
    cause = ", ".join(told)
    return (
        f"Since {month_day(since.day)}: {since.before:.1f} -> {since.after:.1f} of 100. "
        f"{cause[:1].upper()}{cause[1:]}. With our judgement (rung 3): "
        f"{since.judgement_before:.1f} -> {since.judgement_after:.1f}; "
        f"{plural(since.new_documents, 'new document')}."
    )
