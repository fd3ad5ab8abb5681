"""Shrink the trained network and write the files that ship in the package.

Run by `make language-model` after training.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch
from _lm.corpora import Corpora
from _lm.encoder import load_encoder
from _lm.exporting import export, write_tables
from _lm.inventory import load_inventory
from _lm.network import Network

from caryatid.errors import CaryatidError

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src" / "caryatid" / "reading" / "language" / "model"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "text")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "language-model")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    weights = options.work / "network.pt"
    if not weights.is_file():
        print(f"{weights}: not there; run train.py to its end first", file=sys.stderr)
        return 3
    inventory = load_inventory(options.work / "inventory.json")
    try:
        network = Network(inventory, load_encoder())
        network.load_state_dict(torch.load(weights, weights_only=True))
        options.out.mkdir(parents=True, exist_ok=True)
        write_tables(Corpora(options.data), inventory, options.out)
        export(network, options.work, options.out)
    except CaryatidError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    for path in sorted(options.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
