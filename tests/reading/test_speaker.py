"""Who speaks, in sentences of our own: `sentences/speakers.yaml` says how they are written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from caryatid.reading import load_document, read_document
from caryatid.records.reading import Actor, Quotation, Reading

SENTENCES = Path(__file__).parent / "sentences" / "speakers.yaml"


def rows() -> Iterator[Any]:
    groups = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    for group, items in groups.items():
        for number, item in enumerate(items, 1):
            if "missed" not in item:
                yield pytest.param(item["text"], item["who"], id=f"{group}-{number}")


def read(text: str) -> Reading:
    head = "---\npublished: 2021-05-03\n---\n\n"
    return read_document(load_document((head + text).encode(), name="text.md"), focus=None)


def plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def is_meant(actor: Actor | None, wanted: str) -> bool:
    for choice in wanted.split("|"):
        field, _, value = choice.partition("=")
        if choice == "-" or actor is None:
            if choice == "-" and actor is None:
                return True
        elif field == "name":
            if plain(value) in plain(actor.name):
                return True
        elif getattr(actor, field) == value:
            return True
    return False


def speaker(reading: Reading, quotation: Quotation) -> Actor | None:
    return next((a for a in reading.actors if a.id == quotation.speaker), None)


@pytest.mark.parametrize(("text", "wanted"), list(rows()))
def test_speakers(text: str, wanted: list[str]) -> None:
    reading = read(text)
    found = [speaker(reading, q) for q in reading.quotations]
    assert len(found) == len(wanted)
    got = [None if actor is None else actor.id for actor in found]
    assert all(map(is_meant, found, wanted)), f"{got} for {wanted}"
