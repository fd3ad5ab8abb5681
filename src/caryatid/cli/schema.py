"""caryatid schema: the JSON Schema of what --json prints."""

from __future__ import annotations

import click

from caryatid.cli.output import say_json

__all__ = ["schema"]


@click.command()
@click.argument("name", type=click.Choice(["brief", "read"]))
def schema(name: str) -> None:
    """Print the JSON Schema of the machine output of brief or read."""
    if name == "read":
        from caryatid.reading.contract import reading_schema

        say_json(reading_schema())
        return
    from caryatid.report.schema import brief_schema

    say_json(brief_schema())
