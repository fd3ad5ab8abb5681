"""Which loader a file goes to, and files that no loader reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caryatid.errors import DataError
from caryatid.reading.load import load_documents
from caryatid.reading.loaders import SUFFIXES, extract, format_of


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"The envoy left.", "a.md", "plain"),
        (b"The envoy left.", "standard input", "plain"),
        (b"  <!DOCTYPE HTML><p>x", "a.md", "html"),
        (b"<?xml version='1.0'?><html>", "a.xml", "html"),
        (b"<?xml version='1.0'?><rss>", "a.html", "feed"),
        (b"<feed xmlns='x'>", "standard input", "feed"),
        (b"%PDF-1.7 ...", "a.txt", "pdf"),
        (b"Return-Path: <a>\r\nFrom: b\r\n\r\nx", "mail", "mail"),
        (b"From: the harbour\nto the hills", "a.txt", "plain"),
        (b"\xef\xbb\xbf<html>", "a", "html"),
    ],
)
def test_formats(data: bytes, name: str, kind: str) -> None:
    assert format_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"PK\x03\x04rest", "Word, Excel or zip"), (b"\x89PNG\r\n", "picture"), (b"{\\rtf1", "rich")],
)
def test_formats_that_are_known_and_not_read(data: bytes, what: str) -> None:
    with pytest.raises(DataError, match=rf"a\.txt: this is .*{what}.*; save the article"):
        extract(data, name="a.txt")


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@given(data=st.binary(max_size=200))
@settings(max_examples=15, deadline=None)
def test_any_bytes_give_documents_or_one_sentence(suffix: str, data: bytes) -> None:
    try:
        documents = load_documents(data, name=f"x{suffix}")
    except DataError as error:
        said = str(error)
        documents = ()
    assert all(document.body.strip() for document in documents)
    assert documents or "; " in said
