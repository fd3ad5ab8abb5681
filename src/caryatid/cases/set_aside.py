"""What was set aside, for its language by outlet: a gap in what a case can know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from caryatid.cases.gather import Problem, gather_waiting
from caryatid.reading import language_name
from caryatid.records import Document
from caryatid.report import Unread

if TYPE_CHECKING:
    from caryatid.cases.folder import Folder

__all__ = ["NOBODY", "languages_aside", "languages_words", "unread_in"]

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


def unread_in(
    folder: Folder, known: Iterable[Document], problems: Iterable[Problem] = ()
) -> Unread:
    """Texts of a case that its ledger does not hold.

    Args:
        folder: The case.
        known: The documents that its ledger holds.
        problems: What was set aside when texts were read just now; their files may be elsewhere.
    """
    held = {document.id: document.name for document in known}
    waiting = gather_waiting(folder.documents, set(held.values()))
    documents = {d.id: d for d in waiting.documents if d.id not in held}
    problems = list(problems)
    told = [p.document for p in problems if p.document is not None]
    documents.update({d.id: d for d in told if d.id not in held})
    files = {p.name: p.message for p in waiting.problems}
    files.update({p.name: p.message for p in problems if p.document is None})
    for document in documents.values():
        if document.language == "en":
            files.setdefault(document.name, "not read yet; run caryatid read on the case")
    return Unread(
        languages_aside(documents[ident] for ident in sorted(documents)),
        tuple((name, why.removeprefix(f"{name}: ")) for name, why in sorted(files.items())),
    )


def languages_words(documents: Iterable[Document]) -> str | None:
    """One sentence on what was set aside for its language, None if nothing was."""
    rows = languages_aside(documents)
    if not rows:
        return None
    listed = ", ".join(f"{outlet} {n} ({language})" for outlet, language, n in rows)
    return f"Set aside for their language, and missing here: {listed}."
