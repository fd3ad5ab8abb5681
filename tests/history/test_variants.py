"""The list of variants is what the script tries, on years before the tests."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
import pytest
from _history.tried_features import FEATURES, with_feature
from _history.trying import WINDOWS, Score, tried
from _history.variants import ATTEMPTS, NEW, Variant, variants
from try_history_variants import table

from caryatid.history._data import constant
from caryatid.history.fit.backtest import FIXED
from caryatid.history.fit.model import tables_of
from caryatid.history.panel.panel import Panel
from caryatid.history.panel.structure import COUNTRY_FEATURES

sys.path.insert(0, str(Path(__file__).parent / "fit"))
from made_up import panel as made_up

LIST = Path(__file__).resolve().parents[2] / "docs" / "history-variants.csv"


def listed() -> list[dict[str, str]]:
    with LIST.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_list_in_the_documents_is_the_scripts() -> None:
    assert [(row["target"], row["variant"]) for row in listed()] == [
        (variant.target, variant.name) for variant in variants()
    ]


def test_nothing_is_tried_twice() -> None:
    names = [(variant.target, variant.name) for variant in variants()]
    changes = [
        repr((v.target, v.form, v.constants, v.feature, v.table, v.mixed, v.recalibrated))
        for v in variants()
    ]
    assert len(set(names)) == len(names)
    assert len(set(changes)) == len(changes)


def test_no_window_reaches_into_the_tests() -> None:
    assert max(last for spans in WINDOWS.values() for _, last in spans) == FIXED


def test_constants_are_as_before_when_a_variant_has_been_tried() -> None:
    panel = made_up(1.0, n=60, first_year=1975)
    before = constant("prior_sd_structure")
    wide = Variant(ATTEMPTS, "wide", constants={"prior_sd_structure": 50.0})
    tight = Variant(ATTEMPTS, "tight", constants={"prior_sd_structure": 0.001})
    tables = tables_of(panel.rows())
    scores = [tried(panel, tables, {}, variant) for variant in (wide, tight)]
    assert scores[0].auc != scores[1].auc
    assert constant("prior_sd_structure") == before


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_takes_the_column_that_is_left_out_and_no_other(name: str) -> None:
    panel = made_up(0.0, n=20)
    changed = with_feature(panel, name)
    at = COUNTRY_FEATURES.index(NEW)
    same = np.delete(changed.countries, at, axis=1) == np.delete(panel.countries, at, axis=1)
    assert same.all()
    assert changed.countries[:, at].shape == panel.month.shape


def test_exits_elsewhere_are_those_of_others_in_the_year_before() -> None:
    panel = made_up(0.0, n=40)
    found = np.expm1(
        with_feature(panel, "exits_elsewhere").countries[:, COUNTRY_FEATURES.index(NEW)]
    )
    left = (panel.month == panel.end) & (panel.way >= 0)
    for place in range(0, panel.month.size, 97):
        ago = panel.month[place] - panel.month
        others = left & (ago >= 1) & (ago <= 12) & (panel.country != panel.country[place])
        assert found[place] == pytest.approx(others.sum())


def test_a_change_is_better_only_if_both_skills_are() -> None:
    what = [Variant(ATTEMPTS, name) for name in ("as it ships", "log", "both", "a little")]
    scores = [
        Score(0.8, 0.100, 0.03, 1.0),
        Score(0.8, 0.110, 0.02, 1.0),
        Score(0.8, 0.101, 0.04, 1.0),
        Score(0.8, 0.1005, 0.04, 1.0),
    ]
    rows = list(csv.DictReader(table(what, scores).splitlines()))
    assert [row["better"] for row in rows] == ["ships", "no", "yes", "no"]


@pytest.mark.slow
def test_attempts_tried_again_are_as_listed(whole: Panel) -> None:
    rows = {row["variant"]: row for row in listed() if row["target"] == ATTEMPTS}
    for variant in variants():
        if variant.target == ATTEMPTS:
            found = tried(whole, tables_of(whole.rows()), {}, variant)
            assert f"{found.log_skill:.4f}" == rows[variant.name]["log_skill"]
