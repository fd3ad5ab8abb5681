"""The `caryatid` command."""

from __future__ import annotations

import click

from caryatid import __version__

__all__ = ["main"]


@click.group()
@click.version_option(__version__, prog_name="caryatid")
def main() -> None:
    """Who holds a contested regime up, and what happens when one of them walks away."""
