"""Entry for `python -m caryatid`."""

from caryatid.cli import main

main()
