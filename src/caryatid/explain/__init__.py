"""Why the forecast is what it is, and what would change it."""

from caryatid.explain.explanation import Explanation

__all__ = ["Explanation"]
