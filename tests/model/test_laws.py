"""Laws that the model must obey whatever its constants: anchoring, independence, signs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from caryatid.model import Chunk, join, simulate, survival
from caryatid.model.beliefs import Outlook, expected_survival
from caryatid.model.choice import OUT, STAY
from caryatid.model.setting import as_twin, set_up, world_of
from caryatid.model.states import Means
from caryatid.model.streams import Streams
from caryatid.records import Trigger
from caryatid.terms.judgement import CONSTANTS, STATES
from caryatid.terms.shifts import STANDING_PILLARS
from caryatid.terms.ways_out import WAYS_OUT

_COUP, _UPRISING, _DEATH = (WAYS_OUT.index(way) for way in ("coup", "uprising", "death"))
_HOLDS = tuple(key for key in STANDING_PILLARS if key != "opposition")

THREATS = (
    Trigger("t-1", "arrest", 0.12, "a", "b", outside="USA", p_act=0.02),
    Trigger("t-2", "return", 0.5, "a", "b", outside="USA", p_act=0.002),
    Trigger("t-3", "debt", 0.01, "a", "b"),
)


def three_patrons(make):
    return make.patron("CHN"), make.patron("CUB"), make.patron("RUS")


def test_without_reports_rung_3_is_rung_2_draw_by_draw(make):
    chunk = make.chunk(700)
    spec = make.specification(*three_patrons(make), triggers=THREATS)
    assert np.array_equal(simulate(spec, chunk).h3, chunk.h2)


def test_without_slopes_rung_3_is_rung_2_whatever_is_reported(make):
    chunk = make.chunk(700)
    spec = make.specification(
        make.patron("RUS", z={"money": -2.0, "security": -1.0}, out=True),
        make.patron("CHN"),
        z={"security_forces": -1.0, "opposition": 1.5, "outside_pressure_USA": 1.0},
        noise={"fiscal": 0.8},
        triggers=THREATS,
        constants=make.no_slopes(),
    )
    assert simulate(spec, chunk).h3 == pytest.approx(chunk.h2, abs=1e-12)


def test_reports_that_leave_every_pillar_at_its_prior_change_nothing(make):
    chunk = make.chunk(300)
    told = {name: make.pillar(name).z for name in STANDING_PILLARS}
    spec = make.specification(
        make.patron("RUS", z={"security": make.pillar("patron_RUS.security").z}),
        z=told,
        triggers=THREATS,
    )
    assert simulate(spec, chunk).h3 == pytest.approx(chunk.h2, abs=1e-12)


def test_nobody_dies_of_politics(make):
    chunk = make.chunk(200)
    spec = make.specification(make.patron("RUS", out=True), z={"security_forces": -1.0})
    h3 = simulate(spec, chunk).h3
    assert np.array_equal(h3[:, :, _DEATH], chunk.h2[:, :, _DEATH])
    assert not np.array_equal(h3, chunk.h2)


def test_chunks_of_any_size_give_the_same_numbers(make):
    spec = make.specification(
        *three_patrons(make),
        z={"security_forces": 0.2},
        noise={"security_forces": 0.7},
        triggers=THREATS,
    )
    whole = simulate(spec, make.chunk(500))
    sizes = ((0, 130), (130, 69), (199, 301))
    parts = [simulate(spec, make.chunk(size, first=first)) for first, size in sizes]
    joined = join(parts)
    assert np.array_equal(joined.h3, whole.h3)
    assert np.array_equal(joined.twin.states, whole.twin.states)
    assert joined.states == pytest.approx(whole.states, abs=1e-12)
    assert joined.stances == pytest.approx(whole.stances, abs=1e-12)


def test_a_known_twin_gives_the_same_run(make):
    spec = make.specification(make.patron("RUS"), triggers=THREATS)
    chunk = make.chunk(200)
    twin = simulate(spec, chunk).twin
    other = replace(spec, pillars={**spec.pillars, "fiscal": make.pillar("fiscal", z=-1.0)})
    known = simulate(other, replace(chunk, twin=twin))
    assert np.array_equal(known.h3, simulate(other, chunk).h3)


def test_seeds_give_different_draws(make):
    spec = make.specification(make.patron("RUS"), z={"security_forces": 0.0})
    one, two = (simulate(replace(spec, seed=s), make.chunk(200)).h3 for s in (1, 2))
    assert not np.array_equal(one, two)


def test_a_patron_who_gives_nothing_changes_no_number(make):
    known = (make.patron("CHN"), make.patron("RUS", z={"money": -0.5}))
    nothing = {
        f"{channel}{told}": 0.0
        for channel in ("money", "security", "cover")
        for told in ("", "_reported")
    }
    idle = make.patron("BLR", **nothing)
    told = {"z": {"security_forces": 0.1}, "noise": {"security_forces": 0.5}}
    without = simulate(make.specification(*known, **told), make.chunk(400))
    beside = simulate(make.specification(idle, *known, **told), make.chunk(400))
    assert np.array_equal(beside.h3, without.h3)


def test_another_pillar_and_another_trigger_change_no_drawn_number(make):
    spec = make.specification(make.patron("RUS"), noise={"fiscal": 0.5}, outside=("USA",))
    more = make.specification(
        make.patron("CHN"),
        make.patron("RUS"),
        noise={"fiscal": 0.5, "opposition": 0.5},
        outside=("BRA", "USA"),
        triggers=THREATS,
    )
    h2 = np.ascontiguousarray(make.rates(100).transpose(1, 2, 0))
    few, many = (set_up(s, Streams(1, 0, 100), h2) for s in (spec, more))
    for name, values in few.p.items():
        assert np.array_equal(values, many.p[name])
    small, large = world_of(spec, few), world_of(more, many)
    assert np.array_equal(small.levels.z("fiscal"), large.levels.z("fiscal"))
    for name, values in small.patrons.numbers.items():
        assert np.array_equal(values[0], large.patrons.numbers[name][1])


@pytest.mark.parametrize("key", _HOLDS)
def test_a_weaker_pillar_never_raises_survival_in_the_mean(make, stands, key):
    chunk = make.chunk()
    at = [
        stands(simulate(make.specification(make.patron("RUS"), z={key: z}), chunk))
        for z in (-1.5, 0.0, 1.5)
    ]
    assert at == sorted(at)
    assert at[0] < at[-1]


@pytest.mark.parametrize("key", ["opposition", "outside_pressure_USA"])
def test_a_stronger_adversary_never_raises_survival_in_the_mean(make, stands, key):
    chunk = make.chunk()
    at = [
        stands(simulate(make.specification(z={key: z}, triggers=THREATS), chunk))
        for z in (-1.5, 0.0, 1.5)
    ]
    assert at == sorted(at, reverse=True)
    assert at[0] > at[-1]


@pytest.mark.parametrize("channel", ["money", "security", "cover"])
def test_less_help_never_raises_survival_in_the_mean(make, stands, channel):
    chunk = make.chunk()
    at = [
        stands(simulate(make.specification(make.patron("RUS", z={channel: z})), chunk))
        for z in (-2.0, 0.0, 2.0)
    ]
    assert at == sorted(at)
    assert at[0] < at[-1]


@pytest.mark.parametrize("state", ["CHN", "CUB", "RUS"])
def test_a_patron_out_never_raises_survival_in_the_mean(make, stands, state):
    chunk = make.chunk()
    patrons = three_patrons(make)
    gone = tuple(replace(p, out=p.state == state) for p in patrons)
    spec = make.specification(*patrons)
    assert stands(simulate(replace(spec, patrons=gone), chunk)) < stands(simulate(spec, chunk))


def test_without_security_help_coercion_falls_uprisings_rise_and_coups_do_not_fall(make):
    chunk = make.chunk(1024)
    spec = make.specification(make.patron("CUB", z={"security": 0.9}), make.patron("RUS"))
    before = simulate(spec, chunk)
    cuba, russia = spec.patrons
    gone = {**cuba.channels, "security": replace(cuba.channels["security"], z=-4.0)}
    after = simulate(replace(spec, patrons=(replace(cuba, channels=gone), russia)), chunk)
    coercion = STATES.index("coercion")
    assert after.states[1, 6:, coercion].max() < before.states[1, 6:, coercion].min()
    rise = after.h3.mean(axis=(0, 1)) - before.h3.mean(axis=(0, 1))
    assert rise[_UPRISING] > 0.0
    assert rise[_COUP] > 0.0


def test_a_patron_that_withdraws_never_holds_another(make):
    chunk = make.chunk(1024)
    china, cuba, russia = three_patrons(make)
    told = replace(
        russia,
        channels={name: replace(pillar, reported=True) for name, pillar in russia.channels.items()},
    )
    spec = make.specification(china, cuba, told)
    stays = simulate(spec, chunk)
    gone = simulate(replace(spec, patrons=(china, cuba, replace(told, out=True))), chunk)
    for i in (0, 1):
        assert gone.stances[23, i, OUT] > stays.stances[23, i, OUT]
        assert gone.stances[23, i, STAY] < stays.stances[23, i, STAY]


def test_fewer_others_who_go_on_never_raise_what_a_patron_expects(make):
    n = 300
    slopes = {name: min(c.value, 0.0) for name, c in CONSTANTS.items() if name.startswith("slope.")}
    spec = make.specification(*three_patrons(make), constants=slopes)
    h2 = np.ascontiguousarray(make.rates(n).transpose(1, 2, 0))
    setting = set_up(spec, Streams(1, 0, n), h2)
    patrons = world_of(as_twin(spec), setting).patrons
    one, stances = np.ones(n), np.zeros((3, n))
    total = patrons.gifts.sum(axis=1)
    means = Means(0.8 + total[0], one, one, total[1], total[2])
    helped = (patrons.gifts, patrons.gifts, total)
    outlook = Outlook(h2[0], setting.slopes, means, one, *helped)
    for i in range(3):
        pairs = (np.full(n, i), np.arange(n))
        expects = expected_survival(patrons, stances, outlook, pairs=pairs, p=setting.p)
        if_all_stay = np.exp(-patrons.numbers["horizon_months"][i] * h2[0].sum(axis=0))
        assert np.all(expects < if_all_stay)


def test_survival_falls_month_by_month_and_rates_stay_positive(make):
    spec = make.specification(
        make.patron("RUS", out=True), z={"security_forces": -2.0}, triggers=THREATS
    )
    h3 = simulate(spec, make.chunk(300)).h3
    assert h3.min() > 0.0
    assert np.isfinite(h3).all()
    assert np.all(np.diff(survival(h3), axis=1) < 0.0)


def test_a_class_without_foreign_exits_has_none_unless_a_threat_comes_true(make):
    h2 = make.rates(50)
    h2[:, :, WAYS_OUT.index("foreign_imposed")] = 0.0
    spec = make.specification(triggers=THREATS)
    assert np.array_equal(simulate(spec, Chunk(0, h2)).h3, h2)
    certain = (replace(THREATS[0], p_per_month=1.0), *THREATS[1:])
    h3 = simulate(replace(spec, triggers=certain), Chunk(0, h2)).h3
    assert np.all(h3[:, 0, WAYS_OUT.index("foreign_imposed")] > 0.0)
