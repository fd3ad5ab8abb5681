"""Published lists that name countries by number or code, read into one shape."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

__all__ = ["SYSTEMS", "Named", "read_all"]

SYSTEMS = ("iso3", "gw", "cow")
"""ISO 3166 alpha-3, numbers of Gleditsch and Ward, numbers of the Correlates of War project."""

_ALIVE = 1992
"""Year up to which a country must be in a list to count: later lists know today's states."""

_HEAD = re.compile(r"^([A-Z_]+?)_?\s+\[([A-Z]{3})\]")


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A country in a published list.

    Attributes:
        source: The list.
        system: One of SYSTEMS.
        code: Its number or code, as text.
        name: Its name there; empty in a list of numbers alone.
    """

    source: str
    system: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class _Table:
    """Where a list is and what its columns are called; `name` None: numbers alone."""

    source: str
    path: str
    name: str | None
    codes: Mapping[str, str]
    year: str


_TABLES = (
    _Table("Powell and Thyne", "coups/powell_thyne_2022-11-29.csv", "country",
           {"cow": "ccode", "gw": "ccode_gw"}, "year"),
    _Table("Cline", "coups/cline_coup_project_2.1.2.csv", "country", {"cow": "cowcode"}, "year"),
    _Table("Colpus", "coups/colpus_1.1_1946_2022.csv", "statenme", {"cow": "ccode"}, "year"),
    _Table("REIGN elections", "reign/electionlist_2021_03.csv", "country",
           {"cow": "ccode"}, "elec_year"),
    _Table("EUSANCT", "eusanct/eusanct_country_year_1989_2015.csv", "country",
           {"cow": "ccode"}, "year"),
    _Table("GWF", "gwf/gwf_all_extended.csv", "extended_country_name",
           {"cow": "cown", "gw": "GWn"}, "year"),
    _Table("Polity 5", "democracy/polity5.csv", "polity_annual_country", {"gw": "GWn"}, "year"),
    _Table("Horn, Reinhart and Trebesch", "hrt_china_debt/china_debt_stock_2000_2017.csv",
           "country", {"iso3": "ISO"}, "year"),
    _Table("ERT", "ert/ert_v15_1945_2024.parquet", "country_name",
           {"iso3": "country_text_id"}, "year"),
    _Table("COW capabilities", "cow/nmc_1945.parquet", None, {"cow": "ccode"}, "year"),
    _Table("isard", "democracy/isard_gw_democracy.parquet", None, {"gw": "gwcode"}, "year"),
    _Table("LIED", "democracy/lied.parquet", "lied_country", {"cow": "lied_cow"}, "year"),
)  # fmt: skip


def read_all(data: Path) -> list[Named]:
    """Every country of every list that is still named in or after 1992, each once.

    Args:
        data: Folder of the published data; lists that are not in it are left out.
    """
    found: set[Named] = set()
    for table in _TABLES:
        if (data / table.path).is_file():
            found.update(_named(table, _rows(data / table.path)))
    dictionary = data / "text" / "event_dictionaries" / "Phoenix.Countries.actors.txt"
    if dictionary.is_file():
        found.update(_headings(dictionary))
    return sorted(found)


def _rows(path: Path) -> Iterable[Mapping[str, object]]:
    if path.suffix == ".parquet":
        records: list[dict[str, object]] = pd.read_parquet(path).to_dict("records")
        return records
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        return list(csv.DictReader(lines))


def _named(table: _Table, rows: Iterable[Mapping[str, object]]) -> Iterator[Named]:
    for row in rows:
        if (_number(row[table.year]) or 0) < _ALIVE:
            continue
        name = "" if table.name is None else str(row[table.name]).strip()
        for system, column in table.codes.items():
            code = _code(row[column], system)
            if code and name != "nan":
                yield Named(table.source, system, code, name)


def _headings(path: Path) -> Iterator[Named]:
    """Countries of the event dictionary: the first name of each block with its ISO code."""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        head = _HEAD.match(line)
        if head:
            name = head[1].replace("_", " ").strip().title()
            yield Named("Phoenix dictionary", "iso3", head[2], name)


def _code(raw: object, system: str) -> str:
    if system == "iso3":
        return str(raw).strip()
    number = _number(raw)
    return "" if number is None else str(number)


def _number(raw: object) -> int | None:
    text = str(raw).strip()
    return int(float(text)) if text not in {"", "nan", "None", "NA"} else None
