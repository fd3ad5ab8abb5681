"""Rebuild the tables and coefficients that ship in `src/caryatid/history/data`.

Run by `make coefficients`. Reads published data sets from a folder (default: `../shared/data`
beside the repository), which are not part of this project; docs/history.md names them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from _history.tables import build_all
from _history.writing import write

from caryatid.errors import DataError

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src" / "caryatid" / "history" / "data"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    try:
        tables = list(build_all(options.data))
    except DataError as error:
        print(f"{error} (folders of data are named with --data DIR)", file=sys.stderr)
        return error.exit_code
    options.out.mkdir(parents=True, exist_ok=True)
    for name, content in tables:
        path = options.out / f"{name}.json"
        write(path, content)
        print(f"{path.name}: {path.stat().st_size / 1024:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
