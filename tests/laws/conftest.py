"""Forecasts of texts written for one law, in a folder that is gone afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caryatid.cases import Brief, Request, brief_paths
from caryatid.forecast import Settings

Foretell = Callable[..., Brief]


@pytest.fixture
def foretell(tmp_path: Path) -> Foretell:
    """Forecast as of 4 March 2019 on Venezuela from texts given as name -> text."""

    def run(texts: dict[str, str], *, as_of: date = date(2019, 3, 4), draws: int = 1024) -> Brief:
        folder = tmp_path / f"texts-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        request = Request(
            now=datetime(2026, 1, 2, tzinfo=UTC),
            as_of=as_of,
            settings=Settings(seed=3, draws=draws),
            regime="VEN",
        )
        return brief_paths([folder], request, keep=False)

    return run
