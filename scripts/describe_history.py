"""Print the shipped tables in Markdown, as docs/history.md shows them."""

from __future__ import annotations

from _history.describe import tables

if __name__ == "__main__":
    print("\n\n".join(tables()))
