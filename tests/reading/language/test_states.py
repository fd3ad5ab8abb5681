from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

from caryatid.reading.language import TrainedEnglish
from caryatid.reading.language._engine import _session
from caryatid.reading.language._states import HIDDEN, WIDTH, with_outputs, word_states

TEXT = "Minsk sent rifles to the junta. Cairo lent the council money."


@pytest.fixture(scope="module")
def network() -> bytes:
    return (files("caryatid.reading.language") / "model" / "network.onnx").read_bytes()


def test_bytes_behind_the_network_add_outputs_and_change_nothing_else(network: bytes) -> None:
    plain = [o.name for o in _session(network).get_outputs()]
    more = [o.name for o in _session(with_outputs(network, HIDDEN)).get_outputs()]
    assert more == [*plain, *HIDDEN]


def test_a_field_longer_than_one_byte_counts_is_read(network: bytes) -> None:
    many = [f"/layers.{at}/norm_outer/LayerNormalization_output_0" for at in range(6)]
    outputs = [o.name for o in _session(with_outputs(network, many)).get_outputs()]
    assert outputs[-6:] == many


def test_a_word_is_the_mean_of_its_pieces_and_layers() -> None:
    early = np.array([[9.0], [1.0], [3.0], [5.0], [9.0]], dtype=np.float32)
    states = word_states([early, early + 2], np.array([1, 3]), 4)
    assert states.tolist() == [[3.0], [6.0]]


def test_each_token_has_its_state() -> None:
    parsed = TrainedEnglish().parse(TEXT)
    assert len(parsed) == 2
    for sentence in parsed:
        assert sentence.states.shape == (len(sentence.tokens), WIDTH)
        assert np.isfinite(sentence.states).all()


def test_like_words_have_like_states() -> None:
    first, second, third = (
        TrainedEnglish().parse(text).sentences[0].states.astype(float)[1]
        for text in (
            "Minsk sent rifles to the junta.",
            "Minsk shipped rifles to the junta.",
            "Minsk praised rifles to the junta.",
        )
    )

    def alike(a: np.ndarray, b: np.ndarray) -> float:
        return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))

    assert alike(first, second) > alike(first, third)
