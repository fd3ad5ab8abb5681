"""What is set aside for its language is counted by outlet."""

from __future__ import annotations

from caryatid.cases.set_aside import NOBODY, languages_aside, languages_words
from caryatid.records import Document


def _text(number: int, outlet: str | None, language: str) -> Document:
    return Document(f"doc-{number}", "", "words", outlet=outlet, language=language)


def test_counts_by_outlet_and_language() -> None:
    texts = [
        _text(1, "El Diario", "es"), _text(2, "El Diario", "es"), _text(3, "El Diario", "en"),
        _text(4, None, "tr"), _text(5, "Radio", "xx"),
    ]  # fmt: skip
    assert languages_aside(texts) == (
        (NOBODY, "Turkish", 1),
        ("El Diario", "Spanish", 2),
        ("Radio", "unknown language", 1),
    )
    assert languages_words(texts) == (
        "Set aside for their language, and missing here: (no outlet named) 1 (Turkish), "
        "El Diario 2 (Spanish), Radio 1 (unknown language)."
    )


def test_nothing_is_said_where_all_is_english() -> None:
    assert languages_words([_text(1, "Post", "en")]) is None
