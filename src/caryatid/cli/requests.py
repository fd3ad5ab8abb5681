"""Options of a command into the request that the pipeline takes."""

from __future__ import annotations

from datetime import date, datetime

from caryatid.cases import Request
from caryatid.cases.second import Second
from caryatid.forecast import Settings

__all__ = ["request_from"]


def request_from(
    *,
    now: datetime,
    as_of: date | None = None,
    seed: int = 1,
    draws: int = 4096,
    judgement: str | None = None,
    workers: int = 1,
    published: date | None = None,
    regime: str | None = None,
    second: Second | None = None,
) -> Request:
    """The request that these options make."""
    return Request(
        now=now,
        as_of=as_of,
        settings=Settings(seed=seed, draws=draws),
        judgement=judgement,
        workers=workers,
        published=published,
        regime=regime,
        second=second,
    )
