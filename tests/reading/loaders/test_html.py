"""Web pages: the article, its headline, and the day on which it appeared."""

from __future__ import annotations

import json
from datetime import date

import pytest

from caryatid.errors import DataError
from caryatid.reading.load import load, load_document
from caryatid.reading.loaders.html import read_html
from caryatid.records.dates import DateRange


def linked(**entries: object) -> str:
    article = {"@type": "NewsArticle", **entries}
    graph = {"@graph": [{"@type": "WebPage", "datePublished": "1999-01-01"}, article]}
    return f'<script type="application/ld+json">{json.dumps(graph)}</script>'


def test_the_article_without_menus_scripts_and_footers(made) -> None:
    document = load_document(made.web_page(), name="a.html")
    assert document.title == made.TITLE
    assert document.title_span is not None
    assert document.body[slice(*document.title_span)] == made.TITLE
    for paragraph in made.PARAGRAPHS:
        assert paragraph in document.body
    assert "\n- The first point is the army.\n- The second" in document.body
    for other in ("script lent", "Home", "rights reserved", "color"):
        assert other not in document.body


def test_paragraphs_have_an_empty_line_between_them(made) -> None:
    body = load_document(made.web_page(), name="a.html").body
    assert "\n\n".join(made.PARAGRAPHS) in body


def test_what_linked_data_says_about_the_article(made) -> None:
    head = linked(
        headline=made.TITLE,
        datePublished="2020-08-20T09:00:00+02:00",
        dateModified="2021-02-02",
        author=[{"name": "Ana Writer"}, {"name": "Bo Scribe"}],
        publisher={"name": "Harbour Post"},
    )
    document = load_document(made.web_page(head=head), name="a.html")
    assert document.published == DateRange.on(date(2020, 8, 20))
    assert document.published_basis == "html"
    assert (document.outlet, document.author) == ("Harbour Post", "Ana Writer and Bo Scribe")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2020-08-20T23:59:00Z">',
        '<meta name="dc.date" content="20 August 2020">',
        '<meta itemprop="datePublished" content="2020-08-20">',
        '<script type="application/ld+json">{no</script><meta name="date" content="2020-08-20">',
        '<meta name="date" content="someday"><meta name="pubdate" content="2020-08-20">',
    ],
)
def test_days_of_publication(made, head: str) -> None:
    document = load_document(made.web_page(head=head), name="a.html")
    assert document.published == DateRange.on(date(2020, 8, 20))


def test_a_day_in_the_page_is_used_where_it_is_marked_as_that(made) -> None:
    marked = '<time itemprop="datePublished" datetime="2020-08-20">some time ago</time>'
    other = '<time datetime="2020-08-20">the fair opens</time>'
    dated = load_document(made.web_page([marked, *made.PARAGRAPHS]), name="a.html")
    undated = load_document(made.web_page([other, *made.PARAGRAPHS]), name="a.html")
    assert dated.published == DateRange.on(date(2020, 8, 20))
    assert undated.published_basis != "html"


def test_a_page_that_was_only_changed_has_no_day(made) -> None:
    head = '<meta property="article:modified_time" content="2020-08-20">'
    assert load_document(made.web_page(head=head), name="a.html").published == DateRange()


def test_the_outlet_is_the_host_where_no_name_is_given(made) -> None:
    head = '<link rel="canonical" href="https://www.harbour.example/a?b=1">'
    document = load_document(made.web_page(head=head), name="a.html")
    assert document.outlet == "harbour.example"
    assert document.url == "https://www.harbour.example/a?b=1"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "https://[::1"])
def test_only_web_addresses_are_addresses(made, address: str) -> None:
    head = f'<link rel="canonical" href="{address}">'
    assert load_document(made.web_page(head=head), name="a.html").url is None


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "windows-1251", "utf-8"])
def test_declared_encodings(made, encoding: str) -> None:
    name = "Надя" if encoding == "windows-1251" else "Guaidó"
    text = made.web_page([f"{name} left the town. {p}" for p in made.PARAGRAPHS]).decode()
    page = text.replace("charset=utf-8", f"charset={encoding}").replace("“", '"').replace("”", '"')
    assert name in load_document(page.encode(encoding), name="a.html").body


def test_a_wrong_declaration_is_mended_or_told(made) -> None:
    page = made.web_page(["Guaidó left the town. " + p for p in made.PARAGRAPHS])
    declared = page.replace(b"charset=utf-8", b"charset=base64_codec")
    assert "Guaidó" in load_document(declared, name="a.html").body
    stray = load(page.replace("ó".encode(), b"\x81"), name="a.html")
    assert stray.notes


@pytest.mark.parametrize(
    "page",
    [
        b"<!doctype html><html><body></body></html>",
        b"<html><body><div id=root></div><script>" + b"x = 1;" * 1000 + b"</script></body></html>",
        b"<html>",
        b"<html><!-- only a comment --></html>",
    ],
)
def test_a_page_without_text_is_told_in_one_sentence(page: bytes) -> None:
    with pytest.raises(DataError, match=r"app\.html: this page holds no text.*; open it"):
        read_html(page, name="app.html")


def test_a_short_page_without_an_article_is_all_text() -> None:
    page = b"<html><body><p>The envoy left.</p><p>He came back.</p></body></html>"
    assert load_document(page, name="a.html").body == "The envoy left.\n\nHe came back."


def test_content_counts_for_more_than_the_name(made) -> None:
    assert load_document(made.web_page(), name="a.txt").title == made.TITLE
