"""Text in, readings out: loaders, sentences, actors, quotations, dates, money, claims."""

from __future__ import annotations

from caryatid.reading.contract import reading_from_json, reading_to_json
from caryatid.reading.focus import regime_shares
from caryatid.reading.load import load_document
from caryatid.reading.reader import read_document

__all__ = [
    "load_document",
    "read_document",
    "reading_from_json",
    "reading_to_json",
    "regime_shares",
]
