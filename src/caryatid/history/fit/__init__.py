"""Fits hazards to the leader-month panel, and scores forecasts on months the fit had not seen."""
