"""What one patron's leaving does to another's next decision."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from caryatid.forecast.diagnosis import cascade, cascade_words
from caryatid.model import simulate
from caryatid.model.cascade import leaving


def test_two_patrons_that_mind_each_other_are_seen_and_others_are_not(make):
    def run(rates=1.0, **constants):
        spec = make.specification(
            *(
                make.patron(s, z={"security": 1.0, "money": 1.0}, **constants)
                for s in ("CHN", "RUS")
            )
        )
        chunk = make.chunk(400)
        done = simulate(spec, type(chunk)(0, rates * chunk.h2))
        return cascade(SimpleNamespace(specification=spec, ensemble=done))

    calm, crisis = run(), run(8.0, tau=0.5)
    assert crisis.is_visible
    assert crisis.points > calm.points >= 0.0
    assert 0.0 <= calm.number < crisis.number
    assert "likelier" in cascade_words(crisis)
    deaf = run(noise=1e6)
    assert not deaf.is_visible
    assert "not distinguishable" in cascade_words(deaf)


def test_the_same_decision_is_looked_at_twice(make):
    spec = make.specification(make.patron("CHN"), make.patron("CUB"), make.patron("RUS"))
    chunk = make.chunk(100)
    found = leaving(spec, simulate(spec, chunk).h3)
    for j in range(3):
        assert np.isnan(found.others_out[j, j]).all()
        for i in range(3):
            if i != j:
                rise = found.others_out[j, i] - found.others_in[j, i]
                assert rise.mean() >= 0.0
                assert np.all((found.others_in[j, i] >= 0.0) & (found.others_out[j, i] <= 1.0))
