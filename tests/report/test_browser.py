from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from caryatid.explain import Explanation
from caryatid.report import report_html

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.mark.browser
@pytest.mark.skipif(_CHROMIUM is None, reason="no chromium on this machine")
def test_a_browser_shows_the_page_and_its_policy_refuses_nothing(
    sample_run: Any, sample_explanation: Explanation, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    page.write_text(report_html(sample_run, sample_explanation), encoding="utf-8")
    picture = tmp_path / "report.png"
    done = subprocess.run(
        [
            str(_CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--enable-logging=stderr",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--window-size=1280,1600",
            f"--screenshot={picture}",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0
    assert "CONSOLE" not in done.stderr  # a refused style or script would be said there
    assert picture.stat().st_size > 40_000
