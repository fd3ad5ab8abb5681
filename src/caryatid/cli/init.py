"""caryatid init: a case folder to come back to."""

from __future__ import annotations

from datetime import date, datetime

import click

from caryatid.cli.options import as_of_option, now_option
from caryatid.cli.output import say

__all__ = ["init"]


@click.command()
@click.argument("folder", type=click.Path(file_okay=False))
@click.option("--regime", required=True, help="Country: ISO code or English name.")
@click.option("--handling", default="", help='Handling mark for every page, such as "TLP:AMBER".')
@as_of_option
@now_option
def init(folder: str, regime: str, handling: str, as_of: date | None, now: datetime) -> None:
    """Make a case folder for a country; leader and regime come from the built-in table."""
    from caryatid.cases import create_folder
    from caryatid.cases.facts import country_code
    from caryatid.errors import DataError

    case = create_folder(folder, country_code(regime), handling=handling)
    say(f"Made {case.root}. Put texts into {case.documents}, then: caryatid brief {case.root}")
    try:
        facts = case.facts(as_of or now.date())
    except DataError as error:
        say(f"Before that: {error}")
        return
    checked = facts.checked_on.isoformat() if facts.checked_on else "never"
    say(
        f"{facts.country_name}: {facts.leader}, in office since "
        f"{facts.in_office_since.isoformat()}, {facts.regime_type} regime (checked {checked}). "
        f"If that is wrong, say so in {case.root / 'case.toml'}."
    )
