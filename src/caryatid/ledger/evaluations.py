"""Which claims only evaluate: opinions, assessments, forecasts and moods in the writer's voice.

They count nothing in any wording, so that praise and blame cannot move a forecast.
Source: situation.md section 1.
"""

from __future__ import annotations

from collections.abc import Mapping

from caryatid.records import Actor, Claim
from caryatid.terms.acts import GROUP_OF

__all__ = ["in_writers_voice", "is_evaluation", "is_hypothetical"]

_EVALUATIVE = frozenset({"opinion", "assessment", "predicted"})
_FORECAST_WORDS = frozenset({"probable", "likely", "possible"})
_HYPOTHETICAL = frozenset({"desired", "conditional", "counterfactual", "unknown"})
_READ_INTO_IT = frozenset({"inference", "mock_paraphrase"})


def in_writers_voice(claim: Claim, actors: Mapping[str, Actor]) -> bool:
    """Whether the claim is the author's or the outlet's own."""
    holder = actors.get(claim.holder)
    return claim.holder == "author" or (holder is not None and holder.kind in ("author", "media"))


def is_hypothetical(claim: Claim) -> bool:
    """Whether the wording says that the deed is wished for, conditional or unknown."""
    return claim.modality in _HYPOTHETICAL


def is_evaluation(claim: Claim, actors: Mapping[str, Actor]) -> bool:
    """Whether the claim judges rather than reports.

    In the writer's voice "will", "will likely" and "may" are one thing, a forecast: the wording
    decides nothing. Help of an unstated kind, with no deed and no sum named, is a judgement too.
    """
    if claim.modality in _EVALUATIVE or GROUP_OF.get(claim.act) == "assessment":
        return True
    if not in_writers_voice(claim, actors):
        return False
    return (
        claim.modality in _FORECAST_WORDS
        or claim.evidence in _READ_INTO_IT
        or (claim.act == "assistance_unspecified" and claim.money_id is None)
    )
