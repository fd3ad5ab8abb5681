"""Matplotlib figures as SVG text that can stand in a page: same figure, same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from functools import wraps
from html import escape
from typing import Any, ParamSpec, TypeVar
from urllib.parse import quote, unquote

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

__all__ = ["COLOURS", "add_tip", "new_figure", "styled", "svg_text"]

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

COLOURS: Mapping[str, str] = {
    "ink": "#1f2933",
    "muted": "#5f6c7b",
    "grid": "#d9dee4",
    "rung1": "#8a94a0",
    "rung2": "#17527c",
    "rung3": "#b4540a",
    "support": "#17527c",
    "pressure": "#a8321f",
    "control": "#6b4c9a",
}
"""Tested for contrast on white; support and pressure also differ in line style."""

_TIP = "tip:"
_SETTINGS: Any = {
    "svg.fonttype": "none",  # text stays text: it can be read aloud, searched and selected
    "svg.hashsalt": "caryatid",
    "font.family": ["DejaVu Sans"],
    "font.size": 10.0,
    "axes.edgecolor": COLOURS["muted"],
    "axes.labelcolor": COLOURS["ink"],
    "xtick.color": COLOURS["muted"],
    "ytick.color": COLOURS["muted"],
    "text.color": COLOURS["ink"],
    "text.parse_math": False,  # a dollar sign in a quote is a dollar sign
}


def styled(plot: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Runs a plotting function under our settings, which axes take over when they are made."""

    @wraps(plot)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        with matplotlib.rc_context(_SETTINGS):
            return plot(*args, **kwargs)

    return run


def new_figure(width: float, height: float) -> Figure:
    """An empty figure that belongs to no window, sizes in inches."""
    figure = Figure(figsize=(width, height))
    FigureCanvasAgg(figure)
    return figure


def add_tip(artist: Artist, text: str) -> None:
    """Gives a part of a figure a text to hover on."""
    artist.set_gid(_TIP + quote(text, safe=""))


def svg_text(figure: Figure, *, name: str, title: str, description: str) -> str:
    """The figure as an SVG element for a page.

    Args:
        figure: Drawn with `new_figure`.
        name: Prefix that keeps ids apart on one page.
        title: Read aloud and shown on hovering.
        description: One or two sentences for those who cannot see it.
    """
    stream = io.StringIO()
    with matplotlib.rc_context(_SETTINGS):
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    text = stream.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", text, flags=re.DOTALL)
    text = re.sub(r'<g id="' + _TIP + r'([^"]*)">', _with_title, text)
    text = re.sub(r' id="([^"]*)"', rf' id="{name}-\1"', text)
    text = re.sub(r"url\(#([^)]*)\)", rf"url(#{name}-\1)", text)
    text = re.sub(r'xlink:href="#([^"]*)"', rf'href="#{name}-\1"', text)
    text = re.sub(r' style="([^"]*)"', _attributes, text)
    return _head(text, name, title, description)


def _attributes(match: re.Match[str]) -> str:
    # Attributes instead of inline style, so that the page's policy can forbid the latter.
    found: dict[str, str] = {}
    for part in match.group(1).split(";"):
        name, _, value = part.strip().partition(": ")
        if name == "font":
            found["font-size"] = next(w for w in value.split() if w.endswith("px"))
            if value.split()[0] in {"bold", "700"}:
                found["font-weight"] = "bold"
        elif name:
            found[name] = value
    return "".join(f' {name}="{value}"' for name, value in found.items())


def _with_title(match: re.Match[str]) -> str:
    return f"<g><title>{escape(unquote(match.group(1)))}</title>"


def _head(text: str, name: str, title: str, description: str) -> str:
    box = re.search(r'viewBox="([^"]*)"', text)
    assert box is not None, "matplotlib writes a viewBox"
    body = text[text.index(">") + 1 :].strip()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="{box.group(1)}" '
        f'aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(description)}</desc>\n{body}'
    )
