"""Facts of a made-up case, and the scripts that build the tables."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from caryatid.history.panel.panel import Panel, make_panel
from caryatid.records import CaseFacts

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
sys.path.insert(0, str(ROOT / "scripts"))

AS_OF = date(2019, 3, 4)


@pytest.fixture
def facts() -> Callable[..., CaseFacts]:
    """Facts with some of them changed: `facts(regime_type="party")`."""

    def make(**changes: object) -> CaseFacts:
        plain: dict[str, object] = {
            "country": "XXA",
            "country_name": "Examplia",
            "leader": "A. Ruler",
            "leader_id": "a-ruler",
            "in_office_since": date(2013, 3, 5),
            "born": date(1962, 7, 1),
            "regime_type": "personal",
        }
        return CaseFacts(**{**plain, **changes})  # type: ignore[arg-type]

    return make


@pytest.fixture
def draws() -> NDArray[np.int64]:
    return np.arange(2048, dtype=np.int64)


@pytest.fixture(scope="session")
def data() -> Path:
    """Folder of the published data sets; skips where it is absent."""
    if not (DATA / "leader_month_panel").is_dir():
        pytest.skip("the published data sets are not beside the repository (../shared/data)")
    return DATA


@pytest.fixture(scope="session")
def whole(data: Path) -> Panel:
    """The panel of the published data sets, made once."""
    return make_panel(data)
