"""Which regime the documents are about, and as of which day, when the caller does not say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from caryatid.errors import UsageError
from caryatid.reading import regime_shares
from caryatid.records import Document

__all__ = ["LEAST_SHARE", "choose_day", "choose_regime"]

LEAST_SHARE = 0.40
"""Share of the mentions of regimes and leaders that names the regime. Source: design.md 1."""


def choose_regime(documents: Sequence[Document]) -> str:
    """ISO alpha-3 of the one regime that the documents are about.

    Raises:
        UsageError: None or several; names the candidates with their shares.
    """
    shares = regime_shares(documents)
    if not shares:
        raise UsageError(
            "no contested regime is named in these documents",
            fix="name the country with --regime (ISO code or English name)",
        )
    leading = [iso3 for iso3, share in shares if share >= LEAST_SHARE]
    if len(leading) == 1:
        return leading[0]
    listed = ", ".join(f"{iso3} {share:.0%}" for iso3, share in shares[:5])
    raise UsageError(
        f"it is not clear which regime is meant (share of mentions: {listed})",
        fix="choose with --regime",
    )


def choose_day(
    documents: Sequence[Document], *, as_of: date | None, now: datetime
) -> tuple[date, tuple[str, ...]]:
    """The as-of day, and a note where it was not given.

    Without `--as-of` it is the day of the latest document, so that the same texts give the same
    forecast whenever they are read.
    """
    if as_of is not None:
        return as_of, ()
    days = [d.published.latest for d in documents if d.published.latest is not None]
    if days:
        day = max(days)
        return day, (f"As of {day.isoformat()}, the day of the latest document.",)
    return now.date(), (
        (
            f"No document says when it was published: as of today, {now.date().isoformat()}. "
            "Give --published or --as-of if the texts are older."
        ),
    )
