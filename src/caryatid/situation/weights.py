"""What one event group weighs: size, modality, grade, precision. Slant is read nowhere.

Source: situation.md section 1.
"""

from __future__ import annotations

from caryatid.ledger import in_writers_voice, is_evaluation
from caryatid.records import Claim, EventGroup
from caryatid.situation.sides import Sides
from caryatid.terms.shifts import (
    EXPERT_WEIGHT,
    GRADE_WEIGHTS,
    KAPPA,
    MODALITY_WEIGHTS,
    NEED_SIZE,
    NEGATED_SIZE,
    PARTY_FORECAST_WEIGHT,
    SIZES,
    STOCK_ACTS,
    THREAT_SIZE,
    WORDS_ACTS,
    WORDS_FACTOR,
)

__all__ = [
    "durability",
    "grade_weight",
    "is_experts_word",
    "is_words",
    "kappa_of",
    "modality_weight",
    "size_of",
]

_LETTERS = "ABCDE"


def is_words(claim: Claim) -> bool:
    """Whether the deed is words only."""
    return claim.act in WORDS_ACTS


def durability(claim: Claim) -> str:
    """Which half-life: words, deeds or stocks."""
    if is_words(claim):
        return "words"
    return "stocks" if claim.act in STOCK_ACTS else "deeds"


def size_of(claim: Claim, sign: int) -> tuple[int, float]:
    """Turn and size of what the claim reports, before modality and grade.

    Args:
        claim: Speaks for its group.
        sign: Of the group.

    Returns:
        (+1, 0 or -1, size). Size 0 with turn 0 is a standing relation, a stock, or something
        that moves nothing.
    """
    factor = WORDS_FACTOR.value if is_words(claim) else 1.0
    if claim.act == "request_support":
        return (0, 0.0) if claim.negated else (1, NEED_SIZE.value)
    if claim.act == "threat_force" and claim.direction == "threatened" and not claim.negated:
        return 1, THREAT_SIZE.value * factor
    if sign == 0:
        return 0, 0.0
    if claim.negated and claim.direction not in ("reduced", "suspended", "withdrawn", "refused"):
        return sign, NEGATED_SIZE.value * factor
    return sign, SIZES[claim.direction].value * factor


def is_experts_word(claim: Claim, sides: Sides) -> bool:
    """Whether a named expert assesses or foretells."""
    if in_writers_voice(claim, sides.actors) or sides.actor(claim.holder).kind != "expert":
        return False
    return is_evaluation(claim, sides.actors) or claim.act == "assistance_unspecified"


def modality_weight(claim: Claim, sides: Sides) -> float:
    """m: how far the wording commits. Evaluations count 0, a named expert's .2.

    A government or group that foretells its own act half commits itself; everybody else's
    forecast is an evaluation.
    """
    if is_experts_word(claim, sides):
        return EXPERT_WEIGHT.value
    if is_evaluation(claim, sides.actors):
        own = claim.modality == "predicted" and _is_own_act(claim, sides)
        return PARTY_FORECAST_WEIGHT.value if own else 0.0
    return MODALITY_WEIGHTS[claim.modality].value


def _is_own_act(claim: Claim, sides: Sides) -> bool:
    if claim.holder in claim.source:
        return True
    holder = sides.actor(claim.holder)
    if holder.kind not in ("official", "leader", "state") or holder.country is None:
        return False
    return any(sides.actor(i).country == holder.country for i in claim.source)


def grade_weight(group: EventGroup) -> float:
    """w: a switch, 0, .5 or 1."""
    if group.reliability == "E" or group.credibility == 5:
        return GRADE_WEIGHTS["barred"].value
    if group.reliability == "D" or group.credibility == 4:
        return GRADE_WEIGHTS["doubtful"].value
    return GRADE_WEIGHTS["full"].value


def kappa_of(group: EventGroup) -> float:
    """Precision that a group adds before decay.

    F and 6 mean unknown, not worst: one unknown counts as the middle (C, 3); both unknown is
    weak. Confirmation by three independent roots makes up for an unknown or middling letter.
    """
    if grade_weight(group) == 0.0:
        return 0.0
    letter, digit = group.reliability, group.credibility
    if letter == "F" and digit == 6:
        return KAPPA["weak"].value
    rank = _LETTERS.index("C" if letter == "F" else letter)
    digit = 3 if digit == 6 else digit
    if (rank <= 1 and digit <= 2) or (rank <= 2 and digit == 1):
        return KAPPA["strong"].value
    return KAPPA["fair"].value if rank <= 2 and digit <= 3 else KAPPA["weak"].value
