"""Feeds: a document for each entry, and nothing that an entry could do to us."""

from __future__ import annotations

from datetime import date

import pytest

from caryatid.errors import DataError
from caryatid.reading.load import load_document, load_documents
from caryatid.records.dates import DateRange

ONE = (
    "<title>Envoy leaves</title><link>https://harbour.example/1</link>"
    "<pubDate>Thu, 20 Aug 2020 10:00:00 GMT</pubDate><author>a@b.example (Ana Writer)</author>"
    "<description>&lt;p&gt;The envoy left.&lt;/p&gt;&lt;p&gt;Nobody saw him.&lt;/p&gt;"
    "</description>"
)
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>
<entry><title>Envoy leaves</title><link href="https://harbour.example/1"/>
<published>2020-08-20T10:00:00Z</published><updated>2021-01-01T00:00:00Z</updated>
<author><name>Ana Writer</name></author>
<summary>Short.</summary><content type="html">&lt;p&gt;The envoy left.&lt;/p&gt;
&lt;p&gt;Nobody saw him.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_an_entry_is_a_document(made, kind: str) -> None:
    data = made.rss([ONE]) if kind == "rss" else ATOM
    document = load_document(data, name="feed.xml")
    assert document.body == "Envoy leaves\n\nThe envoy left.\n\nNobody saw him."
    assert (document.title, document.title_span) == ("Envoy leaves", (0, 12))
    assert document.published == DateRange.on(date(2020, 8, 20))
    assert document.published_basis == "feed"
    assert (document.outlet, document.author) == ("Harbour Post", "Ana Writer")
    assert document.url == "https://harbour.example/1"


def test_entries_have_names_for_messages(made) -> None:
    items = [ONE, "<title/>", ONE.replace("leaves", "comes back")]
    documents = load_documents(made.rss(items), name="feed.xml")
    assert [d.name for d in documents] == ["feed.xml, item 1", "feed.xml, item 3"]
    with pytest.raises(DataError, match="holds 2 texts"):
        load_document(made.rss(items), name="feed.xml")


def test_scripts_and_addresses_of_entries_do_nothing(made) -> None:
    item = (
        "<title>../../../etc/passwd</title><link>javascript:alert(1)</link><description>"
        "&lt;script&gt;steal()&lt;/script&gt;The envoy left.&lt;img src=x onerror=steal()&gt;"
        "</description>"
    )
    document = load_document(made.rss([item]), name="feed.xml")
    assert document.url is None
    assert "steal" not in document.body
    assert document.name == "feed.xml"[:8] + ", item 1"


def test_entities_open_no_file_and_do_not_grow(made) -> None:
    outside = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    grown = '<!ENTITY b0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10)
    )
    for doctype, entity in ((outside, "&a;"), (f"<!DOCTYPE r [{grown}]>", "&b9;")):
        data = made.rss([f"<title>Envoy {entity} leaves</title>"], doctype=doctype)
        body = load_document(data, name="feed.xml").body
        assert "root:" not in body
        assert len(body) < 1000


@pytest.mark.parametrize(
    "data", [b"<?xml version='1.0'?><note>Hello</note>", b"just words, no feed at all", b"<rss>"]
)
def test_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(DataError, match=r"feed\.xml: .*feed.*; "):
        load_documents(data, name="feed.xml")


def test_an_impossible_day_stays_unknown(made) -> None:
    item = ONE.replace("Thu, 20 Aug 2020 10:00:00 GMT", "32 Nevember")
    assert load_document(made.rss([item]), name="feed.xml").published_basis != "feed"
