"""--reader llm on the command line, against a server on this machine."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import Result

from caryatid.ledger import Ledger
from caryatid.reading.reader import READER

Call = Callable[..., Result]
NOW = "2026-01-02T03:04:05"
LOAN = "Russia lent Venezuela $2 billion"
TEXT = f"""---
published: 2019-03-01
outlet: Test Wire
---
{LOAN} on Friday. President Nicolás Maduro thanked Vladimir Putin.
Crowds in Caracas demanded that Maduro resign.
"""
SPANISH = """---
published: 2019-03-02
outlet: El Diario
---
El presidente dijo que los soldados no van a salir de la ciudad y que la gente debe quedarse en
sus casas por la noche hasta que lleguen las tropas del norte.
"""


@pytest.fixture(scope="module")
def loopback() -> ModuleType:
    name = "caryatid_tests_loopback"
    if name not in sys.modules:
        place = Path(__file__).parents[1] / "reading" / "llm" / "loopback.py"
        spec = importlib.util.spec_from_file_location(name, place)
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    """Sets the environment of the second reader to a server."""

    def set_to(server) -> None:
        monkeypatch.setenv("CARYATID_LLM_URL", server.url)
        monkeypatch.setenv("CARYATID_LLM_MODEL", "test")

    return set_to


def found(loopback):
    actors = [
        {"name": "Russia", "kind": "state", "country": "RUS"},
        {"name": "Venezuela", "kind": "state", "country": "VEN"},
    ]
    claim = loopback.claim(LOAN, ["Russia"], "fin_loan", ["Venezuela"], direction="completed")
    return loopback.openai(loopback.answer(claim, actors=actors))


def test_both_readers_stand_in_the_ledger_and_the_second_speaks(
    call: Call, tmp_path: Path, loopback, at
) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    brief = ("brief", "a.md", "--regime", "VEN", "--case", "desk", "--draws", 64, "--now", NOW)
    with loopback.serving(found(loopback)) as server:
        at(server)
        assert call(*brief, "--reader", "llm").exit_code == 0
        assert call("brief", "desk", "--draws", 64, "--now", NOW, "--reader", "llm").exit_code == 0
        assert len(server.asked) == 1, "what was read once is not asked again"
    with Ledger.open(tmp_path / "desk" / "ledger.db") as ledger:
        ledger.check()
        assert [r.reader for r in ledger.all_readings()] == [READER, "llm:test"]
        (reading,) = ledger.readings()
    assert (reading.reader, [c.quote for c in reading.claims]) == ("llm:test", [LOAN])
    shown = call("ledger", "agreement", "--case", "desk").stdout
    assert "a.md:" in shown
    assert "claims agreed" in shown
    (row,) = map(
        json.loads, call("ledger", "agreement", "--case", "desk", "--json").stdout.split("\n")[:1]
    )
    assert row["readers"] == [READER, "llm:test"]
    matched = len(row["agreed"]) + len(row["differing"]) + len(row["only"]["llm:test"])
    assert matched == 1


def test_texts_in_other_languages_are_read_by_the_second_reader(
    call: Call, tmp_path: Path, loopback, at
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.md").write_text(TEXT, encoding="utf-8")
    (texts / "b.md").write_text(SPANISH, encoding="utf-8")
    first = call("brief", "texts", "--regime", "VEN", "--case", "desk", "--draws", 64, "--now", NOW)
    assert "missing here: El Diario 1 (Spanish)" in first.stderr
    assert "El Diario 1 (Spanish)" in call("doctor", "desk").stdout
    gap = '<tr><th scope="row">El Diario</th><td data-label="Language">Spanish</td>'
    report = tmp_path / "desk" / "report.html"
    assert gap in report.read_text(encoding="utf-8")
    with loopback.serving(loopback.openai(loopback.answer())) as server:
        at(server)
        second = call("read", "desk", "--reader", "llm", "--now", NOW)
    assert "El Diario 1" not in second.stderr
    assert "set aside" not in second.stderr
    assert "nothing set aside" in call("doctor", "desk").stdout
    assert call("brief", "desk", "--draws", 64, "--now", NOW).exit_code == 0
    assert gap not in report.read_text(encoding="utf-8")


def test_read_prints_both_and_their_agreement(call: Call, tmp_path: Path, loopback, at) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    with loopback.serving(found(loopback)) as server:
        at(server)
        result = call("read", "a.md", "--regime", "VEN", "--reader", "llm", "--json")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["reader"] for row in rows] == [READER, "llm:test"]
    assert "of both readers" in result.stderr


def test_a_budget_that_ends_is_told_and_the_rest_stands(
    call: Call, tmp_path: Path, loopback, at
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(3):
        (texts / f"{number}.md").write_text(f"{TEXT}Report {number}.\n", encoding="utf-8")
    with loopback.serving(found(loopback)) as server:
        at(server)
        limits = ("--reader", "llm", "--llm-budget", 2, 100_000, 60)
        result = call("brief", "texts", "--regime", "VEN", "--case", "desk", "--draws", 64,
                      "--now", NOW, *limits)  # fmt: skip
    assert result.exit_code == 0
    assert "its 2 documents are used up. Not read by it: 1 of 3 documents" in result.stderr
    with Ledger.open(tmp_path / "desk" / "ledger.db") as ledger:
        assert sum(r.reader == "llm:test" for r in ledger.all_readings()) == 2
        assert len(ledger.documents()) == 3


def test_a_refused_key_keeps_what_the_first_reader_found(
    call: Call, tmp_path: Path, loopback, at, monkeypatch
) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("CARYATID_LLM_KEY", "hush-hush")
    with loopback.serving(loopback.Reply({}, status=401)) as server:
        at(server)
        result = call(
            "brief", "a.md", "--regime", "VEN", "--case", "desk", "--reader", "llm", "--now", NOW
        )
    assert result.exit_code == 2
    assert "check CARYATID_LLM_KEY" in result.stderr
    assert "hush-hush" not in result.output
    with Ledger.open(tmp_path / "desk" / "ledger.db") as ledger:
        assert len(ledger.documents()) == 1


def test_without_an_environment_nothing_is_read(call: Call, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("CARYATID_LLM_URL", raising=False)
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    result = call(
        "brief", "a.md", "--regime", "VEN", "--case", "desk", "--reader", "llm", "--now", NOW
    )
    assert result.exit_code == 2
    assert "needs CARYATID_LLM_URL" in result.stderr
    assert not (tmp_path / "desk").exists()
