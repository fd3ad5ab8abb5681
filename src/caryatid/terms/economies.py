"""How large the economies of contested regimes are, to set sums of money against."""

from __future__ import annotations

from typing import Any

from caryatid.terms._load import load

__all__ = ["GDP_BN", "GDP_DOUBT"]

_RAW: dict[str, Any] = load("economies")

GDP_BN: dict[str, float] = {str(state): float(value) for state, value in _RAW["gdp_bn"].items()}
"""ISO alpha-3 -> billions of US dollars a year at about 2018. Source: public knowledge, rounded."""

GDP_DOUBT = 1.8
"""Factor up and down within which an economy lies in another year of the period 2008 to 2028.

Source: judgement; economies of this kind have grown or shrunk by about that much in ten years.
"""
