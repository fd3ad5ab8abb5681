"""How commands speak: words and JSON to standard output, progress and problems to the other."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

__all__ = ["progress", "say", "say_json", "tell_notes", "tell_problems"]


_CONTROL = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "�")


def _harmless(text: str) -> str:
    """Text without the characters by which a document could command a terminal."""
    return text.translate(_CONTROL)


def say(text: str) -> None:
    """Prints text to standard output."""
    click.echo(_harmless(text))


def say_json(value: Any, *, lines: bool = False) -> None:
    """Prints a value as JSON: indented, or on one line."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=None if lines else 2))


def tell_problems(problems: Iterable[Any]) -> None:
    """Names each document that was set aside, on standard error."""
    for problem in problems:
        click.echo(_harmless(f"set aside: {problem.message}"), err=True)


def tell_notes(notes: Iterable[str]) -> None:
    """Prints notes on standard error."""
    for note in notes:
        click.echo(_harmless(f"note: {note}"), err=True)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error where a person watches; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield show
