"""Text in, readings out: loaders, sentences, actors, quotations, dates, money, claims."""

from __future__ import annotations

from caryatid.reading._language import language_name
from caryatid.reading.contract import reading_from_json, reading_to_json
from caryatid.reading.focus import regime_shares
from caryatid.reading.load import Loaded, load_all, load_document, load_documents
from caryatid.reading.reader import READER, read_document

__all__ = [
    "READER",
    "Loaded",
    "language_name",
    "load_all",
    "load_document",
    "load_documents",
    "read_document",
    "reading_from_json",
    "reading_to_json",
    "regime_shares",
]
