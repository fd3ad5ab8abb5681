"""From event groups to the level of each pillar. Source: situation.md section 2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from caryatid.records import CaseFacts, Conflict, Pillar, Shift
from caryatid.records.situation import Trend
from caryatid.situation.feeding import Fed, Powers
from caryatid.situation.formulas import (
    DAYS_A_MONTH,
    capped_sum,
    decay,
    months_between,
    posterior_sd,
    trend_of,
)
from caryatid.situation.sides import Sides
from caryatid.situation.weights import (
    durability,
    grade_weight,
    is_experts_word,
    is_words,
    kappa_of,
    modality_weight,
    size_of,
)
from caryatid.terms.shifts import (
    CONTRADICTION_VAR,
    PATRON_CHANNELS,
    STANDING_PILLARS,
    TREND_MONTHS,
    Prior,
    prior,
)

__all__ = ["Weighed", "pillar_keys", "pillars_of", "weigh"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A group that says something about a pillar, weighed.

    Attributes:
        fed: The group and its pillar.
        turn: +1, 0 or -1.
        size: Before modality and grade; 0 for a report that nothing changed.
        m: Weight of the modality.
        w: Grade switch.
        kappa: Precision before decay.
        durability: words, deeds or stocks.
        since: Day from which it ages: its own, or that of a later report that it still holds.
        expert: Who assesses, for an expert's word, else "".
    """

    fed: Fed
    turn: int
    size: float
    m: float
    w: float
    kappa: float
    durability: str
    since: date
    expert: str


def pillar_keys(powers: Powers) -> tuple[str, ...]:
    """All pillars of the case, those inside first, then patrons, then pressure."""
    patrons = tuple(
        f"patron_{state}.{channel}" for state in powers.patrons for channel in PATRON_CHANNELS
    )
    pressure = tuple(f"outside_pressure_{state}" for state in powers.adversaries)
    return (*STANDING_PILLARS, *patrons, *pressure)


def weigh(fed: Iterable[Fed], sides: Sides) -> tuple[Weighed, ...]:
    """Weights of all groups that say something; those that weigh nothing are left out.

    A named expert counts once a pillar: his best graded, then latest word. A passage that names
    several doers of one deed ("soldiers and police deserted") moves a pillar once.
    """
    found = _passages([item for one in fed if (item := _weighed(one, sides)) is not None])
    deeds = _renewed([item for item in found if not item.expert])
    once: dict[tuple[str, str], Weighed] = {}
    for item in sorted((item for item in found if item.expert), key=_experts_order):
        once.setdefault((item.expert, item.fed.key), item)
    kept = [*deeds, *once.values()]
    return tuple(sorted(kept, key=lambda i: (i.fed.group.when, i.fed.group.id)))


def _passages(items: list[Weighed]) -> list[Weighed]:
    once: dict[tuple[object, ...], Weighed] = {}
    for item in sorted(items, key=lambda i: i.fed.group.id):
        claim = item.fed.claim
        place = (item.fed.key, claim.act, item.turn, claim.document_id, claim.span)
        once.setdefault(place, item)
    return list(once.values())


def _experts_order(item: Weighed) -> tuple[float, int, str]:
    return (-item.kappa, -item.fed.group.when.toordinal(), item.fed.group.id)


def _weighed(fed: Fed, sides: Sides) -> Weighed | None:
    claim = fed.claim
    m = modality_weight(claim, sides)
    turn, size = size_of(claim, fed.group.sign)
    standing = turn == 0 and claim.direction in ("continued", "none", "completed")
    if m == 0.0 or (turn == 0 and not standing):
        return None
    return Weighed(
        fed=fed,
        turn=turn,
        size=size,
        m=m,
        w=grade_weight(fed.group),
        kappa=kappa_of(fed.group),
        durability=durability(claim),
        since=fed.group.when,
        expert=claim.holder if is_experts_word(claim, sides) else "",
    )


def _renewed(items: list[Weighed]) -> list[Weighed]:
    """Let reports that a relation goes on renew the age of its last turn for the better.

    They reach back to the last turn of the same pair and act group, and only if that turn began
    or strengthened it: "goes on" after a refusal is a contradiction, not a renewal of either.
    """
    turns: dict[tuple[object, ...], list[Weighed]] = {}
    standing: dict[tuple[object, ...], list[date]] = {}
    for item in items:
        if item.turn != 0:
            turns.setdefault(_relation(item), []).append(item)
        elif item.w > 0.0 and item.fed.claim.direction != "completed":
            standing.setdefault(_relation(item), []).append(item.since)
    out: list[Weighed] = [item for item in items if item.turn == 0]
    for relation, told in turns.items():
        told.sort(key=lambda i: (i.since, i.fed.group.id))
        told, repeats = _ended_once(told)
        out += repeats
        for i, item in enumerate(told):
            until = told[i + 1].since if i + 1 < len(told) else date.max
            days = [d for d in standing.get(relation, ()) if item.since < d < until]
            last = max(days, default=item.since)
            out.append(replace(item, since=last) if item.turn > 0 else item)
    return out


def _ended_once(told: list[Weighed]) -> tuple[list[Weighed], list[Weighed]]:
    """Turns with repeated endings taken out, and those repeats as reports of no change.

    What has been withdrawn or suspended cannot be so again before it resumes: a later report of
    it renews the age of the first.
    """
    turns: list[Weighed] = []
    repeats: list[Weighed] = []
    for item in told:
        if turns and _has_ended(item) and _has_ended(turns[-1]) and item.w > 0.0:
            turns[-1] = replace(turns[-1], since=item.since)
            repeats.append(replace(item, turn=0, size=0.0))
        else:
            turns.append(item)
    return turns, repeats


def _has_ended(item: Weighed) -> bool:
    # Who defects withdraws, and others may follow: that is no ending of the deed itself.
    return item.turn < 0 and item.fed.claim.direction in ("withdrawn", "suspended")


def _relation(item: Weighed) -> tuple[object, ...]:
    group = item.fed.group
    return (group.source, group.act_group, group.target, item.fed.key)


def pillars_of(
    weighed: Iterable[Weighed],
    conflicts: Iterable[Conflict],
    facts: CaseFacts,
    powers: Powers,
    as_of: date,
    describe: Mapping[str, str],
) -> tuple[Pillar, ...]:
    """All pillars of the case on a day.

    Args:
        weighed: What the ledger says, from `weigh`.
        conflicts: Between groups.
        facts: Gives the class of regime, hence the priors.
        powers: Patrons and adversaries.
        as_of: The day.
        describe: Group id -> sentence for people.
    """
    by_key: dict[str, list[Weighed]] = {}
    for item in weighed:
        by_key.setdefault(item.fed.key, []).append(item)
    pairs = tuple((c.group_a, c.group_b) for c in conflicts)
    return tuple(
        _pillar(key, by_key.get(key, []), pairs, facts, as_of, describe)
        for key in pillar_keys(powers)
    )


def _pillar(
    key: str,
    items: list[Weighed],
    pairs: tuple[tuple[str, str], ...],
    facts: CaseFacts,
    as_of: date,
    describe: Mapping[str, str],
) -> Pillar:
    start = prior(key, facts.regime_type)
    shifts = tuple(_shift(item, as_of, describe) for item in items if item.turn != 0)
    now = capped_sum(start.mean, shifts)
    sd = posterior_sd(start.sd, _kappas(items, as_of), _doubt(items, pairs, as_of))
    trend, difference = _trend(start, [i for i in items if i.turn != 0], now.move, as_of)
    return Pillar(
        key=key,
        z=start.mean + now.move,
        sd=sd,
        prior_z=start.mean,
        prior_sd=start.sd,
        trend=trend,
        trend_z=difference,
        shifts=shifts,
        clipped=now.bound,
        actor=_actor(key),
        renewals=len(_months(items)),
    )


def _trend(start: Prior, turns: list[Weighed], move_now: float, as_of: date) -> tuple[Trend, float]:
    """Trend and difference against three months ago, from what turned alone."""
    past = date.fromordinal(as_of.toordinal() - round(TREND_MONTHS * DAYS_A_MONTH))
    before = [_as_then(item, past) for item in turns if item.fed.group.when <= past]
    then = capped_sum(start.mean, [_shift(item, past, {}) for item in before])
    difference = move_now - then.move
    sd_then = posterior_sd(start.sd, _kappas(before, past), 0.0)
    sd_now = posterior_sd(start.sd, _kappas(turns, as_of), 0.0)
    return trend_of(difference, sd_then, sd_now, news=len(before) < len(turns)), difference


def _actor(key: str) -> str | None:
    for prefix in ("patron_", "outside_pressure_"):
        if key.startswith(prefix):
            return key.removeprefix(prefix).split(".")[0].lower()
    return None


def _as_then(item: Weighed, past: date) -> Weighed:
    return replace(item, since=min(item.since, past))


def _shift(item: Weighed, as_of: date, describe: Mapping[str, str]) -> Shift:
    group, claim = item.fed.group, item.fed.claim
    return Shift(
        group_id=group.id,
        claim_id=claim.id,
        claim_ids=group.claim_ids,
        sign=item.turn * item.fed.sign,
        size=item.size,
        m=item.m,
        w=item.w,
        decay=decay(months_between(item.since, as_of), item.durability),
        kappa=item.kappa,
        words=is_words(claim),
        reason=describe.get(group.id, item.fed.why),
    )


def _months(items: list[Weighed]) -> dict[tuple[int, int], Weighed]:
    """The best graded report of each event-month that nothing changed."""
    months: dict[tuple[int, int], Weighed] = {}
    for item in items:
        if item.turn == 0 and item.w > 0.0:
            month = (item.since.year, item.since.month)
            if month not in months or item.kappa > months[month].kappa:
                months[month] = item
    return months


def _kappas(items: list[Weighed], as_of: date) -> list[float]:
    speaking = [item for item in items if item.turn != 0] + list(_months(items).values())
    return [
        item.kappa * decay(months_between(item.since, as_of), item.durability) for item in speaking
    ]


def _doubt(items: list[Weighed], pairs: tuple[tuple[str, str], ...], as_of: date) -> float:
    """Variance from contradictions between the pillar's groups, fading with the older one."""
    fade = {
        item.fed.group.id: decay(months_between(item.fed.group.when, as_of), item.durability)
        for item in items
        if item.w > 0.0
    }
    return CONTRADICTION_VAR.value * sum(
        min(fade[a], fade[b]) for a, b in pairs if a in fade and b in fade
    )
