"""How many draws of rung 3 one core makes in a second.

usage: python benchmarks/engine.py [DRAWS]

Four patrons, all channels reported, two threats, 24 months, twin included; and the time of a
variant of a run, which explanations repeat for every pillar.
"""

from __future__ import annotations

import sys
import time

import numpy as np

from caryatid.executor import CHUNK_DRAWS
from caryatid.model import Chunk, simulate
from caryatid.records import PatronInput, PillarInput, Specification, Trigger
from caryatid.terms.judgement import CONSTANTS, PATRON
from caryatid.terms.shifts import PATRON_CHANNELS, STANDING_PILLARS, prior
from caryatid.terms.ways_out import WAYS_OUT

MONTHS = 24
REPEATS = 3


def pillar(key: str) -> PillarInput:
    """A reported pillar half a step below its class."""
    known = prior(key, "personal")
    return PillarInput(key, known.mean - 0.5, known.sd / 2, known.mean, reported=True)


def specification() -> Specification:
    """A case with much reporting."""
    patrons = tuple(
        PatronInput(s, {c: pillar(f"patron_{s}.{c}") for c in PATRON_CHANNELS}, PATRON)
        for s in ("CHN", "CUB", "RUS", "TUR")
    )
    triggers = (
        Trigger("t-1", "arrest", 0.12, "", "", outside="USA", p_act=0.02),
        Trigger("t-2", "return", 0.5, "", "", outside="USA", p_act=0.002),
    )
    keys = (*STANDING_PILLARS, "outside_pressure_USA")
    return Specification(
        seed=1,
        months=MONTHS,
        pillars={key: pillar(key) for key in keys},
        patrons=patrons,
        triggers=triggers,
        twin_triggers=triggers,
        due_months={},
        constants=CONSTANTS,
    )


def main(draws: int) -> None:
    """Writes draws a second and the time of one variant."""
    spec = specification()
    h2 = np.full((CHUNK_DRAWS, MONTHS, len(WAYS_OUT)), 0.001)
    best, variant = float("inf"), float("inf")
    for repeat in range(REPEATS):
        spent = 0.0
        for first in range(0, draws, CHUNK_DRAWS):
            # Other draw numbers in each repetition, so that no random number is there already.
            chunk = Chunk(repeat * draws + first, h2)
            start = time.process_time()
            done = simulate(spec, chunk)
            spent += time.process_time() - start
        best = min(best, spent)
        start = time.process_time()
        simulate(spec, Chunk(repeat * draws + first, h2, done.twin))
        variant = min(variant, time.process_time() - start)
    sys.stdout.write(
        f"{draws / best:,.0f} draws a core-second; {draws:,} draws in {best:.2f} s\n"
        f"a variant of {CHUNK_DRAWS:,} draws in {1000 * variant:.0f} ms\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4096)
