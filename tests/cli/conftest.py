"""The command line in process, with its exit code and both streams."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from caryatid.cli import main

Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Runs `caryatid ARGS` in an empty folder; a fault of ours fails the test at once."""
    monkeypatch.chdir(tmp_path)

    def run(*args: object, input: bytes | str | None = None) -> Result:
        result = CliRunner().invoke(main, [str(a) for a in args], input=input)
        assert result.exit_code != 1, result.stderr
        return result

    return run
