"""A whole run made by hand: small arrays over the ledger of `hand_made_view`."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from caryatid.explain.explanation import (
    Change,
    Confidence,
    Explanation,
    Gap,
    KeyClaim,
    OutletEffect,
    PillarStress,
    WatchItem,
)
from caryatid.forecast import default_judgement
from caryatid.records import (
    BaseHazard,
    CalendarEntry,
    CaseFacts,
    ClassCount,
    Condition,
    Curve,
    Estimate,
    Forecast,
    LedgerView,
    Pillar,
    Recorded,
    RegimeExit,
    Shift,
    Situation,
    TargetForecast,
    Trigger,
)
from caryatid.terms.ways_out import WAYS_OUT


def _made(name: str) -> ModuleType:
    """A module beside this one."""
    full = f"caryatid_tests_report_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, Path(__file__).with_name(f"{name}.py"))
        assert spec is not None
        assert spec.loader is not None
        sys.modules[full] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[full])
    return sys.modules[full]


_VIEW = _made("hand_made_view")
AS_OF: date = _VIEW.AS_OF


def _facts() -> CaseFacts:
    return CaseFacts(
        country="XXX",
        country_name="Testland",
        leader="Ana <Lead>",
        leader_id="ana-lead",
        in_office_since=date(2013, 4, 19),
        born=date(1962, 11, 23),
        regime_type="personal",
        source="written for this test",
        checked_on=date(2019, 1, 1),
        patrons=("RUS", "CUB"),
        adversaries=("USA",),
        calendar=(CalendarEntry("election", date(2019, 12, 1), "vote", "law"),),
        handling="TLP:AMBER",
    )


def _situation(view: LedgerView) -> Situation:
    loan, _, march, guard, _, _ = view.claims
    shift = Shift(
        group_id="g-0",
        claim_id=loan.id,
        claim_ids=(loan.id,),
        sign=1,
        size=0.2,
        m=1.0,
        w=1.0,
        decay=0.9,
        kappa=1.0,
        words=False,
        reason="a promise of a loan",
    )
    return Situation(
        facts=_facts(),
        as_of=AS_OF,
        pillars=(
            Pillar("patron_RUS.money", 0.6, 0.5, 0.42, 0.7, "rising", 0.18, (shift,), actor="rus"),
            Pillar("patron_CUB.security", 1.0, 0.4, 1.0, 0.6, renewals=1, actor="cub"),
            Pillar("security_forces", 1.2, 0.8, 1.2, 0.8),
        ),
        conditions=(
            Condition(
                "removal_protests_3m", 2.0, "reported", False, (march.id, view.claims[-1].id)
            ),
            Condition("coup_attempt_12m", None),
        ),
        triggers=(
            Trigger(
                "t-1",
                "arrest",
                0.05,
                "the rival is arrested",
                "an outside power acts",
                (f"{loan.document_id}/k1",),
                outside="USA",
                due=date(2019, 3, 5),
                p_act=0.1,
                quote="If the rival is arrested",
            ),
        ),
        recorded=(Recorded("recognition", (guard.id,)),),
        gaps=("security_forces", "oil revenue"),
    )


def _estimate(p: float, weights: tuple[float, ...]) -> Estimate:
    total = sum(weights)
    return Estimate(
        p,
        p * 0.5,
        min(p * 2, 0.99),
        {k: p * w / total for k, w in zip(WAYS_OUT, weights, strict=True)},
    )


def _target(target: str, scale: float) -> TargetForecast:
    weights = (4.0, 3.0, 2.4, 0.9, 0.7, 1.0, 0.3)
    rungs = {"rung1": 0.05, "rung2": 0.123, "rung3": 0.16}
    horizons = {
        h: {
            r: _estimate(1 - (1 - scale * p) ** (h / 12), weights) for r, p in sorted(rungs.items())
        }
        for h in (1, 3, 6, 12, 24)
    }
    curves = {}
    for rung, p in sorted(rungs.items()):
        mean = tuple((1 - scale * p) ** (t / 12) for t in range(25))
        curves[rung] = Curve(mean, tuple(m**2 for m in mean), tuple(m**0.5 for m in mean))
    return TargetForecast(target, horizons, curves)


def _base() -> BaseHazard:
    h = np.full((4, 24, len(WAYS_OUT)), 0.001)
    own = ClassCount(
        "personalist, 4-10 years in office, 1991-2018",
        3921.0,
        {"regular": 10, "coup": 6},
        "",
        0.05,
        0.03,
        0.1,
        "type and tenure",
    )
    others = (
        ClassCount("all personalist", 9000.0, {"regular": 40}, "", 0.09, 0.07, 0.12),
        ClassCount(
            "personalist in a campaign year", 300.0, {"coup": 9}, "coded with hindsight", 0.35
        ),
    )
    regime = RegimeExit(
        np.full((4, len(WAYS_OUT)), 0.5), np.full(4, 0.001), np.ones((4, 25)), {"coup": (3, 6)}
    )
    return BaseHazard(
        h,
        h,
        h,
        own,
        others,
        regime,
        {"removal_protests_3m": 2.4},
        {"leaders": "Archigos 4.1, to 2015-12"},
        date(2015, 12, 31),
    )


def _run() -> Any:
    view = _VIEW.view()
    forecast = Forecast(
        as_of=AS_OF,
        made_at=datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
        seed=1,
        draws=4096,
        months=24,
        leader_exit=_target("leader_exit", 1.0),
        regime_exit=_target("regime_exit", 0.6),
        unconfirmed_off_12=_estimate(0.06, (4.0, 3.0, 2.4, 0.9, 0.7, 1.0, 0.3)),
        judgement_share=0.61,
        variance_shares={"base_rate": 0.3, "conditions": 0.09, "judgement": 0.61},
        negotiated={"regular": 0.2},
        hashes={"ledger": "ab" * 32, "configuration": "cd" * 32, "version": "0.1.0"},
    )
    return SimpleNamespace(
        view=view,
        facts=_facts(),
        settings=SimpleNamespace(seed=1, draws=4096, months=24),
        judgement=default_judgement(),
        situation=_situation(view),
        base=_base(),
        specification=None,
        ensemble=None,
        forecast=forecast,
    )


def _explanation(view: LedgerView) -> Explanation:
    loan, _, march, guard, _, _ = view.claims
    return Explanation(
        stress=(
            PillarStress(
                "security_forces",
                "Security forces",
                "holding",
                "steady",
                Change(-18.2, -35.0, -6.1, 0.3, "large"),
                None,
                -0.1,
                (),
                0,
                True,
            ),
            PillarStress(
                "patron_RUS.money",
                "Russia: money",
                "strained",
                "rising",
                Change(-0.2, -1.0, 0.5, 0.2, "not distinguishable from none"),
                Change(-2.0, -4.0, -0.5, 0.1, "small"),
                -0.7,
                (loan.id,),
                1,
                False,
            ),
            PillarStress(
                "patron_CUB.security",
                "Cuba: security help",
                "holding",
                "steady",
                Change(-7.0, -19.0, 0.0, 0.2, "moderate"),
                None,
                0.0,
                (guard.id,),
                0,
                False,
            ),
        ),
        gaps=(
            Gap("security_forces", "Security forces", "the average of the class stands in"),
            Gap("oil revenue", "oil revenue", "not in the model"),
        ),
        recorded=(Recorded("recognition", (guard.id,)),),
        watch=(
            WatchItem(
                "t-1",
                "arrest",
                "the rival is arrested",
                "an outside power acts",
                date(2019, 3, 5),
                0.05,
                "foreign_imposed",
                0.7,
                2.0,
                0.6,
                (f"{loan.document_id}/k1",),
                "If the rival is arrested",
                "J",
            ),
            WatchItem("k-2", "promise", "a vote is called", "", quote="called for a vote"),
        ),
        outlets=(OutletEffect("Harbour Post", 2, 4, 5.9, 7.0),),
        outlets_left_out=(),
        confidence=Confidence(
            "low",
            ("3 documents, 3 origins", "nobody reports on the army"),
            3,
            3,
            4,
            1,
            "B2",
            0.61,
            3,
        ),
        key_claims=(
            KeyClaim(march.id, (march.id,), 3.0, 3.4, "headline 88 -> 91 if false"),
            KeyClaim(loan.id, (loan.id,), 0.0, 1.2, "rung 3 84 -> 85 if false"),
        ),
        notes=(),
        draws=1024,
    )


@pytest.fixture
def sample_run() -> Any:
    """A fresh run, built from nothing shared."""
    return _run()


@pytest.fixture
def make_run() -> Callable[[], Any]:
    """Builds equal runs again and again."""
    return _run


@pytest.fixture
def sample_explanation(sample_run: Any) -> Explanation:
    return _explanation(sample_run.view)
