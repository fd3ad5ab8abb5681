"""Options of the second reader, and the plan that they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from caryatid.cases.second import Second

__all__ = ["reader_options", "second_from"]

Command = TypeVar("Command", bound=Callable[..., Any])


def reader_options(command: Command) -> Command:
    """--reader and --llm-budget."""
    for option in (
        click.option(
            "--llm-budget",
            nargs=3,
            type=click.IntRange(1),
            default=(50, 500_000, 1800),
            show_default=True,
            metavar="DOCUMENTS TOKENS SECONDS",
            help="Most that the second reader may use.",
        ),
        click.option(
            "--reader",
            type=click.Choice(["rules", "llm"]),
            default="rules",
            show_default=True,
            help="llm asks the language model of CARYATID_LLM_URL as a second reader; "
            "texts are sent to it.",
        ),
    ):
        command = option(command)
    return command


def second_from(reader: str, budget: tuple[int, int, int]) -> Second | None:
    """The second reader that the options and the environment name, None for none.

    Raises:
        UsageError: The environment names none, or a wrong one.
    """
    if reader != "llm":
        return None
    import os

    from caryatid.cases.second import Second
    from caryatid.reading.llm import endpoint_from

    documents, tokens, seconds = budget
    return Second(endpoint_from(os.environ), documents, tokens, float(seconds))
