"""From the ledger as of a day to the state of the pillars, each step traceable."""

from caryatid.situation.assessment import assess
from caryatid.situation.formulas import logistic, logit
from caryatid.situation.sides import Sides

__all__ = ["Sides", "assess", "logistic", "logit"]
