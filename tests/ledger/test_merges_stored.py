"""Decisions on actors that may be one are kept, dated and signed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from caryatid.errors import UsageError
from caryatid.ledger import Ledger
from caryatid.reading import load_document, read_document
from caryatid.records import Merge

NOW = datetime(2021, 6, 2, tzinfo=UTC)
TEXT = b"Ann Doe and Gen. Roe of Togo condemned Kenya. Ben Roe praised Ghana."


def merge(actor: str, into: str, status: str = "confirmed", by: str = "ada") -> Merge:
    return Merge(actor, into, status, by, NOW, "same person")  # type: ignore[arg-type]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    store = Ledger.create(tmp_path / "ledger.db")
    document = load_document(TEXT, name="one.txt", published=NOW.date())
    store.add_reading(read_document(document, focus="TGO"), entered=NOW)
    return store


def test_a_merge_is_kept_and_tells_in_the_view(ledger: Ledger) -> None:
    before = ledger.digest()
    ledger.merge(merge("ann-doe", "ben-roe"))

    with ledger:
        assert ledger.merges() == (merge("ann-doe", "ben-roe"),)
        assert ledger.digest() != before
        seen = ledger.view(NOW.date())
        assert all("ann-doe" not in claim.source for claim in seen.claims)
        assert any("ben-roe" in claim.source for claim in seen.claims)
        ledger.check()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (merge("nobody", "ben-roe"), "holds no actor nobody"),
        (merge("ann-doe", "ben-roe", by=" "), "who made it"),
        (merge("ann-doe", "ann-doe"), "already goes by"),
    ],
)
def test_a_merge_that_cannot_be_is_refused(ledger: Ledger, wrong: Merge, words: str) -> None:
    with ledger, pytest.raises(UsageError, match=words):
        ledger.merge(wrong)


def test_two_actors_do_not_go_into_each_other(ledger: Ledger) -> None:
    ledger.merge(merge("ann-doe", "ben-roe"))

    with ledger, pytest.raises(UsageError, match="already goes by"):
        ledger.merge(merge("ben-roe", "ann-doe"))
