"""What a run hangs on: patrons on each other, tipping values, groups of inputs, constants."""

from caryatid.forecast.diagnosis.cascade import Cascade, cascade, cascade_words
from caryatid.forecast.diagnosis.comparing import Comparison, compare, comparison_text
from caryatid.forecast.diagnosis.diagnosing import (
    Diagnosis,
    diagnose,
    diagnosis_json,
    diagnosis_text,
)
from caryatid.forecast.diagnosis.groups import GROUPS, Share, spread_by_group
from caryatid.forecast.diagnosis.sobol import Index, sobol
from caryatid.forecast.diagnosis.tipping import Tipping, crossing, tipping_level
from caryatid.forecast.diagnosis.withdrawal import Ratio, withdrawal_ratio

__all__ = [
    "GROUPS",
    "Cascade",
    "Comparison",
    "Diagnosis",
    "Index",
    "Ratio",
    "Share",
    "Tipping",
    "cascade",
    "cascade_words",
    "compare",
    "comparison_text",
    "crossing",
    "diagnose",
    "diagnosis_json",
    "diagnosis_text",
    "sobol",
    "spread_by_group",
    "tipping_level",
    "withdrawal_ratio",
]
