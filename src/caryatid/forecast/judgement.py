"""The judgement that rung 3 rests on: ours, or an analyst's in its place, number by number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from caryatid.errors import DataError
from caryatid.terms.judgement import CONSTANTS, PATRON, limits_of
from caryatid.terms.shifts import Constant

__all__ = ["Judgement", "default_judgement", "judgement_from"]

_EXAMPLE = 'see "Your own judgement" in docs/model.md for a whole file'
_PERSONAL = "personal"
_SUCCESS, _SUCCESS_PERSONAL = "coup.success", "coup.success_personal"
_ENTRIES = ("by", "note", "patron", "constant")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an analyst thinks otherwise than we do. Empty for ours.

    Attributes:
        by: Who judges, "" for us.
        constants: Name -> number with range and reason, only those that differ from ours.
        patrons: ISO alpha-3 -> what differs for that patron, by name (tau, margin, ...).
    """

    by: str = ""
    constants: Mapping[str, Constant] = field(default_factory=dict)
    patrons: Mapping[str, Mapping[str, Constant]] = field(default_factory=dict)

    def table(self) -> dict[str, Constant]:
        """All constants by name, the analyst's in place of ours."""
        return {**CONSTANTS, **self.constants}

    def of_class(self, regime_type: str) -> dict[str, Constant]:
        """All constants as they hold for a class of regimes: of its coups other shares succeed.

        Args:
            regime_type: GWF sense.
        """
        table = self.table()
        own = table.pop(_SUCCESS_PERSONAL)
        if regime_type == _PERSONAL and _SUCCESS not in self.constants:
            table[_SUCCESS] = own
        return table

    def on_coup_success(self, regime_type: str) -> bool:
        """Whether the analyst says how many coups succeed in a class of regimes."""
        personal = regime_type == _PERSONAL and _SUCCESS_PERSONAL in self.constants
        return personal or _SUCCESS in self.constants

    def patron(self, state: str) -> dict[str, Constant]:
        """The numbers of one patron: its own, else the analyst's for all patrons, else ours."""
        general = {n: self.constants.get(f"patron.{n}", ours) for n, ours in PATRON.items()}
        return {**general, **self.patrons.get(state, {})}


def default_judgement() -> Judgement:
    """Ours: the table as it ships."""
    return Judgement()


def judgement_from(raw: dict[str, Any], *, where: str) -> Judgement:
    """An analyst's judgement from the content of a TOML file.

    Args:
        raw: `by`, `note`, `[patron.CHN]` with ranges `tau = [0.4, 0.7]`, `margin = [0.0, 0.2]`
            and a `reason`; `[constant."slope.coup.forces"]` with `value`, `range`, `reason`.
        where: File, for errors.

    Raises:
        DataError: An entry is unknown, a range is no range, a reason is missing; the message
            names the entry and what to do.
    """
    for key in raw:
        if key not in _ENTRIES:
            raise _wrong(key, "is not an entry of a judgement file", where, _EXAMPLE)
    by = raw.get("by", "")
    if not isinstance(by, str) or not by.strip():
        raise _wrong("by", "is missing", where, 'say who judges: by = "Your Name"')
    constants = {
        name: _one_constant(name, row, where)
        for name, row in _table(raw, "constant", where).items()
    }
    patrons = {
        state: _one_patron(state, row, where) for state, row in _table(raw, "patron", where).items()
    }
    return Judgement(by.strip(), constants, patrons)


def _wrong(entry: str, what: str, where: str, fix: str) -> DataError:
    return DataError(f"entry {entry!r} {what}", where=where, fix=fix)


def _table(raw: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    table = raw.get(key, {})
    if not isinstance(table, dict) or not all(isinstance(row, dict) for row in table.values()):
        raise _wrong(key, "is not a table of tables", where, _EXAMPLE)
    return table


def _one_constant(name: str, row: Mapping[str, Any], where: str) -> Constant:
    entry = f"constant.{name}"
    if name not in CONSTANTS:
        raise _wrong(entry, "names no constant", where, _nearest(name))
    _only(entry, row, ("value", "range", "reason"), where)
    low, high = _range(f"{entry}.range", row.get("range"), limits_of(name), where)
    _has_spread(entry, low, high, CONSTANTS[name], where)
    value = _number(f"{entry}.value", row.get("value", (low + high) / 2), where)
    if not low <= value <= high:
        what = f"is {value:g}, outside its range {low:g} to {high:g}"
        raise _wrong(f"{entry}.value", what, where, "widen the range or change the value")
    return Constant(value, low, high, "J", _reason(entry, row, where))


def _one_patron(state: str, row: Mapping[str, Any], where: str) -> dict[str, Constant]:
    entry = f"patron.{state}"
    if not re.fullmatch(r"[A-Z]{3}", state):
        raise _wrong(entry, "is no country code", where, "write three capitals, as in patron.CHN")
    _only(entry, row, (*PATRON, "reason"), where)
    reason = _reason(entry, row, where)
    numbers: dict[str, Constant] = {}
    for name in PATRON:
        if name in row:
            low, high = _range(f"{entry}.{name}", row[name], limits_of(f"patron.{name}"), where)
            _has_spread(f"{entry}.{name}", low, high, PATRON[name], where)
            numbers[name] = Constant((low + high) / 2, low, high, "J", reason)
    return numbers


def _only(entry: str, row: Mapping[str, Any], allowed: tuple[str, ...], where: str) -> None:
    for key in row:
        if key not in allowed:
            fix = f"use {', '.join(allowed)}"
            raise _wrong(f"{entry}.{key}", "is unknown", where, fix)


def _reason(entry: str, row: Mapping[str, Any], where: str) -> str:
    reason = row.get("reason")
    if not isinstance(reason, str) or not reason.strip():
        fix = 'say why in one sentence: reason = "..."'
        raise _wrong(f"{entry}.reason", "is missing", where, fix)
    return reason.strip()


def _number(entry: str, value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong(entry, f"is {value!r}, which is no number", where, "write a number")
    return float(value)


def _range(entry: str, value: Any, limits: tuple[float, float], where: str) -> tuple[float, float]:
    fix = "write the ends of a range, as in [0.4, 0.7]"
    if not isinstance(value, list) or len(value) != 2:
        raise _wrong(entry, f"is {value!r}, which is no range", where, fix)
    low, high = (_number(entry, end, where) for end in value)
    least, most = limits
    if not least <= low <= high <= most:
        what = f"is [{low:g}, {high:g}], not a range between {least:g} and {most:g}"
        raise _wrong(entry, what, where, fix)
    return low, high


def _has_spread(entry: str, low: float, high: float, ours: Constant, where: str) -> None:
    # Nobody knows such a number for certain. Zero takes an effect out; where ours has no range
    # either, the number is a switch.
    if low == high != 0.0 and ours.low < ours.high:
        fix = f"give a range, as in [{low - 0.1:g}, {low + 0.1:g}]"
        raise _wrong(entry, f"is {low:g} without any spread", where, fix)


def _nearest(name: str) -> str:
    group = name.split(".")[0] + "."
    known = [n for n in CONSTANTS if n.startswith(group)] or list(CONSTANTS)
    return f"use one of {', '.join(known)}"
