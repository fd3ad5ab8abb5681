"""caryatid doctor: is everything here, and is the case whole?"""

from __future__ import annotations

import click

from caryatid.cli.output import say, say_json

__all__ = ["doctor"]


@click.command()
@click.argument("case", required=False, type=click.Path(file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Machine output instead of words.")
@click.pass_context
def doctor(ctx: click.Context, case: str | None, as_json: bool) -> None:
    """Check the installation, the built-in tables and, if named, a case folder.

    Exit 0 if all is well, 3 if something is not.
    """
    from caryatid.cases.checkup import check_up

    findings = check_up(case)
    if as_json:
        say_json([{"what": f.what, "fine": f.fine, "detail": f.detail} for f in findings])
    else:
        for f in findings:
            say(f"{'fine ' if f.fine else 'WRONG'}  {f.what}: {f.detail}")
    if not all(f.fine for f in findings):
        ctx.exit(3)
