"""Which regime the documents are about, and as of which day, when the caller does not say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from caryatid.errors import UsageError
from caryatid.reading import regime_shares
from caryatid.records import Document

__all__ = ["LEAST_SHARE", "choose_day", "choose_regime", "decided_to", "decision_notes"]

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


def decided_to(day: date, *, as_of: date | None, now: datetime) -> date:
    """Last day of the decisions and grades that count.

    A cut-off that is asked for holds for them too. Where the day is that of the latest document,
    what people have decided since on what the texts say counts, or no review of older texts would
    ever tell.
    """
    return day if as_of is not None else max(day, now.date())


def decision_notes(later: int, day: date, *, as_of: date | None) -> tuple[str, ...]:
    """What becomes of decisions and grades made after the as-of day.

    Args:
        later: How many there are.
        day: The as-of day.
        as_of: As it was asked for.
    """
    if not later:
        return ()
    many = "s" if later > 1 else ""
    made = f"{later} decision{many} or grade{many} made after {day.isoformat()}"
    if as_of is None:
        return (f"{made} used; give --as-of to leave them out.",)
    how = f"leave --as-of out to use them, or record them with --now {day.isoformat()}"
    return (f"{made} left out; {how}.",)
