"""What was set aside for its language, by outlet: a gap in what a case can know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from caryatid.reading import language_name
from caryatid.records import Document

__all__ = ["NOBODY", "languages_aside", "languages_words"]

NOBODY = "(no outlet named)"


def languages_aside(documents: Iterable[Document]) -> tuple[tuple[str, str, int], ...]:
    """Outlet, language and number of the documents that are not in English, by outlet.

    Args:
        documents: Those that the reader of English could not read, among others.
    """
    counts = Counter(
        (d.outlet or NOBODY, language_name(d.language) or "unknown language")
        for d in documents
        if d.language != "en"
    )
    return tuple((outlet, language, n) for (outlet, language), n in sorted(counts.items()))


def languages_words(documents: Iterable[Document]) -> str | None:
    """One sentence on what was set aside for its language, None if nothing was."""
    rows = languages_aside(documents)
    if not rows:
        return None
    listed = ", ".join(f"{outlet} {n} ({language})" for outlet, language, n in rows)
    return f"Set aside for their language, and missing here: {listed}."
