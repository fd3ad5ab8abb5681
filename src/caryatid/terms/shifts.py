"""What moves a pillar and by how much: constants, priors and the table of feeds, all judgement.

Source: situation.md sections 1, 2 and 5; the values with their ranges and reasons stand in
`data/shifts.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from caryatid.terms._load import load

__all__ = [
    "ADVERSARY_ACTS",
    "CLIP",
    "CONFIRMED_ROOTS",
    "CONTRADICTION_VAR",
    "COPY_JACCARD",
    "EXPERT_WEIGHT",
    "FEEDS",
    "GRADE_WEIGHTS",
    "HALF_LIFE_MONTHS",
    "HARM_WORDS",
    "KAPPA",
    "MODALITY_WEIGHTS",
    "NEED_SIZE",
    "NEGATED_SIZE",
    "PARTY_FORECAST_WEIGHT",
    "PATRON_ACTS",
    "PATRON_CHANNELS",
    "RECORDED_AS",
    "RELIGION_WORDS",
    "RETURN_WORDS",
    "SIZES",
    "STANDING_PILLARS",
    "STOCK_ACTS",
    "THREAT_SIZE",
    "TREND_MONTHS",
    "TRIGGERS",
    "WINDOW_DAYS",
    "WORDS_ACTS",
    "WORDS_CAP",
    "WORDS_FACTOR",
    "Constant",
    "Feed",
    "Prior",
    "TriggerTerm",
    "prior",
]

_RAW: dict[str, Any] = load("shifts")


@dataclass(frozen=True, slots=True)
class Constant:
    """A number with the range within which a reasonable person could set it.

    Attributes:
        value: Used as it is in rungs 1 and 2, drawn within the range in rung 3.
        low: Lower end.
        high: Upper end.
        mark: J for judgement, D for data.
        why: Reason in one line.
    """

    value: float
    low: float
    high: float
    mark: str
    why: str


@dataclass(frozen=True, slots=True)
class Prior:
    """Level of a pillar before any reporting, on the logit scale.

    Attributes:
        mean: m_p.
        sd: s_p.
        low: Lower end of the range of `mean`.
        high: Upper end.
        why: Reason in one line.
        mark: J for judgement.
    """

    mean: float
    sd: float
    low: float
    high: float
    why: str
    mark: str = "J"


@dataclass(frozen=True, slots=True)
class Feed:
    """Which act, by whom, to whom, moves which pillar.

    Attributes:
        by: Sides of the source: outside, regime, rival, people, none.
        to: Sides of the target, or any.
        acts: Acts that it covers.
        pillar: Key; `{by}` and `{to}` stand for a foreign state's ISO3 code.
        sign: +1 if the deed raises the pillar.
        why: Reason in words.
        kinds: Actor kinds of the source, empty for all.
        words: Name of a word list that the source's name must match, or "".
    """

    by: tuple[str, ...]
    to: tuple[str, ...]
    acts: frozenset[str]
    pillar: str
    sign: int
    why: str
    kinds: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class TriggerTerm:
    """A kind of trigger with its elicited numbers.

    Attributes:
        p_per_month: Chance that the antecedent happens in a month.
        p_act: Chance that the outside power then uses force.
        antecedent: In words.
        consequent: In words.
    """

    p_per_month: Constant
    p_act: Constant
    antecedent: str
    consequent: str


def _constant(raw: dict[str, Any]) -> Constant:
    low, high = raw["range"]
    return Constant(float(raw["value"]), float(low), float(high), str(raw["mark"]), str(raw["why"]))


def _constants(key: str) -> dict[str, Constant]:
    return {name: _constant(raw) for name, raw in _RAW[key].items()}


def _feed(raw: dict[str, Any]) -> Feed:
    return Feed(
        by=tuple(raw["by"]),
        to=tuple(raw["to"]),
        acts=frozenset(raw["acts"]),
        pillar=str(raw["pillar"]),
        sign=int(raw["sign"]),
        why=str(raw["why"]),
        kinds=tuple(raw.get("kinds", ())),
        words=str(raw.get("words", "")),
    )


def _trigger(raw: dict[str, Any]) -> TriggerTerm:
    return TriggerTerm(
        p_per_month=_constant(raw["p"]),
        p_act=_constant(raw["p_act"]),
        antecedent=str(raw["antecedent"]),
        consequent=str(raw["consequent"]),
    )


SIZES = _constants("sizes")
MODALITY_WEIGHTS = _constants("modality_weights")
HALF_LIFE_MONTHS = _constants("half_life_months")
KAPPA = _constants("kappa")
GRADE_WEIGHTS = _constants("grade_weights")
_EVIDENCE = _constants("evidence")

NEGATED_SIZE = _constant(_RAW["negated_size"])
NEED_SIZE = _constant(_RAW["need_size"])
THREAT_SIZE = _constant(_RAW["threat_size"])
WORDS_FACTOR = _constant(_RAW["words_factor"])
WORDS_CAP = _constant(_RAW["words_cap"])
CLIP = _constant(_RAW["clip"])
CONTRADICTION_VAR = _constant(_RAW["contradiction_var"])
EXPERT_WEIGHT = _constant(_RAW["expert_weight"])
PARTY_FORECAST_WEIGHT = _constant(_RAW["party_forecast_weight"])

WINDOW_DAYS = int(_EVIDENCE["window_days"].value)
COPY_JACCARD = _EVIDENCE["copy_jaccard"].value
CONFIRMED_ROOTS = int(_EVIDENCE["confirmed_roots"].value)
TREND_MONTHS = int(_EVIDENCE["trend_months"].value)

WORDS_ACTS: frozenset[str] = frozenset(_RAW["words_acts"])
STOCK_ACTS: frozenset[str] = frozenset(_RAW["stock_acts"])
PATRON_ACTS: frozenset[str] = frozenset(_RAW["patron_acts"])
ADVERSARY_ACTS: frozenset[str] = frozenset(_RAW["adversary_acts"])
RELIGION_WORDS: tuple[str, ...] = tuple(_RAW["religion_words"])
HARM_WORDS: tuple[str, ...] = tuple(_RAW["harm_words"])
RETURN_WORDS: tuple[str, ...] = tuple(_RAW["return_words"])

FEEDS: tuple[Feed, ...] = tuple(_feed(raw) for raw in _RAW["feeds"])
TRIGGERS: dict[str, TriggerTerm] = {kind: _trigger(raw) for kind, raw in _RAW["triggers"].items()}
RECORDED_AS: dict[str, str] = {
    act: topic for topic, acts in _RAW["recorded"].items() for act in acts
}

PATRON_CHANNELS: tuple[str, ...] = ("money", "security", "cover")
STANDING_PILLARS: tuple[str, ...] = tuple(
    name for name in _RAW["priors"] if not name.startswith("patron.") and name != "outside_pressure"
)
"""Pillars that every regime has, in the order of the table."""


def prior(key: str, regime_type: str) -> Prior:
    """Prior of a pillar in a class of regimes.

    Args:
        key: `security_forces`, `patron_RUS.money`, `outside_pressure_USA` ...
        regime_type: GWF sense; a type without a row of its own takes the default.

    Raises:
        KeyError: No such pillar.
    """
    name = key
    if key.startswith("patron_"):
        name = "patron." + key.rsplit(".", 1)[-1]
    elif key.startswith("outside_pressure_"):
        name = "outside_pressure"
    rows = _RAW["priors"][name]
    raw = rows.get(regime_type, rows["default"])
    low, high = raw["range"]
    return Prior(float(raw["m"]), float(raw["s"]), float(low), float(high), str(raw["why"]))
