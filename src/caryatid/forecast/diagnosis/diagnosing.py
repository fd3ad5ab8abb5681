"""All that a run hangs on, in one go: groups first, then single constants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from caryatid.executor import Executor
from caryatid.forecast.diagnosis.cascade import Cascade, cascade, cascade_words
from caryatid.forecast.diagnosis.groups import Share, spread_by_group
from caryatid.forecast.diagnosis.sobol import Index, sobol
from caryatid.forecast.diagnosis.tipping import Tipping, tipping_level
from caryatid.forecast.diagnosis.withdrawal import Ratio, withdrawal_ratio
from caryatid.forecast.running import Run
from caryatid.model import incidence
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["Diagnosis", "diagnose", "diagnosis_json", "diagnosis_text"]

_SETS = 256
_CONSTANTS = ("slope.coup", "slope.uprising.", "slope.regular.")
_MONTHS = 12
_SHOWN = 6
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a run hangs on.

    Attributes:
        spread: Group of inputs -> share of the spread of rung 3.
        patrons: What one patron's leaving does to the others, None with fewer than two.
        tipping: Of each reported pillar.
        constants: Sobol's indices of the slopes, largest first.
        withdrawal: Prior-predictive ratio for a patron that builds control over the army, in a
            party regime: the one that was calibrated.
        own_class: The same in a regime of the case's class.
        western: The same for one that does not.
        coups: Chances within 12 months on rung 3 that a coup succeeds, and that one fails.
    """

    spread: Mapping[str, Share]
    patrons: Cascade | None
    tipping: tuple[Tipping, ...]
    constants: tuple[Index, ...]
    withdrawal: Ratio
    own_class: Ratio
    western: Ratio
    coups: tuple[float, float]


def diagnose(run: Run, *, executor: Executor) -> Diagnosis:
    """Everything at once, some seconds for some thousand draws.

    Args:
        run: A run, best of one or two thousand draws.
        executor: Runs the chunks.
    """
    slopes = tuple(n for n in run.specification.constants if n.startswith(_CONSTANTS))
    return Diagnosis(
        spread=spread_by_group(run, executor=executor),
        patrons=cascade(run),
        tipping=tuple(tipping_level(run, p.key) for p in run.situation.pillars if not p.is_gap),
        constants=sobol(run, slopes, executor=executor, sets=_SETS),
        withdrawal=withdrawal_ratio(judgement=run.judgement),
        own_class=withdrawal_ratio(regime_type=run.facts.regime_type, judgement=run.judgement),
        western=withdrawal_ratio(judgement=run.judgement, builds_control=False),
        coups=_coups(run),
    )


def _coups(run: Run) -> tuple[float, float]:
    succeed = incidence(run.ensemble.h3[:, :_MONTHS])[:, -1, WAYS_OUT.index("coup")]
    fail = -np.expm1(np.log1p(-run.ensemble.failed_coups[:_MONTHS]).sum())
    return float(succeed.mean()), float(fail)


def diagnosis_json(found: Diagnosis) -> dict[str, Any]:
    """The diagnosis for machines, numbers rounded to four digits."""
    rounded: dict[str, Any] = _rounded(asdict(found))
    return rounded


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(v) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(v) for v in value]
    return round(value, _DIGITS) + 0.0 if isinstance(value, float) else value


def diagnosis_text(found: Diagnosis) -> str:
    """The diagnosis in words."""
    shares = ", ".join(
        f"{name.replace('_', ' ')} {100 * max(share.mean, 0.0):.0f} % (± {200 * share.se:.0f})"
        for name, share in found.spread.items()
    )
    party, own, western = map(_ratio_words, (found.withdrawal, found.own_class, found.western))
    ratios = (
        f"A main patron that leaves, before any case is seen: exits over 36 months {party} in a "
        f"party regime, {own} in one of this class; without security help {western}. "
        "Calibrated to one event, 1989-92."
    )
    succeed, fail = (100 * chance for chance in found.coups)
    lines = [
        f"Spread of rung 3, exit within 12 months: {shares}.",
        f"Coups within 12 months, of 100: {succeed:.1f} succeed and {fail:.1f} fail.",
        cascade_words(found.patrons),
        *(_tipping_words(tipping) for tipping in found.tipping),
        "Constants that the effect of the pillars hangs on (what is left if all others are known):",
        *(_index_words(index) for index in found.constants[:_SHOWN]),
        ratios,
    ]
    return "\n".join(lines)


def _tipping_words(tipping: Tipping) -> str:
    if tipping.at is not None:
        return f"{tipping.name}: survival is even at level {tipping.at:+.2f} (logit)."
    low, high = sorted(tipping.survival)
    return (
        f"{tipping.name}: no level within reach of reports makes survival even; it stays between "
        f"{100 * low:.0f} and {100 * high:.0f} of 100."
    )


def _index_words(index: Index) -> str:
    low, high = (max(0.0, edge) for edge in index.total_band)
    total = f"{100 * max(index.total, 0.0):>4.0f} %"
    return f"  {index.name:<32} {total} [{100 * low:.0f}, {100 * high:.0f}]"


def _ratio_words(ratio: Ratio) -> str:
    return f"x {ratio.median:.1f} [{ratio.low:.1f}, {ratio.high:.1f}]"
