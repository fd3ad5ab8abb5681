from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from caryatid.history import base_hazard
from caryatid.history.moved import fit_factors, fit_words
from caryatid.history.structure import Index
from caryatid.records import CaseFacts
from caryatid.terms.ways_out import IRREGULAR, WAYS_OUT


def test_factors_by_hand_leave_death_out() -> None:
    rates = np.full((2, 3, len(WAYS_OUT)), 0.01)
    h1 = rates.copy()
    h1[:, :, [WAYS_OUT.index(way) for way in IRREGULAR]] *= 0.5
    h1[:, :, WAYS_OUT.index("regular")] *= 3.0
    h1[:, :, WAYS_OUT.index("death")] *= 9.0
    assert fit_factors(rates, h1) == pytest.approx((0.5, 3.0))


def test_words_tell_the_country_from_its_class() -> None:
    mean, usual = np.log([1.5, 0.8]), np.log([2.5, 1.0])
    own = fit_words((0.5, 1.2), Index(mean, mean, 2019, usual))
    assert own == (
        "then death by age, and by the fit irregular exits x 0.5 (country against its class x 0.6, "
        "type, tenure and decade x 0.8), regular exits x 1.2 (country against its class x 0.8, "
        "type, tenure and decade x 1.5)"
    )
    nobody = fit_words((0.7, 1.2), Index(usual, mean, None, usual))
    assert "irregular exits x 0.7 (type, tenure and decade x 0.7)" in nobody
    assert "country" not in nobody


def test_the_class_says_what_moves_it_whatever_the_draws(
    facts: Callable[..., CaseFacts], draws: NDArray[np.int64]
) -> None:
    def note(country: str, drawn: NDArray[np.int64]) -> str:
        case = facts(country=country)
        found = base_hazard(case, (), date(2019, 3, 4), seed=1, draws=drawn, months=12)
        return found.class_.note

    assert note("VEN", draws) == note("VEN", draws[:100])
    assert "country against its class x " in note("VEN", draws)
    assert "country against its class" not in note("XXA", draws)
