"""Caryatid: who holds a contested regime up, and what happens when one of them walks away."""

__version__ = "0.1.0"
