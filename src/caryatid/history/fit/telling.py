"""The backtest in words: one table of scores, one of calibration, what can be said of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["calibration_table", "score_table", "verdict"]


def score_table(tests: Mapping[str, Mapping[str, Any]], titles: Mapping[str, str]) -> str:
    """Scores of all forecasts of all tests, in Markdown; bands in brackets are 90 %.

    Args:
        tests: Name -> what `as_json` gives.
        titles: Name -> title.
    """
    head = ["test", "rows / events", "forecast", "AUC-ROC", "AUC-PR", "Brier", "Brier skill"]
    rows = []
    for name, found in tests.items():
        size = f"{found['rows']:,} / {found['events']}"
        rows.append([titles[name], size, "**ours**", *_scores(found)])
        for who, other in found["others"].items():
            if "auc_roc" in other:
                rows.append(["", "", who, *_scores(other)])
    return _table([*head, "log-loss skill"], rows)


def _scores(found: Mapping[str, Any]) -> list[str]:
    bands = found["bands"]
    return [
        _with_band(found["auc_roc"], bands["auc_roc"], 3),
        _with_band(found["auc_pr"], bands["auc_pr"], 3),
        f"{found['brier']:.4f}",
        _with_band(found["brier_skill"], bands["brier_skill"], 3, sign="+"),
        _with_band(found["log_skill"], bands["log_skill"], 3, sign="+"),
    ]


def calibration_table(tests: Mapping[str, Mapping[str, Any]], titles: Mapping[str, str]) -> str:
    """How what was said compares with what was seen, in Markdown."""
    head = ["test", "said", "seen", "slope", "top tenth: said", "seen", "ratio"]
    rows = []
    for name, found in tests.items():
        top = found["deciles"][-1]
        rows.append(
            [
                titles[name],
                f"{100 * found['said']:.2f} %",
                f"{100 * found['seen']:.2f} %",
                f"{found['calibration_slope']:.2f}",
                f"{100 * top['said']:.2f} %",
                f"{100 * top['seen']:.2f} %",
                _with_band(found["top_decile_ratio"], found["bands"]["top_decile_ratio"], 2),
            ]
        )
    return _table(head, rows)


def verdict(found: Mapping[str, Any]) -> str:
    """Whether ours can be told from the published forecast, by AUC-ROC on the same rows."""
    published = found["others"].get("published")
    if published is None:
        return "nobody published a forecast of these rows"
    ours, theirs = found["bands"]["auc_roc"], published["bands"]["auc_roc"]
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        return f"not distinguishable from the published forecast ({found['events']} events)"
    better = "better" if found["auc_roc"] > published["auc_roc"] else "worse"
    return f"{better} than the published forecast ({found['events']} events)"


def _with_band(
    value: float | None, band: Sequence[float | None], digits: int, sign: str = ""
) -> str:
    if value is None:
        return "none"
    ends = ", ".join("none" if end is None else f"{end:{sign}.{digits}f}" for end in band)
    return f"{value:{sign}.{digits}f} [{ends}]"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
