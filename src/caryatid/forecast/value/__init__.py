"""The value test: does rung 3, with pillars coded from data, foretell past exits better?"""

from caryatid.forecast.value.coding import PastYear, specification_of
from caryatid.forecast.value.comparing import Comparison, compare
from caryatid.forecast.value.result import ValueResult, result_json, result_text, shipped_result
from caryatid.forecast.value.scoring import Scored, score_year

__all__ = [
    "Comparison",
    "PastYear",
    "Scored",
    "ValueResult",
    "compare",
    "result_json",
    "result_text",
    "score_year",
    "shipped_result",
    "specification_of",
]
