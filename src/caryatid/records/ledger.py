"""What the ledger hands upward: the claims that count on a day, and what binds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from caryatid.records.reading import Actor, Claim, Conditional, Document, Money

__all__ = [
    "Conflict",
    "Decision",
    "EventGroup",
    "Grade",
    "LedgerView",
    "Merge",
    "MergeStatus",
    "Status",
]

Status = Literal["proposed", "confirmed", "edited", "rejected"]
MergeStatus = Literal["confirmed", "refused"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's dated, signed word on one claim. Never changed, only followed by another.

    Attributes:
        claim_id: Which claim.
        status: What was decided.
        by: Who.
        at: When it was entered (UTC).
        reason: In the person's words.
        changes: For edits: (field, new value as JSON) pairs.
    """

    claim_id: str
    status: Status
    by: str
    at: datetime
    reason: str = ""
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """A person's dated, signed word on whether two actors are one; the last word counts.

    Attributes:
        actor: Id of the actor that goes into the other.
        into: Id of the actor that stays.
        status: confirmed: they are one; refused: they are two.
        by: Who.
        at: When it was entered (UTC).
        reason: What spoke for it, in words.
    """

    actor: str
    into: str
    status: MergeStatus
    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """A person's grade of a source: Admiralty letter A-F. Ungraded sources are F.

    Attributes:
        outlet: As in `Document.outlet`.
        reliability: A to F.
        by: Who graded it, "" when nobody has.
        on: When.
        reason: Why.
        state_controlled: Whether a state controls the outlet, None if not said.
        country: ISO alpha-3 of its seat, or None.
    """

    outlet: str
    reliability: str = "F"
    by: str = ""
    on: date | None = None
    reason: str = ""
    state_controlled: bool | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Reports of one event: same source, act group, target and sign within 30 days.

    Attributes:
        id: `g-` and a digest of the key and first day.
        source: Actor ids.
        act_group: Group of acts, see `caryatid.terms.acts`.
        target: Actor ids.
        sign: +1 the deed is done, begins or grows; -1 it stops, shrinks or is refused; 0 neither.
        when: Day that the group is dated to (event day, else publication).
        claim_ids: All reports, best graded first, then latest, then lowest id.
        speaker: The claim that speaks for the group: `claim_ids[0]`.
        roots: Distinct roots of the attribution chains, copies by shingles being one.
        credibility: Admiralty digit 1 to 6.
        reliability: Admiralty letter of the speaking claim's source.
        renewals: Event-months in which the same unchanged relation was reported again.
    """

    id: str
    source: tuple[str, ...]
    act_group: str
    target: tuple[str, ...]
    sign: int
    when: date
    claim_ids: tuple[str, ...]
    speaker: str
    roots: tuple[str, ...]
    credibility: int = 6
    reliability: str = "F"
    renewals: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two groups that cannot both be right, and why."""

    group_a: str
    group_b: str
    reason: str


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The ledger as of a day: nothing published, decided or graded later is in it.

    Attributes:
        as_of: The day.
        documents: Published on or before it, by id.
        claims: Effective claims (edits applied, rejected ones left out), by document and span.
        status: claim id -> status on that day.
        actors: Merged over documents, by id (mentions are left out).
        grades: outlet -> grade valid on that day.
        groups: Event groups, by day and id.
        conflicts: Pairs of groups that contradict each other.
        conditionals: By document and span.
        money: By document and span.
        decisions: All decisions up to that day, in order.
        merges: What was decided up to that day on actors that may be one, in order; the claims
            name the actors that stay.
        meanings: For claims by id what their sentences tell; see `Reading`. Claims of readings
            that hold none are not there.
    """

    as_of: date
    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    status: tuple[tuple[str, Status], ...] = ()
    actors: tuple[Actor, ...] = ()
    grades: tuple[Grade, ...] = ()
    groups: tuple[EventGroup, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    conditionals: tuple[Conditional, ...] = ()
    money: tuple[Money, ...] = ()
    decisions: tuple[Decision, ...] = ()
    merges: tuple[Merge, ...] = ()
    meanings: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)

    def claim(self, claim_id: str) -> Claim:
        """The claim with that id; KeyError if the view does not hold it."""
        for claim in self.claims:
            if claim.id == claim_id:
                return claim
        raise KeyError(claim_id)

    def status_of(self, claim_id: str) -> Status:
        """Status of a claim on the view's day; proposed when nobody has decided."""
        return dict(self.status).get(claim_id, "proposed")
