from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from caryatid.cases.facts import case_facts
from caryatid.cases.folder import open_folder
from caryatid.reading import load_document
from caryatid.records import Document

_ROOT = Path(__file__).parents[2]
_EXAMPLES = {"venezuela-2019": date(2019, 3, 4), "sudan-2019": date(2019, 4, 10)}
_TEXTS = _ROOT.parent / "shared" / "data" / "corpus_dev"
_RUN = 8

each = pytest.mark.parametrize("name", sorted(_EXAMPLES))


def _documents(name: str) -> list[Document]:
    paths = sorted((_ROOT / "examples" / name / "documents").glob("*.md"))
    return [load_document(path.read_bytes(), name=path.name) for path in paths]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w']+", text.lower().replace("’", "'"))
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}


@each
def test_reports_are_short_dated_and_signed(name: str) -> None:
    documents = _documents(name)
    assert len(documents) >= 10
    for document in documents:
        assert document.title
        assert document.outlet
        assert document.author
        assert document.published.earliest == document.published.latest
        assert document.published_basis == "front_matter"
        assert 120 <= len(document.body.split()) <= 260, document.name


@each
def test_file_names_begin_with_the_day_of_publication(name: str) -> None:
    for document in _documents(name):
        assert document.name.startswith(str(document.published.earliest))


@each
def test_several_standpoints_and_one_report_that_others_copy(name: str) -> None:
    documents = _documents(name)
    assert len({d.outlet for d in documents}) >= 5
    copies = [d for d in documents if d.syndicated_from]
    assert copies
    for copy in copies:
        origins = [d for d in documents if d.outlet == copy.syndicated_from]
        shared = max(len(_runs(copy.body) & _runs(d.body)) for d in origins)
        assert shared >= len(_runs(copy.body)) / 2


@each
def test_the_case_and_its_grades_can_be_read(name: str) -> None:
    folder = open_folder(str(_ROOT / "examples" / name))
    facts = case_facts(folder.file, folder.calendar, as_of=_EXAMPLES[name])
    outlets = {d.outlet for d in _documents(name)}
    graded = {grade.outlet for grade in folder.grades()}
    assert graded <= outlets
    assert outlets - graded, "an ungraded outlet shows what a missing grade looks like"
    assert facts.calendar
    assert facts.regime_type == "personal"


@each
@pytest.mark.skipif(not _TEXTS.is_dir(), reason="the texts of others are not beside us")
def test_no_wording_of_others(name: str) -> None:
    theirs = {run for p in _TEXTS.glob("*.txt") for run in _runs(p.read_text(encoding="utf-8"))}
    for document in _documents(name):
        assert not _runs(document.body) & theirs, document.name
