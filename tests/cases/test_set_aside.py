"""What is set aside for its language is counted by outlet."""

from __future__ import annotations

from pathlib import Path

from caryatid.cases.folder import create_folder
from caryatid.cases.gather import Problem
from caryatid.cases.set_aside import NOBODY, languages_aside, languages_words, unread_in
from caryatid.reading import load_document
from caryatid.records import Document

SPANISH = "---\noutlet: El Diario\n---\nEl presidente dijo que los soldados no van a salir hoy.\n"
ENGLISH = "---\noutlet: Post\n---\nThe president said that the soldiers will stay in the city.\n"


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


def test_the_texts_of_a_case_that_its_ledger_does_not_hold(tmp_path: Path) -> None:
    folder = create_folder(tmp_path / "desk", "VEN")
    (folder.documents / "a.md").write_text(ENGLISH, encoding="utf-8")
    (folder.documents / "b.md").write_text(SPANISH, encoding="utf-8")
    (folder.documents / "c.md").write_bytes(b"\x00\x01\x02")
    held = load_document(ENGLISH.encode(), name="a.md")
    found = unread_in(folder, [held])
    assert found.languages == (("El Diario", "Spanish", 1),)
    (file,) = found.files
    assert file == ("c.md", "this is not a text file; save the article as plain text in UTF-8")
    (waiting,) = [why for name, why in unread_in(folder, []).files if name == "a.md"]
    assert waiting.startswith("not read yet")


def test_what_was_just_set_aside_counts_wherever_its_file_is(tmp_path: Path) -> None:
    folder = create_folder(tmp_path / "desk", "VEN")
    document = load_document(SPANISH.encode(), name="b.md")
    problems = [
        Problem("b.md", "b.md: written in Spanish", document),
        Problem("x.pdf", "x.pdf: no"),
    ]
    found = unread_in(folder, [], problems)
    assert found.languages == (("El Diario", "Spanish", 1),)
    assert found.files == (("x.pdf", "no"),)
    assert unread_in(folder, [document], problems).languages == ()
