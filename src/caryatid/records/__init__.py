"""The frozen records that travel between the layers."""

from caryatid.records.case import CalendarEntry, CaseFacts, OwnValue
from caryatid.records.dates import DateRange
from caryatid.records.forecast import (
    BaseHazard,
    ClassCount,
    CoupTries,
    Curve,
    Estimate,
    FloatArray,
    Forecast,
    RegimeExit,
    TargetForecast,
)
from caryatid.records.ledger import Conflict, Decision, EventGroup, Grade, LedgerView, Status
from caryatid.records.model import Ensemble, PatronInput, PillarInput, Specification, TwinPath
from caryatid.records.reading import (
    Actor,
    Claim,
    Conditional,
    Document,
    Hop,
    Money,
    Quotation,
    Reading,
    Span,
    TimeMention,
)
from caryatid.records.situation import Condition, Pillar, Recorded, Shift, Situation, Trigger

__all__ = [
    "Actor",
    "BaseHazard",
    "CalendarEntry",
    "CaseFacts",
    "Claim",
    "ClassCount",
    "Condition",
    "Conditional",
    "Conflict",
    "CoupTries",
    "Curve",
    "DateRange",
    "Decision",
    "Document",
    "Ensemble",
    "Estimate",
    "EventGroup",
    "FloatArray",
    "Forecast",
    "Grade",
    "Hop",
    "LedgerView",
    "Money",
    "OwnValue",
    "PatronInput",
    "Pillar",
    "PillarInput",
    "Quotation",
    "Reading",
    "Recorded",
    "RegimeExit",
    "Shift",
    "Situation",
    "Span",
    "Specification",
    "Status",
    "TargetForecast",
    "TimeMention",
    "Trigger",
    "TwinPath",
]
