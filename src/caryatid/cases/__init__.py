"""A case on disk and the pipeline over it: the only place with disk and clock besides readers."""

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
