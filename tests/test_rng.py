import numpy as np

from caryatid.rng import normal, uniform


def test_a_number_depends_on_nothing_but_its_keys() -> None:
    whole = uniform(7, np.arange(2048), "patron/RUS", month=3)
    part = uniform(7, np.arange(1024, 2048), "patron/RUS", month=3)
    assert np.array_equal(whole[1024:], part)


def test_streams_months_and_seeds_are_unrelated() -> None:
    draws = np.arange(50_000)
    base = uniform(7, draws, "a", month=1)
    others = [
        uniform(8, draws, "a", month=1),
        uniform(7, draws, "b", month=1),
        uniform(7, draws, "a", month=2),
        uniform(7, draws + 1, "a", month=1),
    ]
    for other in others:
        assert abs(np.corrcoef(base, other)[0, 1]) < 4 / np.sqrt(draws.size)


def test_moments() -> None:
    draws = np.arange(200_000)
    u = uniform(1, draws, "moments")
    assert abs(u.mean() - 0.5) < 4 * np.sqrt(1 / 12 / draws.size)
    z = normal(1, draws, "moments")
    assert abs(z.mean()) < 4 / np.sqrt(draws.size)
    assert abs(z.std() - 1) < 4 / np.sqrt(2 * draws.size)
