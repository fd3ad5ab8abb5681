"""The variants of the hazards that can be tried again: what each changes in the form that ships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from caryatid.history.fit.design import ATTEMPT, IRREGULAR_EXIT, REGULAR_EXIT, Form

__all__ = ["ATTEMPTS", "AUTOCRACIES", "IRREGULAR", "SOON", "Variant", "variants"]

IRREGULAR = "irregular 12 m"
SOON = "irregular 1 m"
AUTOCRACIES = "any 12 m autocracies"
ATTEMPTS = "coup attempt; yearly"

NEW = "growth_3y"
"""Country feature that irregular exits leave out: a feature that is tried takes its column."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One thing tried.

    Attributes:
        target: What is forecast.
        name: What is changed, in words.
        form: The hazard's form, None for the one that ships.
        constants: Constants changed, a part of a group as "group/part".
        feature: Of `_history.tried_features`, put in the place of NEW; "" for none.
        table: Power to which the class rate is an offset: 1 as it is, 0 not at all.
        mixed: Weight of the class table in the mean with the forecast; 1 is the table alone.
        recalibrated: Whether slopes are shrunken by the ten years before; None as it ships.
    """

    target: str
    name: str
    form: Form | None = None
    constants: Mapping[str, float] = field(default_factory=dict)
    feature: str = ""
    table: float = 1.0
    mixed: float = 0.0
    recalibrated: bool | None = None


def variants() -> tuple[Variant, ...]:
    """All of them, the form that ships first in each target."""
    return (*_irregular(), *_soon(), *_autocracies(), *_attempts())


def _irregular() -> list[Variant]:
    of = IRREGULAR
    return [
        Variant(of, "as it ships"),
        Variant(of, "class table alone", mixed=1.0),
        *(Variant(of, f"class table mixed in at weight {w}", mixed=w) for w in (0.1, 0.25, 0.5)),
        Variant(of, "structure instead of the table", table=0.0),
        *(Variant(of, f"table at weight {w}", table=w) for w in (0.5, 0.75)),
        Variant(of, "not recalibrated", recalibrated=False),
        *_each(of, "recalibration_sd_slope", "recalibration prior sd", (0.05, 0.1, 0.5, 1.0)),
        *_each(of, "recalibration_years", "recalibration on years", (5.0, 15.0)),
        *_each(of, "prior_sd_structure", "prior sd of structure", (0.1, 0.2, 0.4, 0.7, 1.5, 3.0)),
        *_each(of, "prior_sd_trend", "prior sd of the trend", (0.1, 0.25, 1.0, 2.0)),
        *_each(of, "prior_sd_protests", "prior sd of protests", (0.1, 0.2, 1.0)),
        Variant(of, "without trend", replace(IRREGULAR_EXIT, trend=False)),
        *(_less(of, IRREGULAR_EXIT, *names) for names in _LEFT_OUT),
        *(_unconditioned(of, IRREGULAR_EXIT, *names) for names in _CONDITIONS_OUT),
        *(
            Variant(of, f"with {what}", _with(IRREGULAR_EXIT, NEW), feature=feature)
            for what, feature in _FEATURES.items()
        ),
        *_fading(of),
        *_halving(of, "coup attempts", ("coup_attempt_12m",), (6.0, 24.0, 480.0)),
        *_halving(of, "conflicts begun", ("conflict_began_12m",), (6.0, 24.0, 48.0, 480.0)),
    ]


_LEFT_OUT = (
    ("log_irregular_exits_10y",),
    ("irregular_exits_10y",),
    ("irregular_exits_10y", "log_irregular_exits_10y"),
    ("coup_attempts_5y",),
    ("log_months_since_attempt",),
    ("log_income",),
    ("log_population",),
    ("log_infant_mortality",),
    ("polyarchy_squared",),
    ("polyarchy", "polyarchy_squared"),
    ("conflicts",),
    ("government_conflict",),
    ("war",),
    ("conflicts", "government_conflict", "war"),
)
_CONDITIONS_OUT = (
    ("removal_protests_3m",),
    ("removal_protests_3m", "removal_protests_12m"),
    ("coup_attempt_12m",),
    ("election_due_12m",),
    ("conflict_began_12m",),
)
_FEATURES = {
    "growth of income over three years": "growth",
    "contraction of income": "contraction",
    "growth below -3 %": "deep_contraction",
    "exits of any kind in 5 years": "turnover",
    "age of the leader": "age",
    "polyarchy times income": "polyarchy_by_income",
    "polyarchy cubed": "polyarchy_cubed",
    "infant mortality squared": "infant_mortality_squared",
    "income against the year's average": "relative_income",
    "infant mortality against the year's average": "relative_infant_mortality",
    "polyarchy against the year's average": "relative_polyarchy",
    "irregular exits elsewhere in the year before": "exits_elsewhere",
}


def _fading(of: str) -> list[Variant]:
    both = ("removal_protests_3m", "removal_protests_12m")
    return [
        *_halving(of, "protests", both, (1.0, 2.0, 3.0, 6.0, 12.0, 24.0)),
        *(
            Variant(
                of,
                f"protests halving in {short:g} and {long:g} months",
                constants={f"fade_months/{both[0]}": short, f"fade_months/{both[1]}": long},
            )
            for short, long in ((2.0, 6.0), (3.0, 6.0), (6.0, 24.0))
        ),
    ]


def _soon() -> list[Variant]:
    return [
        Variant(SOON, "as it ships"),
        Variant(SOON, "class table alone", mixed=1.0),
        *_fading(SOON),
    ]


def _autocracies() -> list[Variant]:
    of, form = AUTOCRACIES, REGULAR_EXIT
    elections = tuple(c for c in form.conditions if c[0] != "election_due_12m")
    return [
        Variant(of, "as it ships"),
        Variant(of, "class table alone", mixed=1.0),
        Variant(of, "recalibrated as irregular exits are", recalibrated=True),
        Variant(of, "table at weight 0", table=0.0),
        Variant(of, "table at weight 0.5", table=0.5),
        Variant(of, "with trend", replace(form, trend=True)),
        _less(of, form, "exits_5y"),
        Variant(of, "with polyarchy and income", _with(form, "polyarchy", "log_income")),
        Variant(of, "with all structure", _with(form, *IRREGULAR_EXIT.countries)),
        Variant(of, "without elections due", replace(form, conditions=elections)),
        Variant(
            of,
            "one slope for elections due",
            replace(form, conditions=(*elections, ("election_due_12m", ""))),
        ),
        _unconditioned(of, form, "removal_protests_3m", "removal_protests_12m"),
        _unconditioned(of, form, "coup_attempt_12m"),
        *_each(of, "election_window_months", "an election bears on months", (13.0, 24.0)),
    ]


def _attempts() -> list[Variant]:
    of, form = ATTEMPTS, ATTEMPT
    protests = (("removal_protests_3m", ""), ("removal_protests_12m", ""))
    return [
        Variant(of, "as it ships"),
        _less(of, form, "growth_3y"),
        Variant(of, "with log of irregular exits", _with(form, "log_irregular_exits_10y")),
        _unconditioned(of, form, "conflict_began_12m"),
        Variant(of, "with protests", replace(form, conditions=(*protests, *form.conditions))),
        *_each(of, "prior_sd_structure", "prior sd of structure", (0.3, 3.0)),
    ]


def _each(of: str, name: str, what: str, values: tuple[float, ...]) -> list[Variant]:
    return [Variant(of, f"{what} {value:g}", constants={name: value}) for value in values]


def _halving(
    of: str, what: str, names: tuple[str, ...], months: tuple[float, ...]
) -> list[Variant]:
    return [
        Variant(
            of,
            f"{what} halving in {value:g} months",
            constants={f"fade_months/{name}": value for name in names},
        )
        for value in months
    ]


def _less(of: str, form: Form, *names: str) -> Variant:
    kept = tuple(name for name in form.countries if name not in names)
    return Variant(of, f"without {_words(names)}", replace(form, countries=kept))


def _unconditioned(of: str, form: Form, *names: str) -> Variant:
    kept = tuple(c for c in form.conditions if c[0] not in names)
    return Variant(of, f"without {_words(names)}", replace(form, conditions=kept))


def _with(form: Form, *names: str) -> Form:
    return replace(form, countries=(*form.countries, *names))


def _words(names: tuple[str, ...]) -> str:
    return " and ".join(name.replace("_", " ") for name in names)
