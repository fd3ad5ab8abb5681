"""What an explanation holds: effects, confidence, watch items, claims to check, traces.

All effects are on survival in office over 12 months, in percentage points: -4.0 means that 4 of
100 draws that stood no longer do. Signs are those of survival, so a loss of support is negative.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from caryatid.records import Recorded

__all__ = [
    "Change",
    "Confidence",
    "Explanation",
    "Gap",
    "KeyClaim",
    "OutletEffect",
    "PillarStress",
    "Since",
    "SizeWord",
    "Trace",
    "TraceLine",
    "WatchItem",
]

SizeWord = Literal["large", "moderate", "small", "not distinguishable from none"]


@dataclass(frozen=True, slots=True)
class Change:
    """A paired change of 12-month survival under common random numbers, in points.

    Attributes:
        mean: Mean over draws.
        lo: 5 % quantile over draws.
        hi: 95 % quantile over draws.
        se: Standard error of the paired mean.
        size: In a word; see `caryatid.explain.effects` for the edges.
    """

    mean: float
    lo: float
    hi: float
    se: float
    size: SizeWord


@dataclass(frozen=True, slots=True)
class PillarStress:
    """What one pillar is worth: the change when it stands at the worst twentieth of its class.

    Attributes:
        key: Pillar key.
        name: For people ("Russia: money").
        word: Level as one of the five anchored words.
        trend: rising, steady or falling.
        change: Effect of the stress on rung 3.
        leaves: For a patron, effect of its leaving at once, else None.
        stressed_z: The level it is put at.
        claim_ids: Claims that speak for its event groups, largest part first.
        n_checked: How many of them a person has confirmed or edited.
        is_gap: Whether nobody reports on it, so that its level is the prior of the class.
    """

    key: str
    name: str
    word: str
    trend: str
    change: Change
    leaves: Change | None
    stressed_z: float
    claim_ids: tuple[str, ...]
    n_checked: int
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that nobody reports on, and what stands in its place."""

    key: str
    name: str
    instead: str


@dataclass(frozen=True, slots=True)
class WatchItem:
    """An event to watch for, with the forecast if it happens and if it does not.

    Attributes:
        id: Trigger or conditional id.
        kind: threat, arrest, return, debt or other.
        what: What to watch for.
        consequence: What is said to follow.
        due: Day on which it falls due, if one is known.
        p_per_month: Assumed probability a month, None if the model does not carry it.
        quantity: What the three numbers below count.
        now: Per 100 within 12 months as things stand (rung 3), None if not modelled.
        if_happens: The same if it happens in the first month.
        if_not: The same if it never happens.
        claim_ids: What it rests on.
        quote: The words.
        mark: J (judgement), D (data), or "" if not modelled.
    """

    id: str
    kind: str
    what: str
    consequence: str
    due: date | None = None
    p_per_month: float | None = None
    quantity: str = "leader out"
    now: float | None = None
    if_happens: float | None = None
    if_not: float | None = None
    claim_ids: tuple[str, ...] = ()
    quote: str = ""
    mark: str = ""

    @property
    def is_modelled(self) -> bool:
        """Whether the model carries it as an edge."""
        return self.now is not None


@dataclass(frozen=True, slots=True)
class OutletEffect:
    """What 12-month survival becomes without one outlet's documents, in points."""

    outlet: str
    n_documents: int
    n_claims: int
    rung2: float
    rung3: float


@dataclass(frozen=True, slots=True)
class Confidence:
    """How well founded the forecast is: never a probability, never in a sentence with one.

    Attributes:
        level: low, moderate or high.
        reasons: Short clauses for people.
        n_documents: Documents in the view.
        n_origins: Distinct roots of attribution chains behind the event groups.
        n_carrying: Claims that carry the result.
        n_checked: How many of them a person has checked.
        best_grade: Best Admiralty grade among the event groups ("B2"), F6 if ungraded.
        judgement_share: Share of the spread that is judgement.
        age_days: Median age of the event groups, None without any.
    """

    level: Literal["low", "moderate", "high"]
    reasons: tuple[str, ...]
    n_documents: int
    n_origins: int
    n_carrying: int
    n_checked: int
    best_grade: str
    judgement_share: float
    age_days: int | None


@dataclass(frozen=True, slots=True)
class KeyClaim:
    """An event worth checking: how survival over 12 months changes if no report of it is true.

    Attributes:
        claim_id: The claim that speaks for the event.
        reports: All claims that report it, that one first.
        rung2: Change of the headline (rung 2), in points.
        rung3: Change of rung 3, in points.
        effect_words: The same for people.
    """

    claim_id: str
    reports: tuple[str, ...]
    rung2: float
    rung3: float
    effect_words: str


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One step of an answer to "why?".

    Attributes:
        kind: claim, prior, condition, class, assumption or total.
        text: One sentence.
        part: Its part of the number, where parts add up, else None.
        unit: Of `part`: points (of 100, after 12 months) or z (a pillar's logit scale).
        claim_id: The claim, if it is one.
        quote: Its words.
        source: Document and outlet, or the citation of a prior.
        mark: J judgement, D data, "" for claims.
    """

    kind: str
    text: str
    part: float | None = None
    unit: str = ""
    claim_id: str | None = None
    quote: str = ""
    source: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Where one number comes from: claims with quotes, or a prior with citation and mark."""

    what: str
    value: str
    lines: tuple[TraceLine, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What moved the headline since an earlier day, of 100 still in office after 12 months.

    Attributes:
        day: The earlier day.
        before: Headline (rung 2) as of that day, nothing later used.
        after: Headline as of today, by the same draws.
        parts: What changed and its part, in points; they sum to `after - before`.
        judgement_before: Rung 3 as of the earlier day.
        judgement_after: Rung 3 today.
        new_documents: Documents published in between.
    """

    day: date
    before: float
    after: float
    parts: tuple[tuple[str, float], ...]
    judgement_before: float
    judgement_after: float
    new_documents: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a forecast is what it is and what would change it.

    Attributes:
        stress: All pillars, largest effect first.
        gaps: What nobody reports on.
        recorded: What the ledger holds and the model does not use.
        watch: Triggers first, then conditionals that the model does not carry; by due date.
        outlets: Leave-one-outlet-out, largest change first.
        outlets_left_out: Outlets that were not tried because there are too many.
        confidence: How well founded it is.
        key_claims: To check first, largest change of the headline first.
        notes: Sentences on what was capped or could not be computed.
        draws: Draws behind the effects.
        since: What moved since an earlier day, None where there was nothing to compare with.
    """

    stress: tuple[PillarStress, ...]
    gaps: tuple[Gap, ...]
    recorded: tuple[Recorded, ...]
    watch: tuple[WatchItem, ...]
    outlets: tuple[OutletEffect, ...]
    outlets_left_out: tuple[str, ...]
    confidence: Confidence
    key_claims: tuple[KeyClaim, ...]
    notes: tuple[str, ...]
    draws: int
    since: Since | None = None
