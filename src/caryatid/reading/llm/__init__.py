"""The second reader: a language model that the user names, held to the words of the text.

Nothing here is used, and nothing is sent anywhere, unless the second reader was asked for.
"""

from __future__ import annotations

from caryatid.reading.llm.budget import Budget, BudgetSpent
from caryatid.reading.llm.cache import Cache
from caryatid.reading.llm.client import NoAnswerError
from caryatid.reading.llm.endpoint import Endpoint, endpoint_from
from caryatid.reading.llm.second import SecondReader

__all__ = [
    "Budget",
    "BudgetSpent",
    "Cache",
    "Endpoint",
    "NoAnswerError",
    "SecondReader",
    "endpoint_from",
]
