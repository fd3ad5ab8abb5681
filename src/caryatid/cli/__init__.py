"""The command line: words in, words out, no logic."""

from caryatid.cli.main import main

__all__ = ["main"]
