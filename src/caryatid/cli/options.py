"""Options that several commands share, and their types."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import click

__all__ = [
    "as_json",
    "as_of_option",
    "by_option",
    "case_argument",
    "now_option",
    "run_options",
    "workers_option",
]

Command = TypeVar("Command", bound=Callable[..., Any])


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            self.fail(f"{value!r} is no day ({error}); write it as 2019-03-04", param, ctx)


class _Moment(click.ParamType[datetime]):
    name = "YYYY-MM-DD[THH:MM:SS]"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError as error:
            self.fail(f"{value!r} is no time ({error}); write it as 2019-03-04T09:00", param, ctx)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


DAY = _Day()
MOMENT = _Moment()


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


case_argument = click.argument(
    "case", default=".", type=click.Path(file_okay=False), metavar="[CASE]"
)
as_json = click.option("--json", "as_json", is_flag=True, help="Machine output instead of words.")
as_of_option = click.option(
    "--as-of",
    type=DAY,
    help="Cut-off: nothing later is used. Default: the latest document's day, with what people "
    "have decided since.",
)
now_option = click.option(
    "--now", type=MOMENT, default=_now, show_default="the clock", help="Time to record as now."
)
workers_option = click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes."
)
by_option = click.option(
    "--by", envvar="CARYATID_BY", required=True, help="Who decides (or set CARYATID_BY)."
)


def run_options(command: Command) -> Command:
    """Options of everything that computes a forecast."""
    for option in reversed(
        (
            as_of_option,
            click.option("--seed", type=int, default=1, show_default=True, help="Random seed."),
            click.option(
                "--draws",
                type=click.IntRange(64, 1_000_000),
                default=4096,
                show_default=True,
                help="Draws of the ensemble.",
            ),
            click.option("--judgement", help="Use judgement/NAME.toml instead of ours."),
            now_option,
            workers_option,
            as_json,
        )
    ):
        command = option(command)
    return command
