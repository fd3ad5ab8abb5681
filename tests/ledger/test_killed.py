from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from caryatid.ledger import Ledger

FACTORY = Path(__file__).parents[1] / "situation" / "factory.py"

KILLED = """
import os, runpy, sys
from datetime import UTC, datetime
from pathlib import Path
import caryatid.ledger._store_rows as rows
from caryatid.ledger import Ledger

factory = runpy.run_path(sys.argv[2], run_name="factory")
desk = factory["Desk"]()
desk.tell("rus", "arms", "zlp-regime", "initiated")
desk.tell("rus", "arms", "zlp-regime", "reduced")
now = datetime(2020, 1, 1, tzinfo=UTC)
ledger = Ledger.open(Path(sys.argv[1]))
ledger.add_reading(desk.readings[0], entered=now)
whole = rows.to_json
def dying(record):
    if type(record).__name__ == "Actor" and seen():
        os._exit(9)
    return whole(record)
rows.to_json = dying
calls = []
def seen():
    calls.append(1)
    return len(calls) > len(factory["ACTORS"]) + 2
ledger.add_reading(desk.readings[1], entered=now)
"""


def test_a_process_killed_while_it_writes_leaves_the_ledger_whole(tmp_path):
    path = tmp_path / "ledger.db"
    Ledger.create(path).close()
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(FACTORY)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 9, ran.stderr
    with Ledger.open(path) as ledger:
        ledger.check()
        assert len(ledger.documents()) == 1
        assert len(ledger.view(date(2021, 1, 1)).claims) == 1
    assert not path.with_name("ledger.db-wal").exists()
