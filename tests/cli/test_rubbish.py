"""Rubbish in: one clear sentence with what to do, the right exit code, and good work kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from caryatid.ledger import Ledger

Call = Callable[..., Result]

NOW = "2026-01-02T03:04:05"

GOOD = """---
title: Moscow lends again
published: 2019-03-01
outlet: Test Wire
---

Russia lent Venezuela $2 billion on Friday. President Nicolás Maduro thanked Vladimir Putin.
Crowds in Caracas demanded that Maduro resign. Report {number}.
"""


def one_sentence(text: str) -> str:
    """The message, which must be one line that says who speaks."""
    lines = text.strip().splitlines()
    assert len(lines) == 1, text
    assert lines[0].startswith("caryatid: ")
    return lines[0]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("noise.txt", bytes(range(256)) * 40, "noise.txt"),
        ("half.txt", "Crowds marched in Caracas. ".encode("utf-16-le"), "half.txt"),
        ("line.txt", b"a" * 50_000_000, "larger than 8 MB"),
    ],
)
def test_a_file_that_cannot_be_read(
    call: Call, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    result = call("brief", name, "--regime", "VEN", "--now", NOW)
    assert result.exit_code == 3
    message = one_sentence(result.stderr)
    assert name in message
    assert words in message
    assert "; " in message, "says what to do"


def test_a_line_of_eight_megabytes_ends(call: Call, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Maduro spoke and " * 400_000, encoding="utf-8")
    result = call("read", "long.txt", "--json")
    assert result.exit_code in {0, 3}


def test_one_bad_file_among_ten(call: Call, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(9):
        (texts / f"{number}.md").write_text(GOOD.format(number=number), encoding="utf-8")
    (texts / "bad.txt").write_bytes(bytes(range(256)) * 20)
    result = call("brief", "texts", "--case", "desk", "--draws", 64, "--now", NOW)
    assert result.exit_code == 0
    assert "set aside: bad.txt" in result.stderr
    with Ledger.open(tmp_path / "desk" / "ledger.db") as ledger:
        ledger.check()
        assert len(ledger.documents()) == 9


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The harvest was good. Bread is cheap this year. People went to the fair.",
            "no contested",
        ),
        (
            "Maduro leads Venezuela, a poor country, and Lukashenko leads Belarus, a cold one.",
            "VEN",
        ),
    ],
)
def test_no_regime_or_two(call: Call, tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    result = call("brief", "a.txt", "--published", "2019-03-04", "--now", NOW)
    assert result.exit_code == 2
    message = one_sentence(result.stderr)
    assert words in message
    assert "--regime" in message


def test_two_regimes_are_both_named(call: Call, tmp_path: Path) -> None:
    text = "Maduro leads Venezuela. Lukashenko leads Belarus. " * 3
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    message = call("brief", "a.txt", "--published", "2019-03-04", "--now", NOW).stderr
    assert "VEN" in message
    assert "BLR" in message


def test_an_unknown_country(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    result = call("brief", "a.md", "--regime", "Ruritania", "--now", NOW)
    assert result.exit_code == 2
    assert "'Ruritania'" in one_sentence(result.stderr)


def test_an_impossible_day_on_the_command_line(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    result = call("brief", "a.md", "--published", "2019-02-30")
    assert result.exit_code == 2
    assert "2019-02-30" in result.stderr


def test_an_impossible_day_in_the_front_matter(call: Call, tmp_path: Path) -> None:
    text = GOOD.replace("2019-03-01", "2019-02-30")
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    result = call("brief", "a.md", "--now", NOW)
    assert result.exit_code == 3
    message = one_sentence(result.stderr)
    assert "a.md" in message
    assert "2019-02-30" in message


def test_a_place_that_cannot_be_written_to(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "wall").write_text("a file, no folder", encoding="utf-8")
    result = call("brief", "a.md", "--case", "wall/desk", "--now", NOW)
    assert result.exit_code == 2
    assert "wall" in one_sentence(result.stderr)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    result = call("brief", "a.md", "--case", "locked/desk", "--now", NOW)
    assert result.exit_code == 2
    assert "locked" in one_sentence(result.stderr)


def test_a_case_from_a_newer_version(call: Call, tmp_path: Path) -> None:
    case = tmp_path / "desk"
    case.mkdir()
    (case / "case.toml").write_text('format = 9\n[case]\ncountry = "VEN"\n', encoding="utf-8")
    result = call("brief", "desk", "--now", NOW)
    assert result.exit_code == 3
    assert "newer Caryatid" in one_sentence(result.stderr)


def test_a_folder_that_is_no_case(call: Call, tmp_path: Path) -> None:
    result = call("forecast", tmp_path, "--now", NOW)
    assert result.exit_code == 2
    assert "caryatid init" in one_sentence(result.stderr)


def test_a_good_ledger_outlives_a_bad_document(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    assert call("brief", "a.md", "--case", "desk", "--draws", 64, "--now", NOW).exit_code == 0
    (tmp_path / "desk" / "documents" / "bad.txt").write_bytes(b"\x00" * 400)
    result = call("brief", "desk", "--draws", 64, "--now", NOW)
    assert result.exit_code == 0
    assert "bad.txt" in result.stderr
    with Ledger.open(tmp_path / "desk" / "ledger.db") as ledger:
        ledger.check()
        assert len(ledger.documents()) == 1


def test_a_ledger_that_is_no_ledger(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    call("brief", "a.md", "--case", "desk", "--draws", 64, "--now", NOW)
    (tmp_path / "desk" / "ledger.db").write_bytes(b"not a database, not at all" * 40)
    result = call("brief", "desk", "--draws", 64, "--now", NOW)
    assert result.exit_code == 3
    assert "ledger.db" in one_sentence(result.stderr)
