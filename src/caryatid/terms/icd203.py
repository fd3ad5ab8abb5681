"""Words of estimative probability, for output only.

On input a "likely" carries no calibrated meaning and is never read by this scale.
"""

from __future__ import annotations

__all__ = ["SCALE", "phrase", "word"]

SCALE: tuple[tuple[float, str], ...] = (
    (0.00, "less than 1 %"),
    (0.01, "almost no chance"),
    (0.05, "very unlikely"),
    (0.20, "unlikely"),
    (0.45, "roughly even chance"),
    (0.55, "likely"),
    (0.80, "very likely"),
    (0.95, "almost certain"),
)
"""Lower edge of each band, inclusive, and its words.

Source: Intelligence Community Directive 203, section D.6.e.2, first row of terms. The directive's
bands touch; which one an edge belongs to, and the words outside 1 to 99 %, are ours.
"""

_TOP = 0.99
_ABOVE = "more than 99 %"


def word(p: float) -> str:
    """Words for a probability.

    Args:
        p: Fraction in [0, 1].

    Raises:
        ValueError: `p` is not a probability.
    """
    return _word(_band(p))


def phrase(p: float, low: float, high: float) -> str:
    """Words for a probability with its interval ("likely to very likely").

    One word where the whole interval lies in its band; where it crosses an edge, the words at
    its two ends, the lower first.

    Args:
        p: Fraction in [0, 1]. The mean of a skewed distribution may lie outside its interval;
            the words then reach as far as the mean does.
        low: Lower end of the interval, fraction.
        high: Upper end.

    Raises:
        ValueError: One of them is no probability, or the ends are swapped.
    """
    if low > high:
        raise ValueError(f"interval from {low} to {high} is the wrong way round")
    first = _band(min(p, low))
    last = _band(max(p, high))
    _band(p)
    return _word(first) if first == last else f"{_word(first)} to {_word(last)}"


def _band(p: float) -> int:
    if not 0.0 <= p <= 1.0:
        raise ValueError(f"{p} is not a probability")
    if p > _TOP:
        return len(SCALE)
    return sum(1 for edge, _ in SCALE if edge <= p) - 1


def _word(band: int) -> str:
    return _ABOVE if band == len(SCALE) else SCALE[band][1]
