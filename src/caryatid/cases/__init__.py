"""A case on disk and the pipeline over it: the only place with disk and clock besides readers."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from caryatid.cases.case import Case, open_case
    from caryatid.cases.folder import Folder, create_folder, open_folder
    from caryatid.cases.gather import Gathered, Problem, gather
    from caryatid.cases.pipeline import Brief, Request, brief_paths, forecast_folder, read_folder

__all__ = [
    "Brief",
    "Case",
    "Folder",
    "Gathered",
    "Problem",
    "Request",
    "brief_paths",
    "create_folder",
    "forecast_folder",
    "gather",
    "open_case",
    "open_folder",
    "read_folder",
]

_ROOMS = {
    "case": ("Case", "open_case"),
    "folder": ("Folder", "create_folder", "open_folder"),
    "gather": ("Gathered", "Problem", "gather"),
    "pipeline": ("Brief", "Request", "brief_paths", "forecast_folder", "read_folder"),
}


def __getattr__(name: str) -> Any:
    """What a room of this package holds, brought in when it is first asked for.

    Reading a text needs no forecast, and what draws and computes one takes a second to import.
    """
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{room}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
