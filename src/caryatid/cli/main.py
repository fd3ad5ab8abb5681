"""The `caryatid` command and how it ends: 0 fine, 1 our bug, 2 the user's call, 3 bad data."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from typing import Any

import click

from caryatid._version import __version__
from caryatid.cli.brief import brief
from caryatid.cli.doctor import doctor
from caryatid.cli.explain import explain
from caryatid.cli.forecast import forecast
from caryatid.cli.history import history
from caryatid.cli.init import init
from caryatid.cli.ledger import ledger
from caryatid.cli.model import model
from caryatid.cli.read import read
from caryatid.cli.review import review
from caryatid.cli.schema import schema
from caryatid.cli.sources import sources
from caryatid.cli.state import state
from caryatid.cli.whatif import whatif
from caryatid.errors import CaryatidError

__all__ = ["main"]


class _Group(click.Group):
    """Keeps the commands in the order of work and turns errors into one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CaryatidError as error:
            click.echo(f"caryatid: {error}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # The reader of the pipe has gone: nothing is wrong, and nothing can be said.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            place = _save_traceback()
            click.echo(
                f"caryatid: a fault of ours: {type(error).__name__}: {error}; "
                f"please report it with the file {place}",
                err=True,
            )
            ctx.exit(1)


def _save_traceback() -> str:
    with tempfile.NamedTemporaryFile(
        "w", prefix="caryatid-fault-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"caryatid {__version__}, Python {sys.version}\n\n{traceback.format_exc()}")
        return file.name


# \b keeps the lines that follow as they are.
_HELP = """Who holds a contested regime up, and what happens when one of them walks away.

\b
caryatid brief article.txt --published 2019-03-04   all in one, on a text or a folder
caryatid init venezuela --regime VEN                a case folder to come back to
"""


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]}, help=_HELP)
@click.version_option(__version__, prog_name="caryatid")
def main() -> None:
    """The command with all its commands."""


for _command in (
    brief,
    init,
    read,
    review,
    ledger,
    sources,
    state,
    forecast,
    explain,
    whatif,
    model,
    history,
    schema,
    doctor,
):
    main.add_command(_command)
