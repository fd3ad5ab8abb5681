"""Train the language model from the corpora, going on from the last checkpoint.

Run by `make language-model`. Reads the corpora from a folder (default: `../shared/data/text`
beside the repository); MODEL_CARD.md names them and where they are published.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import torch
from _lm.caching import cached
from _lm.corpora import Corpora
from _lm.encoder import load_encoder
from _lm.inventory import save_inventory
from _lm.material import gather
from _lm.network import Network
from _lm.training import HEADS, TUNING, run_phase

from caryatid.errors import CaryatidError

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "text")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "language-model")
    parser.add_argument("--passes", type=int, default=TUNING.passes, help="of the second phase")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    try:
        train(Corpora(options.data), options.work, options.passes)
    except CaryatidError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def train(corpora: Corpora, work: Path, passes: int) -> None:
    torch.manual_seed(1)
    material = gather(corpora)
    save_inventory(material.inventory, work / "inventory.json")
    network = Network(material.inventory, load_encoder())
    caches = {
        "syntax": cached("syntax", material.syntax, network, work),
        "names": cached("names", material.names, network, work),
    }
    for phase in (HEADS, replace(TUNING, passes=passes)):
        run_phase(phase, network, material, caches, work, say)
    torch.save(network.state_dict(), work / "network.pt")


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
