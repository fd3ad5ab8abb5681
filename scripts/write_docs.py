"""Writes the parts of the documentation that are made from the program itself.

usage: python scripts/write_docs.py [--check]

docs/ontology.md from the closed vocabularies, docs/commands.md from the commands' own help,
docs/schema/*.json from the machine output, and the output shown in README.md from a run on the
bundled example. With --check nothing is written, and the exit code says whether all is current.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from caryatid.cli import main
from caryatid.reading.contract import reading_schema
from caryatid.report.schema import brief_schema
from caryatid.terms.acts import ACT_GROUPS, describe
from caryatid.terms.pillars import PILLARS
from caryatid.terms.vocabulary import (
    ACTOR_KINDS,
    ATTRIBUTION_MODES,
    CHAIN_ROLES,
    CONDITIONAL_TYPES,
    DIRECTIONS,
    EVIDENCE,
    MODALITIES,
    MONEY_ROLES,
    SLANT_LEVELS,
)
from caryatid.terms.ways_out import WAYS_OUT

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = "examples/venezuela-2019"
_BLOCK = re.compile(r"(<!-- output of make demo -->\n```\n).*?```\n", re.DOTALL)
_LISTS = {
    "Direction of change": DIRECTIONS,
    "Modality": MODALITIES,
    "Evidence": EVIDENCE,
    "Attribution": ATTRIBUTION_MODES,
    "Roles in a chain of attribution": CHAIN_ROLES,
    "Kinds of actors": ACTOR_KINDS,
    "Roles of money": MONEY_ROLES,
    "Types of conditionals": CONDITIONAL_TYPES,
    "Slant (recorded, without any effect)": SLANT_LEVELS,
    "Ways out": WAYS_OUT,
}


def ontology() -> str:
    """The closed lists that a claim may use, as Markdown."""
    lines = [
        "# Ontology: the closed lists of the ledger",
        "",
        "Made by `make docs` from `src/caryatid/terms/data/`. A claim says who (`source`) does",
        "what (`act`) to whom (`target`), in which direction it is moving, how it is put, and",
        "whose claim it is (`holder`). A value that is not listed here is refused when a reading",
        "is stored.",
        "",
        "## Acts",
    ]
    for group, acts in ACT_GROUPS.items():
        lines += ["", f"### {group.replace('_', ' ')}", ""]
        lines += [f"- `{act}`{f': {describe(act)}' if describe(act) else ''}" for act in acts]
    for title, values in _LISTS.items():
        lines += ["", f"## {title}", "", ", ".join(f"`{value}`" for value in values)]
    lines += ["", "## Pillars", "", "Five words for a level, each with what can be observed."]
    for key, term in PILLARS.items():
        lines += ["", f"### {term.name} (`{key}`)", ""]
        lines += [f"- **{word}**: {text}" for word, text in term.descriptors.items()]
    return "\n".join(lines) + "\n"


def commands() -> str:
    """The help of every command, as Markdown."""
    lines = ["# Commands", "", "Made by `make docs` from the commands' own help."]
    for path, command in _walk(main, ()):
        lines += ["", f"## {' '.join(('caryatid', *path))}", "", "```"]
        # A command keeps the help option of its first context, so it must be the usual one.
        name = " ".join(("caryatid", *path))
        context = click.Context(
            command, info_name=name, terminal_width=92, help_option_names=["-h", "--help"]
        )
        lines += [line.rstrip() for line in command.get_help(context).splitlines()]
        lines.append("```")
    return "\n".join(lines) + "\n"


def _walk(
    command: click.Command, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _walk(inner, (*path, name))


def demo_output() -> str:
    """What the brief prints on the bundled example."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        made = shutil.ignore_patterns("ledger.db*", "report.html", "forecasts.jsonl", "runs")
        shutil.copytree(ROOT / EXAMPLE, case, ignore=made)
        result = CliRunner().invoke(main, ["brief", str(case), "--as-of", "2019-03-04"])
        if result.exit_code != 0:
            raise SystemExit(result.output)
        lines = result.stdout.rstrip().splitlines()
    return "\n".join(lines[:-1])  # the last line names the folder


def readme() -> str:
    """README.md with the output of the demo put into its place."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    output = demo_output()
    return _BLOCK.sub(lambda m: m.group(1) + output + "\n```\n", text)


def _schema(make: Callable[[], object]) -> Callable[[], str]:
    return lambda: json.dumps(make(), indent=2, ensure_ascii=False) + "\n"


PARTS: dict[str, Callable[[], str]] = {
    "docs/ontology.md": ontology,
    "docs/commands.md": commands,
    "docs/schema/brief.json": _schema(brief_schema),
    "docs/schema/read.json": _schema(reading_schema),
    "README.md": readme,
}


def stale() -> list[str]:
    """Files that are not what the program would write."""
    return [
        name
        for name, make in PARTS.items()
        if not (ROOT / name).exists() or (ROOT / name).read_text(encoding="utf-8") != make()
    ]


def run(arguments: list[str]) -> int:
    """Writes what is stale, or only names it."""
    old = stale()
    for name in old:
        print(f"{'stale' if '--check' in arguments else 'written'}: {name}")
        if "--check" not in arguments:
            path = ROOT / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PARTS[name](), encoding="utf-8")
    return 1 if old and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
