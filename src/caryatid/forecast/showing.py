"""What the model took, as a table and as a drawing in the language of Graphviz."""

from __future__ import annotations

from collections.abc import Mapping

from caryatid.forecast.elicitation import assumption
from caryatid.model.coups import SUCCESS
from caryatid.model.states import COHESION_PILLARS
from caryatid.records import PatronInput, PillarInput, Specification
from caryatid.terms.judgement import STATES
from caryatid.terms.pillars import display_name
from caryatid.terms.shifts import Constant
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["path_words", "specification_dot", "specification_table", "ways_of"]

_ENTERS: Mapping[str, tuple[str, ...]] = {
    "fiscal": ("resources",),
    "security_forces": ("forces",),
    "street_coercion": ("coercion",),
    "clientelism": ("street",),
    "opposition": ("street",),
    **dict.fromkeys(COHESION_PILLARS, ("cohesion",)),
    "money": ("resources",),
    "security": ("security_help", "forces", "coercion"),
    "cover": ("cover",),
    "outside_pressure": ("threat",),
}
"""Pillar or channel -> states that it enters. Source: situation.md section 5."""

_SUCCESS = "slope.coup_success."


def specification_table(specification: Specification) -> str:
    """Pillars with the states and ways out that they reach, patrons with what is assumed of them.

    Args:
        specification: What the model took.
    """
    rows = [f"{'pillar':<34}{'level':>7}{'class':>7}{'sd':>6}  enters, moves"]
    rows += [_row(pillar, specification) for pillar in _pillars(specification)]
    rows += [_patron_row(patron) for patron in specification.patrons]
    rows += [_coup_row(specification.constants[SUCCESS])]
    rows += [
        f"{t.kind} ({t.outside or 'nobody'}): {t.p_per_month:.2f} a month, force {t.p_act:.3f}"
        for t in specification.triggers
    ]
    return "\n".join(rows)


def _pillars(specification: Specification) -> list[PillarInput]:
    channels = [p for patron in specification.patrons for p in patron.channels.values()]
    return [*specification.pillars.values(), *channels]


def _coup_row(success: Constant) -> str:
    value, low, high = (
        f"{100 * share:.0f}" for share in (success.value, success.low, success.high)
    )
    return f"of 100 attempted coups {value} succeed [{low}, {high}]: {success.why}"


def _patron_row(patron: PatronInput) -> str:
    words = [assumption(patron.state, patron.constants)]
    words += [f"its money: {patron.money}"] if patron.money else []
    words += ["out from the first month"] if patron.out else []
    return "; ".join(words)


def _row(pillar: PillarInput, specification: Specification) -> str:
    name = display_name(pillar.key) if pillar.reported else f"{display_name(pillar.key)} (gap)"
    numbers = f"{pillar.z:>+7.2f}{pillar.prior_z:>+7.2f}{pillar.noise_sd:>6.2f}"
    return f"{name:<34}{numbers}  {path_words(pillar.key, specification.constants)}"


def path_words(key: str, constants: Mapping[str, Constant]) -> str:
    """From a pillar to the states that it enters to the ways out that these move.

    Args:
        key: Of a pillar.
        constants: Of the judgement.
    """
    states = _states_of(key)
    ways = dict.fromkeys(way for state in states for way in ways_of(state, constants))
    return f"{', '.join(states)} -> {', '.join(ways) or 'nothing'}"


def _states_of(key: str) -> tuple[str, ...]:
    if key.startswith("patron_"):
        return _ENTERS[key.rsplit(".", 1)[-1]]
    return _ENTERS["outside_pressure" if key.startswith("outside_pressure_") else key]


def ways_of(state: str, constants: Mapping[str, Constant]) -> tuple[str, ...]:
    """Ways out that a state moves; coups that fail are named where it moves them alone.

    Args:
        state: One of the states, or threat.
        constants: Of the judgement.
    """
    moved = [way for way in WAYS_OUT if f"slope.{way}.{state}" in constants]
    if f"{_SUCCESS}{state}" in constants and "coup" not in moved:
        # What street coercion foils it provokes: it moves the coups that fail, and no others.
        moved.insert(0, "failed coup" if state == "coercion" else "coup")
    return tuple(moved)


def _slope(way: str, state: str, constants: Mapping[str, Constant]) -> Constant:
    own = constants.get(f"slope.{way}.{state}")
    return constants[f"{_SUCCESS}{state}"] if own is None else own


def _range(constant: Constant) -> str:
    if constant.low == constant.high:
        return f"{constant.value:g}"
    return f"{constant.low:g} to {constant.high:g}"


def specification_dot(specification: Specification) -> str:
    """The same as a drawing: reported pillars, states, ways out; for `dot -Tsvg`.

    Args:
        specification: What the model took.
    """
    lines = ["digraph model {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    for pillar in _pillars(specification):
        style = "solid" if pillar.reported else "dashed"
        lines.append(f'  "{pillar.key}" [label="{display_name(pillar.key)}", style={style}];')
        lines += [f'  "{pillar.key}" -> "state {state}";' for state in _states_of(pillar.key)]
    for state in (*STATES, "threat"):
        lines.append(f'  "state {state}" [label="{state.replace("_", " ")}", shape=ellipse];')
        for way in ways_of(state, specification.constants):
            slope = _slope(way, state, specification.constants)
            lines.append(f'  "state {state}" -> "way {way}" [label="{_range(slope)}"];')
    ways = (*WAYS_OUT, "failed coup")
    lines += [f'  "way {way}" [label="{way.replace("_", " ")}", shape=plain];' for way in ways]
    return "\n".join([*lines, "}"])
