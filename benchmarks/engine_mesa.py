"""The rules of rung 3 as an agent-based model in Mesa: one model a draw, patrons as agents.

Only for comparison: it takes the parameters that our engine draws and walks one draw at a time.
"""

from __future__ import annotations

import math
from typing import Any

import mesa
import numpy as np
from engine_case import rates
from scipy.special import ndtri

from caryatid.model.choice import HEDGE, OUT, STAY
from caryatid.model.patrons import first_stances
from caryatid.model.setting import Setting, World, as_twin, set_up, world_of
from caryatid.model.states import asking_wage, start
from caryatid.model.streams import Streams
from caryatid.records import Specification
from caryatid.terms.judgement import STATES
from caryatid.terms.ways_out import WAYS_OUT

_COUP = WAYS_OUT.index("coup")
_SUCCESS = ("security_help", "cohesion", "coercion")


def logistic(x: float) -> float:
    """1 / (1 + e^-x)."""
    return 1.0 / (1.0 + math.exp(-x))


class Patron(mesa.Agent):  # type: ignore[misc]
    """A patron with a stance, a gift in each channel and numbers of its own."""

    def __init__(self, model: Regime, place: int, d: int) -> None:
        super().__init__(model)
        patrons = model.world.patrons
        self.place = place
        self.numbers = {n: float(v[place, d]) for n, v in patrons.numbers.items()}
        self.gifts = [float(patrons.gifts[c, place, d]) for c in range(3)]
        self.stance = int(model.first[place, d])

    def given(self) -> list[float]:
        """Help in its stance."""
        part = {STAY: 1.0, HEDGE: self.numbers["hedged_part"], OUT: 0.0}[self.stance]
        return [part * gift for gift in self.gifts]

    def step(self) -> None:
        """Decides if a decision is due."""
        model = self.model
        if self.stance == OUT or model.due[self.place] >= self.numbers["decide_per_month"]:
            return
        belief = model.expects(self)
        stay = belief - self.numbers["tau"]
        hedge = self.numbers["hedged_part"] * stay + self.numbers["margin"]
        best = max(stay, hedge, 0.0)
        odds = [math.exp((x - best) / self.numbers["noise"]) for x in (stay, hedge, 0.0)]
        mark = model.choice[self.place] * sum(odds)
        later = STAY if mark < odds[0] else HEDGE if mark < odds[0] + odds[1] else OUT
        model.decided.append((self, later))


class Regime(mesa.Model):  # type: ignore[misc]
    """One draw of one world."""

    def __init__(
        self, setting: Setting, world: World, d: int, h2: Any, twin: list[list[float]] | None
    ) -> None:
        super().__init__(seed=1)
        self.world, self.d, self.h2, self.twin = world, d, h2, twin
        self.p = {name: float(values[d]) for name, values in setting.p.items()}
        self.reference, self.streams = setting.reference, setting.streams
        self.first = first_stances(world.patrons, setting.streams)
        inside = start(world.levels, setting.reference, setting.p)
        self.income, self.forces = float(inside.income[d]), float(inside.forces[d])
        self.street, self.coercion = float(inside.street[d]), float(inside.coercion[d])
        self.cohesion, self.failed = float(inside.cohesion[d]), 0.0
        self.wage = float(asking_wage(world.levels, setting.reference, setting.p)[d])
        self.slopes, self.foreseen = (
            [
                (k, [(x, float(s[d])) for x, s in pairs])
                for k, pairs in zip(slopes.ways, slopes.by_way, strict=True)
            ]
            for slopes in (setting.slopes, setting.foreseen)
        )
        self.patrons = [Patron(self, i, d) for i in range(len(world.patrons.states))]
        self.month = 0
        self.path: list[list[float]] = []
        self.rates: list[list[float]] = []
        self.decided: list[tuple[Patron, int]] = []

    def step(self) -> None:
        """One month."""
        p, t, d = self.p, self.month, self.d
        months, states = self.h2.shape[0], self.world.patrons.states
        self.due = [self.streams.monthly(f"patron/{s}/due", months)[t, d] for s in states]
        self.choice = [self.streams.monthly(f"patron/{s}/choice", months)[t, d] for s in states]
        self.help = [sum(part) for part in zip(*(a.given() for a in self.patrons), strict=True)]
        self.f = p["income.own_share"] * math.exp(self.income) + self.help[0]
        share = p["income.forces_share"]
        self.pay = min(1.0, self.f / share)
        food = min(1.0, max(0.0, (self.f - share) / (1.0 - share)))
        here = [self.forces, self.street, self.f, *self.help[1:], self.coercion, self.cohesion]
        here.append(self.failed)
        self.path.append(here)
        self.now = [float(h) for h in self.h2[t, :, d]]
        if self.twin is not None:
            for k, pairs in self.slopes:
                gap = sum(s * (here[x] - self.twin[t][x]) for x, s in pairs)
                self.now[k] *= math.exp(gap)
        self.fails = self._attempts(here)
        self.rates.append(self.now)
        outlook = math.exp(-p["forces.outlook_months"] * sum(self.now))
        worth = (self.pay + p["forces.rent"] * outlook - self.wage) / p["forces.spread"]
        self.rest = worth + self.help[1] - p["forces.street_cost"] * self.street
        self.decided = []
        self.agents.do("step")
        self._move(food)
        self._remember()
        for patron, later in self.decided:
            patron.stance = later
        self.month += 1

    def _attempts(self, here: list[float]) -> float:
        """Coups of this month that fail; the rate of those that succeed is moved."""
        p, success = self.p, self.p["coup.success"]
        against = (1.0 - success) / success
        if self.twin is not None:
            pairs = zip(here, self.twin[self.month], strict=True)
            gap = dict(zip(STATES, (a - b for a, b in pairs), strict=True))
            slope = {s: p[f"slope.coup_success.{s}"] for s in _SUCCESS}
            shift = sum(slope[s] * gap[s] for s in _SUCCESS if s != "coercion")
            odds = math.exp(shift)
            self.now[_COUP] *= odds / (1.0 + success * (odds - 1.0))
            against *= math.exp(-(shift + slope["coercion"] * gap["coercion"]))
        return min(self.now[_COUP] * against, 1.0)

    def _remember(self) -> None:
        p = self.p
        self.forces += p["coup.purge"] * self.fails * (1.0 - self.forces)
        self.cohesion *= 1.0 - p["coup.split"] * self.fails
        remembered = self.failed + self.fails * (1.0 - self.failed)
        self.failed = remembered * (1.0 - p["coup.fade_per_month"])

    def _move(self, food: float) -> None:
        p, t, d, levels, calm = self.p, self.month, self.d, self.world.levels, self.reference
        months = self.h2.shape[0]
        grown = math.exp(p["street.focal_opposition"] * levels.delta("opposition")[d])
        u = self.streams.monthly("street/focal", months)[t, d]
        event = p["street.focal_size"] if u < p["street.focal_per_month"] * grown else 0.0
        reach = max(0.0, 1.0 + p["street.clientelism"] * levels.delta("clientelism")[d])
        goods = reach * food - calm.means.rations[d]
        force = self.forces * self.coercion - calm.forces[d] * calm.coercion[d]
        mu = p["street.threshold"] + p["street.rations"] * goods + p["street.coercion"] * force
        mu -= p["street.opposition"] * levels.delta("opposition")[d]
        z = (self.street + event - mu) / p["street.threshold_spread"]
        out = 0.5 * math.erfc(-z / math.sqrt(2.0))
        armed = levels.z("street_coercion")[d] + p["coercion.pay"] * (self.pay - calm.means.pay[d])
        armed += p["coercion.security_help"] * (self.help[1] - calm.means.security_help[d])
        lasting = p["income.fiscal_lasting"] * levels.delta("fiscal")[d]
        shock = ndtri(self.streams.monthly("income", months)[t, d])
        self.income += p["income.return_per_month"] * (lasting - self.income)
        self.income += p["income.noise"] * shock
        self.street += p["street.speed_per_month"] * (out - self.street)
        self.coercion += p["coercion.speed_per_month"] * (logistic(armed) - self.coercion)
        self.forces += p["forces.speed_per_month"] * (logistic(self.rest) - self.forces)
        gap = calm.cohesion[d] - self.cohesion
        self.cohesion += p["cohesion.return_per_month"] * gap

    def expects(self, patron: Patron) -> float:
        """Survival that a patron expects if it goes on, any number of others being as likely."""
        mine = patron.given()
        own = [g - m for g, m in zip(patron.gifts, mine, strict=True)]
        others = [a - m for a, m in zip(self.help, mine, strict=True)]
        m = sum(a is not patron and a.stance != OUT for a in self.patrons)
        belief = 0.0
        for n in range(m + 1):
            lost = n / m - 1.0 if m else 0.0
            more = [o + lost * other for o, other in zip(own, others, strict=True)]
            belief += math.exp(-patron.numbers["horizon_months"] * self._rate_with(more))
        return belief / (m + 1)

    def _rate_with(self, more: list[float]) -> float:
        p = self.p
        pay = min(1.0, (self.f + more[0]) / p["income.forces_share"]) - self.pay
        worth = self.rest + pay / p["forces.spread"] + more[1]
        forces = logistic(worth) - logistic(self.rest)
        moved = dict(
            zip(("forces", "resources", "security_help", "cover"), (forces, *more), strict=True)
        )
        total, sloped = 0.0, dict(self.foreseen)
        for k, rate in enumerate(self.now):
            gap = sum(s * moved.get(STATES[x], 0.0) for x, s in sloped.get(k, ()))
            total += rate * math.exp(gap)
        return total


def run_draws(spec: Specification, draws: int, repeat: int) -> np.ndarray[Any, Any]:
    """Rates of rung 3 of some draws, axes (d, t, k), threats left out; the twin first."""
    h2 = np.ascontiguousarray(rates(spec.months, draws).transpose(1, 2, 0))
    setting = set_up(spec, Streams(spec.seed, repeat * draws, draws), h2)
    worlds = world_of(as_twin(spec), setting), world_of(spec, setting)
    found = []
    for d in range(draws):
        twin = Regime(setting, worlds[0], d, h2, None)
        for _ in range(spec.months):
            twin.step()
        run = Regime(setting, worlds[1], d, h2, twin.path)
        for _ in range(spec.months):
            run.step()
        found.append(run.rates)
    return np.array(found)
