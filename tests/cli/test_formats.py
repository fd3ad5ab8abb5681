"""Saved pages, feeds, PDFs and odd texts through the command line."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import Result

from caryatid.ledger import Ledger

Call = Callable[..., Result]
NOW = "2026-01-02T03:04:05"
LOAN = "Russia lent Venezuela $2 billion on Friday, and President Nicolás Maduro thanked it."
HOSTILE = "<img src=x onerror=alert(1)>'; DROP TABLE claims; --"


@pytest.fixture(scope="module")
def made() -> ModuleType:
    name = "made_files"
    if name not in sys.modules:
        place = Path(__file__).parents[1] / "reading" / "loaders" / "made.py"
        spec = importlib.util.spec_from_file_location(name, place)
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def item(title: str, text: str) -> str:
    from html import escape

    return (
        f"<title>{escape(escape(title))}</title><description>{escape(text)}</description>"
        "<pubDate>Fri, 01 Mar 2019 10:00:00 GMT</pubDate>"
    )


def test_a_folder_of_all_formats_makes_one_case(call: Call, tmp_path: Path, made) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    head = '<meta name="date" content="2019-03-01">'
    (texts / "page.html").write_bytes(made.web_page([LOAN, *made.PARAGRAPHS], head=head))
    (texts / "feed.xml").write_bytes(made.rss([item("One", LOAN), item("Two", "Cuba denied it.")]))
    pages = [[LOAN.replace("á", "a"), "More."]]
    (texts / "print.pdf").write_bytes(made.pdf(pages, made="D:20190302"))
    headers = "From: A <a@b.example>\nSubject: Note\nMIME-Version: 1.0\nContent-Type: text/plain"
    (texts / "letter.eml").write_bytes(made.message(headers, "Bolivia left."))
    (texts / "plain.md").write_text(f"---\npublished: 2019-03-01\n---\n{LOAN}\n", "utf-8")
    result = call(
        "brief", "texts", "--regime", "VEN", "--case", "desk", "--draws", 64, "--now", NOW
    )
    assert result.exit_code == 0, result.stderr
    assert sorted(p.name for p in (tmp_path / "desk" / "documents").iterdir()) == [
        "feed.xml", "letter.eml", "page.html", "plain.md", "print.pdf"
    ]  # fmt: skip
    with Ledger.open(tmp_path / "desk" / "ledger.db") as ledger:
        ledger.check()
        names = {d.name for d in ledger.documents()}
    assert {"feed.xml, item 1", "feed.xml, item 2", "page.html", "print.pdf"} <= names
    again = call("read", "desk", "--json", "--now", NOW)
    assert json.loads(again.stdout)["read"] == 0


def test_nothing_of_a_feed_reaches_a_path_or_the_report(call: Call, tmp_path: Path, made) -> None:
    feed = made.rss([item(f"../../{HOSTILE}", f"{LOAN} {HOSTILE}")], title="../out&lt;b&gt;")
    (tmp_path / "feed.xml").write_bytes(feed)
    before = {p.name for p in tmp_path.parent.iterdir()}
    result = call(
        "brief", "feed.xml", "--regime", "VEN", "--case", "desk", "--draws", 64, "--now", NOW
    )
    assert result.exit_code == 0, result.stderr
    report = (tmp_path / "desk" / "report.html").read_text(encoding="utf-8")
    assert "<img src=x" not in report
    assert "../out<b>" not in report
    assert {p.name for p in tmp_path.parent.iterdir()} == before
    assert [p.name for p in (tmp_path / "desk" / "documents").iterdir()] == ["feed.xml"]
    with Ledger.open(tmp_path / "desk" / "ledger.db") as ledger:
        ledger.check()


def test_a_text_cannot_command_the_terminal(call: Call, tmp_path: Path) -> None:
    orders = f"Title\x1b[2J of this\n\n{LOAN[:-1]} \x1b]0;owned\x07.\n"
    (tmp_path / "a.txt").write_text(orders + "Nobody else spoke. " * 60, encoding="utf-8")
    result = call("read", "a.txt", "--regime", "VEN")
    assert result.exit_code == 0
    assert "Title" in result.stdout
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("no stop", " ".join([LOAN.rstrip(".")] * 200)),
        ("lines without stops", "\n".join([LOAN.rstrip(".")] * 200)),
        ("nested quotes", "“He said ‘she said " * 1000),
        ("terminal", f"\x1b[31m{LOAN}\x1b[0m The army \x1b[1mwill\x1b[0m stay.\x08\n" * 80),
        ("emoji", f"😀👩‍👩‍👧‍👦🇻🇪 {LOAN} 🔥 " * 100),
        ("right to left within", f"\u202bقال الرئيس\u202c {LOAN} The army will stay. " * 80),
        ("brackets", "[" * 1000 + LOAN + "](" * 1000),
    ],
)
def test_odd_texts_are_read_in_bounded_time(
    call: Call, tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    result = call("read", "a.txt", "--regime", "VEN", "--json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["document"]["chars"] == len(text)


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("scan.pdf", lambda m: m.pdf([[], []]), "pictures and no text; run text recognition"),
        ("locked.pdf", lambda m: m.pdf([["x"]], trailer=m.ENCRYPTED), "encrypted; save a copy"),
        ("app.html", lambda m: b"<html><script>" + b"x=1;" * 9000, "no text .*; open it in a"),
        ("arabic.txt", lambda m: ("قال الرئيس إن الجيش سيبقى في العاصمة. " * 50).encode(),
         "written in Arabic, set aside"),
        ("tags.html", lambda m: b"<html><p " + b"a=1 " * 90_000 + b">", "no text"),
    ],
)  # fmt: skip
def test_one_clear_sentence_where_a_file_cannot_be_read(
    call: Call, tmp_path: Path, made, name: str, make, words: str
) -> None:
    import re

    (tmp_path / name).write_bytes(make(made))
    result = call("read", name)
    lines = [line for line in result.stderr.splitlines() if not line.startswith("note:")]
    assert len(lines) == 1
    assert name in lines[0]
    assert re.search(words, lines[0])


def test_a_brief_on_nothing_that_can_be_read_is_no_forecast(call: Call, tmp_path: Path) -> None:
    text = "El presidente Maduro dijo que los soldados no van a salir de la ciudad de Caracas hoy."
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text(f"{text} {number}.", encoding="utf-8")
    for more in ((), ("--json",)):
        result = call("brief", "0.txt", "1.txt", "--regime", "VEN", "--now", NOW, *more)
        assert result.exit_code == 3
        assert "written in Spanish" in result.stderr
        assert "(and 1 more)" in result.stderr
        assert result.stdout == ""


def test_a_claim_of_a_pdf_is_shown_with_its_page(call: Call, tmp_path: Path, made) -> None:
    pages = [["A first page on the weather."], [LOAN.replace("á", "a")]]
    (tmp_path / "a.pdf").write_bytes(made.pdf(pages, made="D:20190302"))
    call("brief", "a.pdf", "--regime", "VEN", "--case", "desk", "--draws", 64, "--now", NOW)
    with Ledger.open(tmp_path / "desk" / "ledger.db") as ledger:
        claim = ledger.readings()[0].claims[0]
    assert ", page 2" in call("ledger", "show", claim.id, "--case", "desk", "--now", NOW).stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "least"),
    [
        (f"{LOAN} Crowds in Caracas demanded that he resign.\n\n" * 7500, 15_000),
        ("Cuba sent troops to Venezuela on Monday " * 10_000, 500),
        ("Cuba sent troops to Venezuela on Monday\n" * 10_000, 500),
    ],
    ids=["a megabyte", "10,000 sentences without a stop", "10,000 lines without a stop"],
)
def test_large_texts(call: Call, tmp_path: Path, text: str, least: int) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    result = call("read", "a.txt", "--regime", "VEN", "--json")
    assert result.exit_code == 0, result.stderr
    assert len(json.loads(result.stdout)["claims"]) > least


def test_a_line_that_is_no_text_is_named_by_its_length(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LOAN.rstrip(".") * 10_000, encoding="utf-8")
    result = call("read", "a.txt", "--regime", "VEN")
    assert result.exit_code == 3
    assert "a line has 830,000 characters; put each article into a file of its own" in result.stderr


def test_plain_text_waits_for_no_extractor(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LOAN, encoding="utf-8")
    heavy = ("trafilatura", "pypdfium2", "feedparser", "py3langid", "httpx", "lxml")
    code = (
        "import sys; from click.testing import CliRunner; from caryatid.cli import main;"
        "r = CliRunner().invoke(main, ['read', 'a.txt', '--regime', 'VEN']);"
        f"assert r.exit_code == 0, r.output; print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
