"""The Admiralty code: how reliable a source is, how credible a report.

The two axes are independent. F and 6 mean that nobody can tell yet; they are not the worst grade.
Source: NATO's two-part grading of sources and information, as printed in US Army FM 2-22.3,
appendix B; the words are a public standard.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["CREDIBILITY", "RELIABILITY"]

RELIABILITY: Mapping[str, str] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
)
"""Letter -> words, for a source (a hop in the chain)."""

CREDIBILITY: Mapping[int, str] = MappingProxyType(
    {
        1: "confirmed by other sources",
        2: "probably true",
        3: "possibly true",
        4: "doubtful",
        5: "improbable",
        6: "truth cannot be judged",
    }
)
"""Digit -> words, for a claim."""
