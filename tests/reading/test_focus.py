from __future__ import annotations

import pytest

from caryatid.reading.focus import regime_shares
from caryatid.records.reading import Document
from caryatid.terms.regimes import REGIMES


def test_shares_sum_to_one_and_fall() -> None:
    first = Document("doc-1", "", "Syria and Syria again. Venezuela too.")
    shares = regime_shares([first])
    assert {row.country for row in REGIMES} >= {iso for iso, _ in shares}
    assert shares[0][0] == "SYR"
    assert sum(share for _, share in shares) == pytest.approx(1.0)
    assert [s for _, s in shares] == sorted((s for _, s in shares), reverse=True)


def test_nothing_named() -> None:
    assert regime_shares([Document("doc-1", "", "It rained all day.")]) == []
