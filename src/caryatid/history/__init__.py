"""Reference classes and fitted hazards: from published history to a base rate."""

from caryatid.history.base import base_hazard
from caryatid.history.cutoff import data_month

__all__ = ["base_hazard", "data_month"]
