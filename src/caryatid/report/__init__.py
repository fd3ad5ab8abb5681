"""The forecast and its reasons for people: words, figures, one HTML file."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from caryatid.report.html import report_html
    from caryatid.report.unread import Unread
    from caryatid.report.words import brief_text

__all__ = ["Unread", "brief_text", "report_html"]

_ROOMS = {"Unread": "unread", "brief_text": "words", "report_html": "html"}


def __getattr__(name: str) -> Any:
    """What a room of this package holds, brought in when it is first asked for.

    The figures take half a second to import, and a list of claims needs none.
    """
    if name in _ROOMS:
        return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
