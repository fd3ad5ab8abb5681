"""caryatid history: the data behind the base rate, the fit, and how well it did."""

from __future__ import annotations

import importlib.util
import os
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from caryatid.cli.options import as_json, now_option, workers_option
from caryatid.cli.output import progress, say, say_json, tell_notes
from caryatid.errors import DataError, UsageError

__all__ = ["history"]

_NEEDED = ("pandas", "pyarrow")


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "caryatid" / "history"


def _extra() -> None:
    """Stops with a sentence where the extra packages are not installed."""
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise UsageError(
            f"this command needs {' and '.join(missing)}",
            fix="install them with: pip install 'caryatid[history]' (forecasts need neither)",
        )


folder_option = click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="CARYATID_HISTORY",
    default=_cache,
    show_default="~/.cache/caryatid/history",
    help="Folder in which data and panel are kept (or set CARYATID_HISTORY).",
)
from_option = click.option(
    "--from",
    "given",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that has the files already; nothing is fetched.",
)


@click.group()
def history() -> None:
    """Rebuild, test and look into the history behind the base rate.

    Only `pull` uses the network, and a forecast needs none of this: what it uses ships.
    """


@history.command()
@click.argument("names", nargs=-1, metavar="[DATA SET]...")
@folder_option
@from_option
@click.option("--again", is_flag=True, help="Fetch what is there already, too.")
@now_option
@as_json
def pull(
    names: tuple[str, ...],
    cache: Path,
    given: Path | None,
    again: bool,
    now: datetime,
    as_json: bool,
) -> None:
    """Fetch the published data sets, all or those named, from their official addresses.

    An interrupted download goes on where it stopped; one that fails does not keep the others from
    being fetched. Size and SHA-256 of each file are kept. What may not be fetched by a program is
    named with the page where a person gets it.
    """
    _extra()
    from caryatid.history.panel.sources import sources
    from caryatid.history.store.pulling import pull as pull_one

    known = sources()
    for name in names:
        if name not in known:
            raise UsageError(f"no data set {name!r}", fix=f"use one of {', '.join(known)}")
    told, failed = [], []
    for key in names or tuple(known):
        entry, why = None, ""
        try:
            with progress(key) as show:
                found = pull_one(
                    known[key],
                    cache,
                    now=now.isoformat(),
                    given=given,
                    again=again,
                    progress=show,
                )
            entry, why = found.kept, found.told
        except DataError as error:
            failed.append(key)
            why = f"FAILED: {error}"
        told.append(_pulled(key, entry, why))
        if not as_json:
            say(f"{key:16s} {why}")
    if as_json:
        say_json(told)
    _all_there(cache, failed)


def _pulled(key: str, entry: Any, why: str) -> dict[str, Any]:
    return {
        "data_set": key,
        "file": entry.file if entry else None,
        "bytes": entry.bytes if entry else None,
        "sha256": entry.sha256 if entry else None,
        "told": why,
    }


def _all_there(cache: Path, failed: list[str]) -> None:
    """Says what a panel still lacks, and stops where something could not be fetched."""
    from caryatid.history.panel.panel import NEEDED
    from caryatid.history.panel.sources import present, sources

    lacks = [key for key in NEEDED if present(sources()[key], cache) is None]
    if failed:
        raise DataError(
            f"could not be fetched: {', '.join(failed)}",
            where=str(cache),
            fix="what was fetched stays; run the command again, or give a folder with --from",
        )
    if lacks:
        tell_notes([f"`caryatid history build` still needs {', '.join(lacks)}"])


@history.command()
@folder_option
@from_option
@as_json
def build(cache: Path, given: Path | None, as_json: bool) -> None:
    """Make the panel of leader-months from the data sets, known errors corrected."""
    _extra()
    from caryatid.history.panel.panel import make_panel
    from caryatid.history.store.built import described, save_panel

    folder = given or cache
    panel = make_panel(folder)
    info = described(panel, folder)
    place = save_panel(panel, cache, info)
    if as_json:
        say_json({"file": str(place), **info})
    else:
        say(_panel_text(info))
        say(f"written to {place}")


@history.command()
@folder_option
@from_option
@as_json
def info(cache: Path, given: Path | None, as_json: bool) -> None:
    """Say which data sets are there, what the panel holds and to when, and what is missing."""
    _extra()
    from caryatid.history import data_month
    from caryatid.history.panel.sources import present, sources
    from caryatid.history.store.built import panel_info
    from caryatid.history.store.manifest import kept

    fetched = kept(cache)
    rows: list[dict[str, Any]] = []
    for key, source in sources().items():
        path = present(source, given or cache)
        rows.append(
            {
                "data_set": key,
                "title": source.title,
                "cite": source.cite,
                "terms": source.terms,
                "to": source.to,
                "there": path is not None,
                "sha256": fetched[key].sha256 if key in fetched else None,
                "by_hand": not source.address,
                "page": source.page,
                "optional": source.optional,
            }
        )
    built = panel_info(cache)
    if as_json:
        say_json({"ships_to": data_month().isoformat(), "data_sets": rows, "panel": built})
        return
    say(f"What ships reaches to {data_month().isoformat()}.")
    for row in rows:
        state = "there  " if row["there"] else "optional" if row["optional"] else "MISSING"
        how = f"; by hand: {row['page']}" if row["by_hand"] and not row["there"] else ""
        say(f"{state:8s} {row['data_set']:16s} {row['title']}, to {row['to']}; {row['terms']}{how}")
    say("No panel has been built." if built is None else _panel_text(built))


def _panel_text(info: dict[str, Any]) -> str:
    exits = ", ".join(f"{way} {n}" for way, n in info["exits"].items())
    unknown = ", ".join(f"{name} {100 * share:.0f} %" for name, share in info["unknown"].items())
    corrected = ", ".join(
        f"{n} {what.replace('_', ' ')}" for what, n in info["corrections"].items()
    )
    return (
        f"Panel: {info['leader_months']:,} leader-months of {info['spells']:,} spells in "
        f"{info['countries']} states, {info['from']} to {info['to']}.\nExits: {exits}.\n"
        f"Corrected: {corrected}. Not known: {unknown}."
    )


@history.command()
@click.option(
    "--to",
    "last_year",
    type=click.IntRange(1970, 2021),
    default=2020,
    show_default=True,
    help="Last year of the data.",
)
@folder_option
@from_option
@as_json
def fit(last_year: int, cache: Path, given: Path | None, as_json: bool) -> None:
    """Fit the hazards to the years to a cut-off, and print their slopes."""
    _extra()
    from dataclasses import asdict

    from caryatid.history.fit.attempts import fit_attempts
    from caryatid.history.fit.model import fit_model, tables_of
    from caryatid.history.fit.slopes import slopes_of, slopes_text

    panel = _panel(cache, given)
    model = fit_model(panel, tables_of(panel.rows()), last_year)
    hazards = {
        "irregular exits": model.irregular,
        "regular exits": model.regular,
        "coup attempts": fit_attempts(panel, last_year),
    }
    if as_json:
        say_json({name: [asdict(s) for s in slopes_of(h)] for name, h in hazards.items()})
    else:
        for name, hazard in hazards.items():
            say(slopes_text(name, hazard))


@history.command()
@folder_option
@from_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for table, figure and JSON. Default: backtest in the cache.",
)
@workers_option
@click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help="Send the fits to a running dask scheduler (tcp://...), or to one started here (local).",
)
@as_json
def backtest(
    cache: Path, given: Path | None, out: Path | None, workers: int, cluster: str, as_json: bool
) -> None:
    """Fit on the past only, roll the origin, and score on months that the fit had not seen.

    Published forecasts are scored on their own rows where the folder of data holds them
    (benchmarks/); without them only our own tests are made.
    """
    _extra()
    from caryatid.executor import open_executor
    from caryatid.history.fit.backtest import backtest as run
    from caryatid.history.fit.summary import as_json as told
    from caryatid.history.fit.telling import calibration_table, score_table, verdict
    from caryatid.history.store.results import write_results
    from caryatid.report.figure_backtest import backtest_svg

    panel = _panel(cache, given)
    with open_executor(workers, cluster=cluster) as executor:
        found = run(panel, given or cache, executor)
    tests = {t.name: {"title": t.title, **told(t)} for t in found}
    titles = {name: str(test["title"]) for name, test in tests.items()}
    text = f"{score_table(tests, titles)}\n\n{calibration_table(tests, titles)}\n"
    place = out or cache / "backtest"
    write_results(place, tests, text, backtest_svg(tests))
    if as_json:
        say_json({"tests": tests})
        return
    say(text)
    for test in tests.values():
        if "published" in test["others"]:
            say(f"{test['title']}: {verdict(test)}")
    say(f"written to {place}")


def _panel(cache: Path, given: Path | None) -> Any:
    from caryatid.history.panel.panel import make_panel
    from caryatid.history.store.built import load_panel

    return load_panel(cache) if given is None else make_panel(given)


@history.command()
@click.argument("country")
@click.option("--as-of", "month", required=True, metavar="YYYY-MM", help="First day of the month.")
@folder_option
@from_option
@as_json
def show(country: str, month: str, cache: Path, given: Path | None, as_json: bool) -> None:
    """Print a leader's record: class with counts, hazards, drivers, rank among all leaders.

    COUNTRY is a name or an ISO code. Only years before the month's own are fitted to.
    """
    _extra()
    from caryatid.history.fit.attempts import fit_attempts
    from caryatid.history.fit.model import fit_model, tables_of
    from caryatid.history.fit.record import place_of, record_of
    from caryatid.history.panel.months import month_of
    from caryatid.report.history_record import class_of, record_json, record_text
    from caryatid.terms.countries import find_country

    found = find_country(country)
    if found is None or found.gw is None:
        raise UsageError(f"no country {country!r} in the lists of leaders", fix="try its ISO code")
    parts = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])(?:-\d{2})?", month)
    if parts is None:
        raise UsageError(f"{month!r} is no month", fix="write it as 2019-03")
    number = month_of(int(parts[1]), int(parts[2]))
    panel = _panel(cache, given)
    place = place_of(panel, found.gw, number)
    last_year = _last_year(number)
    model = fit_model(panel, tables_of(panel.rows()), last_year)
    record = record_of(panel, model, fit_attempts(panel, last_year), place)
    classes = class_of(record, found)
    if as_json:
        say_json(record_json(record, classes, found))
    else:
        say(record_text(record, classes, found))


_FIRST_FIT = 1970


def _last_year(month: int) -> int:
    last = month // 12 - 1
    if last < _FIRST_FIT:
        raise UsageError(
            f"too few years before {month // 12} to fit to",
            fix=f"choose a month from {_FIRST_FIT + 1} on",
        )
    return last
