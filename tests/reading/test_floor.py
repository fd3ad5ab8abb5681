"""What the reader must reach on the annotated article, where the annotated texts are at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caryatid.reading import load_document, read_document, reading_to_json

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCORER = SHARED / "tools" / "score_reader.py"
SEED = SHARED / "data" / "seed"

pytestmark = pytest.mark.skipif(
    not (SCORER.exists() and SEED.exists()), reason="the annotated texts are not at hand"
)


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Any:
    out = tmp_path_factory.mktemp("readings")
    text = SEED / "seed_article.txt"
    document = load_document(text.read_bytes(), name=text.name, published=date(2019, 3, 4))
    reading = reading_to_json(read_document(document, focus="VEN"))
    (out / "seed_article.json").write_text(json.dumps(reading), encoding="utf-8")
    table = out / "scores.txt"
    command = [sys.executable, str(SCORER), str(SEED / "gold"), str(out), "--json", str(table)]
    subprocess.run(command, check=True, capture_output=True)
    return json.loads(table.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("what", "least"),
    [("money.sum", 3 / 3), ("times.resolved", 7 / 8), ("quotations.found", 10 / 12),
     ("claims.detect", 0.6), ("claims.who", 0.4)],
)  # fmt: skip
def test_recall(scores: Any, what: str, least: float) -> None:
    assert scores[what]["recall"] >= least


def test_precision_of_claims(scores: Any) -> None:
    assert scores["claims.detect"]["precision"] >= 0.55
