"""The state of the pillars on a day, each part of it traceable to claims."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from caryatid.records.case import CaseFacts

__all__ = ["Condition", "Pillar", "Recorded", "Shift", "Situation", "Trend", "Trigger"]

Trend = Literal["rising", "steady", "falling"]
Basis = Literal["reported", "analyst", "unreported"]


@dataclass(frozen=True, slots=True)
class Shift:
    """What one event group does to one pillar: sign * size * m * w, times its decay.

    Attributes:
        group_id: The event group.
        claim_id: The claim that speaks for it.
        claim_ids: All reports in the group.
        sign: +1 helps the regime, -1 hurts it (for `opposition`: +1 helps the rival).
        size: From act and direction. Source: situation.md section 1.
        m: Weight of the modality.
        w: Grade switch, 0, .5 or 1.
        decay: 2 ** (-(age in months) / half-life), in (0, 1].
        kappa: Precision that the report adds, before decay.
        words: Whether it is words rather than a deed (all words together move at most .10).
        reason: One sentence for people.
    """

    group_id: str
    claim_id: str
    claim_ids: tuple[str, ...]
    sign: int
    size: float
    m: float
    w: float
    decay: float
    kappa: float
    words: bool
    reason: str

    @property
    def value(self) -> float:
        """Shift before decay, on the logit scale."""
        return self.sign * self.size * self.m * self.w

    @property
    def part(self) -> float:
        """The group's part in `z - prior_z`, before caps."""
        return self.value * self.decay


@dataclass(frozen=True, slots=True)
class Pillar:
    """One pillar (or one patron's channel) on a day, on the logit scale.

    Attributes:
        key: `patron_RUS.money`, `security_forces`, ... Source: situation.md section 2.
        z: Level on the logit scale.
        sd: Its standard deviation.
        prior_z: Mean of the reference class.
        prior_sd: Its standard deviation.
        trend: Against three months ago; steady inside one sd of the paired difference.
        trend_z: The difference itself.
        shifts: What moved it.
        clipped: Whether a cap bound, and which (a sentence), else "".
        actor: Actor id behind it ("rus"), or None.
        renewals: Event-months with reports that nothing changed.
    """

    key: str
    z: float
    sd: float
    prior_z: float
    prior_sd: float
    trend: Trend = "steady"
    trend_z: float = 0.0
    shifts: tuple[Shift, ...] = ()
    clipped: str = ""
    actor: str | None = None
    renewals: int = 0

    @property
    def level(self) -> float:
        """logistic(z), 0 to 1."""
        return 1.0 / (1.0 + math.exp(-self.z))

    @property
    def delta(self) -> float:
        """Distance of z from its prior: what reporting says. 0 without reports."""
        return self.z - self.prior_z

    @property
    def is_gap(self) -> bool:
        """Nobody reports on it."""
        return not self.shifts and self.renewals == 0


@dataclass(frozen=True, slots=True)
class Condition:
    """A fitted condition of rung 2, as the ledger, the calendar or the analyst sets it.

    Attributes:
        id: removal_protests_3m, removal_protests_12m, coup_attempt_12m, election_due_12m,
            conflict_began_12m.
        value: Observed count or 0/1; None if nobody reports it (then drawn from the class).
        basis: reported, analyst or unreported.
        confirmed: Whether a person confirmed at least what carries it.
        claim_ids: Its claims.
        note: One sentence for people.
    """

    id: str
    value: float | None
    basis: Basis = "unreported"
    confirmed: bool = False
    claim_ids: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A conditional or threat that the model carries as an edge. All its numbers are judgement.

    Attributes:
        id: `t-` and the conditional's id.
        kind: threat, arrest, return, debt, other.
        p_per_month: Probability that the antecedent happens in a month.
        antecedent: In words.
        consequent: In words.
        claim_ids: Claims and conditionals it rests on.
        mark: J (judgement) or D.
        outside: ISO alpha-3 of the power that threatens, if one does.
        due: Day on which the antecedent falls due, if stated.
        p_act: Probability that the outside power acts, given the antecedent.
        quote: The words.
    """

    id: str
    kind: str
    p_per_month: float
    antecedent: str
    consequent: str
    claim_ids: tuple[str, ...] = ()
    mark: str = "J"
    outside: str | None = None
    due: date | None = None
    p_act: float = 0.0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Something that the ledger holds and the model does not use."""

    what: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that the forecast takes from the case and its ledger.

    Attributes:
        facts: Who and where.
        as_of: The day.
        pillars: All pillars of the model, reported or not, by key.
        conditions: All fitted conditions, reported or not.
        triggers: Threats and conditionals that the model carries.
        recorded: What is recorded and not modelled.
        gaps: Pillar keys and topics that nobody reports on.
        watch: Conditional ids that are watch items though no trigger.
    """

    facts: CaseFacts
    as_of: date
    pillars: tuple[Pillar, ...]
    conditions: tuple[Condition, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    gaps: tuple[str, ...] = ()
    watch: tuple[str, ...] = field(default=())

    def pillar(self, key: str) -> Pillar:
        """The pillar with that key; KeyError if there is none."""
        for pillar in self.pillars:
            if pillar.key == key:
                return pillar
        raise KeyError(key)
