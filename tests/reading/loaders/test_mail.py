"""E-mail files and saved pages in one file."""

from __future__ import annotations

from datetime import date

import pytest

from caryatid.errors import DataError
from caryatid.reading.load import load, load_document
from caryatid.records.dates import DateRange

HEAD = """From: Ana Writer <ana@example.org>
To: desk@example.org
Subject: =?utf-8?q?Envoy_leaves_Guaid=C3=B3?=
Date: Thu, 20 Aug 2020 23:30:00 -0400
MIME-Version: 1.0"""
PLAIN = 'Content-Type: text/plain; charset="utf-8"\n\nThe envoy left.\n\n-- \nAna Writer\n'


def test_a_message(made) -> None:
    document = load_document(made.message(HEAD + "\n" + PLAIN.split("\n\n")[0], "The envoy left.\n"
                                          "\n-- \nAna Writer\n"), name="a.eml")  # fmt: skip
    assert document.body == "The envoy left."
    assert (document.title, document.author) == ("Envoy leaves Guaidó", "Ana Writer")
    assert document.published == DateRange.on(date(2020, 8, 20))
    assert document.published_basis == "mail"


def test_the_plain_part_is_read_and_attachments_are_counted(made) -> None:
    parts = (
        f"--B\n{PLAIN}--B\nContent-Type: text/html\n\n<p>Other words.</p>\n"
        '--B\nContent-Type: text/plain\nContent-Disposition: attachment; filename="../x"\n\nSecret'
        "\n--B--\n"
    )
    loaded = load(
        made.message(f"{HEAD}\nContent-Type: multipart/mixed; boundary=B", parts), name="a.eml"
    )
    assert loaded.document.body == "The envoy left."
    assert loaded.notes == ("1 attached file was not read.",)


def test_an_html_message_of_a_list_comes_from_an_outlet(made) -> None:
    page = made.web_page().decode()
    headers = f"{HEAD}\nList-Unsubscribe: <mailto:x@y>\nContent-Type: text/html; charset=utf-8"
    document = load_document(made.message(headers, page), name="a.eml")
    assert document.outlet == "Ana Writer"
    assert made.PARAGRAPHS[0] in document.body


def test_a_saved_page_speaks_for_itself(made) -> None:
    head = '<meta name="date" content="2019-03-01">'
    headers = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://harbour.example/a\n"
        "Subject: x\nDate: Thu, 20 Aug 2020 10:00:00 +0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"'
    )
    body = f"--B\nContent-Type: text/html\n\n{made.web_page(head=head).decode()}\n--B--\n"
    document = load_document(made.message(headers, body), name="a.mhtml")
    assert document.url == "https://harbour.example/a"
    assert document.published == DateRange.on(date(2019, 3, 1))
    assert (document.published_basis, document.author) == ("html", None)


@pytest.mark.parametrize(
    "data",
    [
        b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nxx",
        b"From: a@b.example\r\nMIME-Version: 1.0\r\n"
        + b"".join(
            b"Content-Type: multipart/mixed; boundary=B%d\r\n\r\n--B%d\r\n" % (n, n)
            for n in range(3000)
        ),
    ],
    ids=["a picture", "parts within parts"],
)
def test_a_message_without_text(data: bytes) -> None:
    with pytest.raises(DataError, match=r"a\.eml: .*; "):
        load_document(data, name="a.eml")


@pytest.mark.parametrize("date_line", ["Date: never", "Date: Thu, 99 Aug 2020 10:00:00 +0000"])
def test_an_impossible_day_is_no_day(made, date_line: str) -> None:
    headers = f"From: a@b.example\n{date_line}\nMIME-Version: 1.0\nContent-Type: text/plain"
    document = load_document(made.message(headers, "The envoy left."), name="a.eml")
    assert document.published_basis == "unknown"


def test_a_message_is_known_by_its_headers(made) -> None:
    data = b"Received: from x\r\n" + made.message(HEAD, "The envoy left.")
    assert load_document(data, name="saved").body == "The envoy left."
