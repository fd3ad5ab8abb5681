"""Writes the shipped files: the networks in bytes, the vocabulary and the tables."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from _lm.corpora import Corpora, trees_train
from _lm.encoder import vocabulary
from _lm.inventory import Inventory
from _lm.lemma_tables import base_forms, count_lemmas
from _lm.network import Network
from _lm.serving import INPUTS, OUTPUTS, Labeller, Served, example, shrink_embeddings
from caryatid.reading.language._windows import MOST_PIECES

__all__ = ["export", "write_tables"]

_OPSET = 17
_SPARE = 16
"""Places beyond the longest window, for the word that reaches its end."""


def export(network: Network, work: Path, out: Path) -> None:
    """Write `network.onnx`, in bytes, and `relations.onnx`.

    Args:
        network: Trained; changed here, so not to be used after.
        work: For the files before they are shrunk.
        out: Where the shipped files go.
    """
    network.eval()
    shrink_embeddings(network, MOST_PIECES + _SPARE)
    batch, words, pieces = {0: "b"}, {0: "b", 1: "w"}, {0: "b", 1: "k"}
    axes = {name: dict(words) for name in (*INPUTS, *OUTPUTS)}
    axes["pieces"] = pieces
    axes["arcs"] = {**words, 2: "r"}
    axes["head_states"] = {**batch, 1: "r"}
    whole = work / "whole.onnx"
    torch.onnx.export(
        Served(network), example(), str(whole), input_names=list(INPUTS),
        output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=_OPSET, dynamo=False,
    )  # fmt: skip
    # Seven of the eight bits: sums of bytes overflow on no processor, so that all agree.
    prepared = work / "prepared.onnx"
    quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared), str(out / "network.onnx"), op_types_to_quantize=["MatMul", "LSTM", "Gemm"],
        per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
    )  # fmt: skip
    size = network.syntax.relation.in_features // 2
    pair = (torch.zeros(3, size), torch.zeros(3, size))
    torch.onnx.export(
        Labeller(network.syntax), pair, str(out / "relations.onnx"), input_names=["head", "word"],
        output_names=["relation"], dynamic_axes={"head": {0: "n"}, "word": {0: "n"}},
        opset_version=_OPSET, dynamo=False,
    )  # fmt: skip


def write_tables(corpora: Corpora, inventory: Inventory, out: Path) -> None:
    """Write the vocabulary, the labels and the tables of dictionary forms."""
    trees = trees_train(corpora)
    pieces = vocabulary()
    (out / "vocabulary.txt").write_text("\n".join(pieces), encoding="utf-8")
    known = sorted(base_forms(trees) - set(pieces))
    lemmas = count_lemmas(trees, frozenset(pieces) | frozenset(known))
    tables = {
        "labels": {k: v for k, v in inventory.labels.items() if k != "names"},
        "known": known,
        "endings": lemmas.endings,
        "words": lemmas.words,
    }
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (out / "tables.json").write_text(text + "\n", encoding="utf-8")
