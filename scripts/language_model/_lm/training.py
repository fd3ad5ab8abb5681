"""Trains the network in two phases: the stacks on kept states, then stacks and encoder together."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from _lm.batches import Batch, batches, padded
from _lm.caching import Cache
from _lm.hiding import hide
from _lm.losses import Recaser, names_loss, syntax_loss
from _lm.material import Material
from _lm.network import FROZEN_LAYERS, Network
from _lm.predicting import predict_names, predict_syntax
from _lm.scoring import name_scores, syntax_scores

__all__ = ["HEADS", "TUNING", "Phase", "dev_scores", "run_phase"]

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Phase:
    """How a phase trains.

    Attributes:
        name: Of its checkpoint.
        tuning: Whether the encoder's upper layers learn too.
        passes: Times that the corpora are read.
        rate: Highest learning rate of the stacks.
        encoder_rate: Highest learning rate of the encoder.
        most_words: Padded words of a batch.
    """

    name: str
    tuning: bool
    passes: int
    rate: float
    encoder_rate: float
    most_words: int


HEADS = Phase("heads", False, 3, 2e-3, 0.0, 1500)
TUNING = Phase("tuning", True, 9, 7e-4, 1.2e-4, 1100)
"""Source: judgement, after common practice with encoders of this size."""

_WARM_STEPS = 100
_LEAST_RATE = 0.01
"""Steps in which rates rise, and the share to which they fall. Source: common practice."""

_NAMES_SHARE = 0.5
"""Share of the windows of names that a pass of the second phase reads. Source: trials; with all of
them the scores on the development portions fell from the second pass on."""

_EVERY = 200
"""Steps between two checkpoints."""


@dataclass(slots=True)
class _Run:
    network: Network
    optimiser: torch.optim.Optimizer
    step: int = 0
    n_words: int = 0
    seconds: float = 0.0


def run_phase(
    phase: Phase,
    network: Network,
    material: Material,
    caches: dict[str, Cache],
    folder: Path,
    say: Say,
) -> None:
    """Train one phase to its end, from its checkpoint if there is one.

    Args:
        phase: What to do.
        network: Changed in place.
        material: Windows.
        caches: Kept states for "syntax" and "names".
        folder: For the checkpoint, written every few hundred steps.
        say: Told of progress.
    """
    run = _Run(network, _optimiser(network, phase))
    path = folder / f"{phase.name}.pt"
    if path.is_file():
        _restore(run, torch.load(path, weights_only=True))
        say(f"{phase.name}: goes on after step {run.step}")
    total = sum(1 for _ in _steps(material, phase, 0))
    started = time.perf_counter() - run.seconds
    for step, kind, group in _steps(material, phase, run.step):
        _set_rates(run.optimiser, phase, step, total)
        loss = _step(run, phase, kind, group, caches[kind], step)
        run.step, run.seconds = step + 1, time.perf_counter() - started
        if run.step % 50 == 0:
            pace = run.n_words / run.seconds
            say(f"{phase.name} {run.step}/{total} {run.seconds:.0f}s {pace:.0f} w/s {loss:.3f}")
        if run.step % _EVERY == 0 or run.step == total:
            _save(run, path)
        if run.step == total or run.step * phase.passes % total < phase.passes:
            say(f"{phase.name} {run.step}/{total} {dev_scores(network, material)}")


def dev_scores(network: Network, material: Material) -> dict[str, dict[str, float]]:
    """Scores on the development portions, words and sentences given."""
    out = {
        name: syntax_scores(predict_syntax(network, windows), material.inventory)
        for name, windows in material.syntax_dev.items()
    }
    for name, windows in material.names_dev.items():
        out[name] = name_scores(list(predict_names(network, windows)))
    return {name: {k: round(v, 2) for k, v in held.items()} for name, held in out.items()}


def _order(material: Material, phase: Phase, number: int) -> Iterator[tuple[str, list[Any]]]:
    """The batches of a pass, drawn anew from its number."""
    draw = random.Random(1000 + number)
    drawn = [("syntax", g) for g in batches(material.syntax, phase.most_words, draw=draw)]
    names = material.names
    if phase.tuning:
        names = draw.sample(names, int(_NAMES_SHARE * len(names)))
    drawn += [("names", g) for g in batches(names, phase.most_words, draw=draw)]
    draw.shuffle(drawn)
    yield from drawn


def _steps(material: Material, phase: Phase, done: int) -> Iterator[tuple[int, str, list[Any]]]:
    step = 0
    for number in range(phase.passes):
        for kind, group in _order(material, phase, number):
            if step >= done:
                yield step, kind, group
            step += 1


def _step(run: _Run, phase: Phase, kind: str, group: list[Any], cache: Cache, step: int) -> float:
    draw = random.Random(step)
    torch.manual_seed(step)
    network = run.network.train()
    batch = padded(group, Recaser(draw))
    states = _states(network, phase, batch, cache, draw if kind == "names" else None)
    if kind == "syntax":
        loss = syntax_loss(network, states, batch)
    else:
        loss = names_loss(network, states, batch, draw)
    run.optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    run.optimiser.step()
    run.n_words += batch.n_words
    return loss.item()


def _states(
    network: Network, phase: Phase, batch: Batch, cache: Cache, draw: random.Random | None
) -> Tensor:
    """What the stacks see; some words are hidden if there is something to draw them with."""
    if not phase.tuning:
        return cache.words_of(batch)
    middle = cache.middle_of(batch)
    if draw is not None:
        middle = hide(batch, middle, draw)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return network.upper(middle, batch.mask, batch.first).float()


def _optimiser(network: Network, phase: Phase) -> torch.optim.Optimizer:
    for name, value in network.encoder.named_parameters():
        layer = int(name.split(".")[1]) if name.startswith("layers.") else -1
        value.requires_grad = phase.tuning and layer >= FROZEN_LAYERS
    upper = [value for value in network.encoder.parameters() if value.requires_grad]
    stacks = [v for name, v in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": stacks, "lr": phase.rate}]
    if upper:
        groups.append({"params": upper, "lr": phase.encoder_rate})
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def _set_rates(optimiser: torch.optim.Optimizer, phase: Phase, step: int, total: int) -> None:
    share = min(1.0, (step + 1) / _WARM_STEPS) * max(_LEAST_RATE, 1.0 - step / total)
    for group, rate in zip(optimiser.param_groups, (phase.rate, phase.encoder_rate), strict=False):
        group["lr"] = rate * share


def _save(run: _Run, path: Path) -> None:
    held = {
        "network": run.network.state_dict(), "optimiser": run.optimiser.state_dict(),
        "step": run.step, "n_words": run.n_words, "seconds": run.seconds,
    }  # fmt: skip
    part = path.with_suffix(".part")
    torch.save(held, part)
    part.replace(path)


def _restore(run: _Run, held: dict[str, Any]) -> None:
    run.network.load_state_dict(held["network"])
    run.optimiser.load_state_dict(held["optimiser"])
    run.step, run.n_words, run.seconds = held["step"], held["n_words"], held["seconds"]
