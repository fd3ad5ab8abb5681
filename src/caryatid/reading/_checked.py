"""Values out of untrusted JSON, each checked, with its place in the message."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from caryatid.errors import DataError
from caryatid.reading._schema import PRECISIONS
from caryatid.records.dates import DateRange, Precision
from caryatid.records.reading import Span

__all__ = ["Checked"]

_FIX = "see `caryatid schema read` for what each field may hold"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Checked:
    """A JSON object at a place of the import.

    Attributes:
        raw: The object.
        where: Its place for messages ("claims[3]").
        body: The text that its spans count in.
    """

    raw: dict[str, Any]
    where: str
    body: str

    @classmethod
    def of(cls, raw: Any, where: str, body: str) -> Checked:
        """The object at `where`.

        Raises:
            DataError: It is something else.
        """
        if not isinstance(raw, dict):
            raise DataError(f"{_short(raw)} is not an object", where=where, fix=_FIX)
        return cls(raw, where, body)

    def fail(self, key: str, what: str) -> DataError:
        """The error for a field."""
        return DataError(what, where=f"{self.where}.{key}", fix=_FIX)

    def objects(self, key: str) -> Iterator[Checked]:
        """The objects of a list; none where it is left out."""
        for number, item in enumerate(self._list(key)):
            yield Checked.of(item, f"{self.where}.{key}[{number}]", self.body)

    def _list(self, key: str) -> list[Any]:
        value = self.raw.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.fail(key, f"{_short(value)} is not a list")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A string; `default` where it is left out."""
        value = self.raw.get(key, default)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or _lone(value):
            raise self.fail(key, f"{_short(value)} is not a text")
        return value

    def optional(self, key: str) -> str | None:
        """A string or null."""
        return None if self.raw.get(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings."""
        values = self._list(key)
        for value in values:
            if not isinstance(value, str) or _lone(value):
                raise self.fail(key, f"{_short(value)} is not a text")
        return tuple(values)

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """One of a closed list."""
        value = self.text(key, default)
        if value not in frozenset(allowed):
            raise self.fail(key, f"{_short(value)} is not in the vocabulary")
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where it is left out."""
        value = self.raw.get(key, False)
        if not isinstance(value, bool):
            raise self.fail(key, f"{_short(value)} is neither true nor false")
        return value

    def number(self, key: str) -> float | None:
        """A finite number or null."""
        value = self.raw.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fail(key, f"{_short(value)} is not a number")
        try:
            number = float(value)
        except OverflowError as error:
            raise self.fail(key, "the number is too large") from error
        if not math.isfinite(number):
            raise self.fail(key, f"{_short(value)} is not a finite number")
        return number

    def span(self, key: str = "span") -> Span:
        """A span that lies in the text."""
        return self._span(key, self.raw.get(key))

    def optional_span(self, key: str) -> Span | None:
        """A span or null."""
        value = self.raw.get(key)
        return None if value is None else self._span(key, value)

    def spans(self, key: str) -> tuple[Span, ...]:
        """A list of spans."""
        return tuple(self._span(key, value) for value in self._list(key))

    def _span(self, key: str, value: Any) -> Span:
        good = (
            isinstance(value, list)
            and len(value) == 2
            and all(isinstance(v, int) and not isinstance(v, bool) for v in value)
        )
        if not good:
            raise self.fail(key, f"{_short(value)} is not a pair of whole numbers")
        start, end = value
        if not 0 <= start < end <= len(self.body):
            raise self.fail(
                key,
                f"{start}-{end} does not lie in the text, which has {len(self.body)} characters",
            )
        return start, end

    def quoted(self) -> tuple[Span, str]:
        """Span and quote; a quote may fold white space, or stand alone if it occurs once."""
        quote = self.optional("quote")
        if self.raw.get("span") is None and quote is not None:
            return self._found(quote)
        start, end = self.span()
        exact = self.body[start:end]
        if quote is not None and quote.split() != exact.split():
            raise self.fail(
                "quote", f"at {start}-{end} the text says {_short(exact)}, not {_short(quote)}"
            )
        return (start, end), exact

    def _found(self, quote: str) -> tuple[Span, str]:
        start = self.body.find(quote) if quote else -1
        if start < 0:
            raise self.fail("quote", f"{_short(quote)} does not stand in the text")
        if self.body.find(quote, start + 1) >= 0:
            raise self.fail(
                "quote", f"{_short(quote)} stands in the text more than once, add a span"
            )
        return (start, start + len(quote)), quote

    def range(self) -> DateRange:
        """The days of this object's `earliest`, `latest` and `precision`."""
        first, last = self._day("earliest"), self._day("latest")
        if first and last and first > last:
            raise self.fail("latest", f"{last} lies before {first}")
        usual = "unknown" if first is None and last is None else "range"
        precision = self.choice(
            "precision", PRECISIONS, "day" if first == last and first else usual
        )
        return DateRange(first, last, cast(Precision, precision))

    def when(self, key: str) -> DateRange:
        """The range at a key; open where it is left out."""
        value = self.raw.get(key)
        if value is None:
            return DateRange()
        return Checked.of(value, f"{self.where}.{key}", self.body).range()

    def _day(self, key: str) -> date | None:
        value = self.optional(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise self.fail(key, f"{_short(value)} is not a day, write YYYY-MM-DD") from error


def _lone(text: str) -> bool:
    """Half of a surrogate pair cannot be stored."""
    return any("\ud800" <= c <= "\udfff" for c in text)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."
