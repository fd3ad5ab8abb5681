"""Bytes to documents: encodings, front matter, headlines, dates, and what is refused."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caryatid.errors import DataError
from caryatid.reading.load import load, load_document
from caryatid.records.dates import DateRange

BODY = "The envoy left the harbour town.\n\nNobody knows where he went after that.\n"
FRONT = """---
title: "The envoy's \\"long\\" journey"
outlet: Harbour Post
author: 'Ana O''Neill'
published: 2020-08-20  # as printed
url: https://example.org/a
syndicated_from: Wire One
tags: [one, two]
places:
  - Oslo
summary: >
  Two lines
  of text
---
"""


def test_front_matter_is_metadata_and_not_text() -> None:
    document = load_document((FRONT + BODY).encode(), name="a.md")
    assert document.body == BODY
    assert document.title == 'The envoy\'s "long" journey'
    assert document.outlet == "Harbour Post"
    assert document.author == "Ana O'Neill"
    assert document.syndicated_from == "Wire One"
    assert document.published == DateRange.on(date(2020, 8, 20))
    assert document.published_basis == "front_matter"
    assert document.sha256 == hashlib.sha256(BODY.encode()).hexdigest()
    assert document.id == f"doc-{document.sha256[:12]}"


def test_toml_front_matter() -> None:
    text = '+++\ntitle = "A visit"\npublished = 2020-08-20\n+++\n' + BODY
    document = load_document(text.encode(), name="a.md")
    assert (document.title, document.body) == ("A visit", BODY)


def test_the_argument_stands_back_behind_the_front_matter() -> None:
    given_day = date(2021, 1, 1)
    own = load_document((FRONT + BODY).encode(), name="a.md", published=given_day)
    bare = load_document(BODY.encode(), name="a.md", published=given_day)
    assert own.published_basis == "front_matter"
    assert (bare.published, bare.published_basis) == (DateRange.on(given_day), "argument")


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2019-03", date(2019, 3, 1), date(2019, 3, 31)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("4 March 2019", date(2019, 3, 4), date(2019, 3, 4)),
        ("March 4, 2019", date(2019, 3, 4), date(2019, 3, 4)),
        ("2019-03-04T10:00:00Z", date(2019, 3, 4), date(2019, 3, 4)),
    ],
)
def test_ways_to_write_a_date(value: str, earliest: date, latest: date) -> None:
    document = load_document(f"---\npublished: {value}\n---\n{BODY}".encode(), name="a")
    assert (document.published.earliest, document.published.latest) == (earliest, latest)


@pytest.mark.parametrize("value", ["2019-02-30", "2019-13-01", "soon", "31 June 2019", "2019-13"])
def test_an_impossible_date_is_named_with_its_line(value: str) -> None:
    text = f"---\ntitle: A\npublished: {value}\n---\n{BODY}"
    with pytest.raises(DataError, match=r"a\.md, line 3: published: .*write YYYY-MM-DD"):
        load_document(text.encode(), name="a.md")


def test_a_rule_in_the_text_is_no_front_matter() -> None:
    text = "---\nThe envoy left: nobody saw him.\nAnd it rained.\n---\nMore.\n"
    assert load_document(text.encode(), name="a").body == text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Envoy Leaves Harbour Town\nThe envoy left at night and was not seen.\n",
         "Envoy Leaves Harbour Town"),
        ("Envoy leaves harbour town\n\nThe envoy left at night.\n", "Envoy leaves harbour town"),
        ("# Envoy gone\n\nThe envoy left at night.\n", "Envoy gone"),
        ("The envoy left at night.\n\nNobody saw him.\n", None),
        ("OSLO (Wire) - The envoy left\n\nNobody saw him go away.\n", None),
        ("The envoy of the northern\nprovince left at night.\n", None),
    ],
)  # fmt: skip
def test_headlines(text: str, title: str | None) -> None:
    document = load_document(text.encode(), name="a")
    assert document.title == title
    if title is not None and document.title_span is not None:
        assert text[slice(*document.title_span)] == title


def test_a_title_of_the_front_matter_is_found_in_the_text() -> None:
    document = load_document(
        f"---\ntitle: Envoy gone\n---\n# Envoy gone\n\n{BODY}".encode(), name="a"
    )
    assert document.title_span == (2, 12)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("OSLO, March 4, 2019 (Wire) - The envoy left.\n", DateRange.on(date(2019, 3, 4))),
        ("Published: 4 March 2019\n\nThe envoy left.\n", DateRange.on(date(2019, 3, 4))),
        ("Prices are as of 4 March 2019. The envoy left.\n", DateRange.on(date(2019, 3, 4))),
        ("He came in 2015 and left in 2017. He will return by 2030.\n",
         DateRange(date(2017, 1, 1), None, "range")),
    ],
)  # fmt: skip
def test_dates_are_inferred_and_marked(text: str, when: DateRange) -> None:
    document = load_document(text.encode(), name="a")
    assert (document.published, document.published_basis) == (when, "inferred")


def test_a_date_that_nothing_tells_stays_unknown() -> None:
    document = load_document(BODY.encode(), name="a")
    assert (document.published, document.published_basis) == (DateRange(), "unknown")


def test_line_ends_and_byte_order_marks() -> None:
    windows = b"\xef\xbb\xbf" + BODY.replace("\n", "\r\n").encode()
    wide = BODY.encode("utf-16")
    assert load_document(windows, name="a").body == BODY
    assert load_document(wide, name="a").body == BODY


def test_windows_1252_is_read_with_a_note() -> None:
    loaded = load("The “envoy” met Guaidó’s men.\n".encode("cp1252"), name="a")
    assert "Guaidó" in loaded.document.body
    assert loaded.notes


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"---\ntitle: A\n---\n\n", "no text after the front matter"),
        (b"\x7fELF\x00\x01\x02" * 50, "not a text file"),
        (bytes(range(1, 32)) * 40, "not a text file"),
        ("Посол уехал".encode("koi8-r") * 20, "encoding cannot be told"),
        (b"\xff\xfe\x00", "says that it is UTF-16"),
        (b"a" * 600_000, "a line has 600,000 characters"),
    ],
)
def test_what_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(DataError, match=message) as caught:
        load_document(data, name="bad.txt")
    assert "bad.txt" in str(caught.value)
    assert caught.value.fix


SPANISH = (
    "El presidente dijo que los soldados no van a salir de la ciudad y que la gente debe "
    "quedarse en sus casas por la noche hasta que lleguen las tropas del norte. "
)
RUSSIAN = "Президент заявил что солдаты не покинут город и что люди должны оставаться дома. "
ENGLISH = (
    "The president said that the soldiers would not leave the city and that people have to "
    "stay in their houses at night until the troops of the north come to the city. "
)


@pytest.mark.parametrize(("text", "code"), [(SPANISH, "es"), (RUSSIAN, "ru"), (ENGLISH, "en")])
def test_languages(text: str, code: str) -> None:
    assert load_document((text * 2).encode(), name="a").language == code


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_data_error(data: bytes) -> None:
    try:
        document = load_document(data, name="x")
    except DataError:
        return
    assert document.body.strip()
    assert "\r" not in document.body
    if document.title_span is not None:
        start, end = document.title_span
        assert 0 <= start < end <= len(document.body)


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_front_matter_leaves_a_body(head: str, body: str) -> None:
    data = f"---\n{head}\n---\n{body}x".encode("utf-8", "replace")
    try:
        document = load_document(data, name="x")
    except DataError:
        return
    assert document.body.endswith("x")
