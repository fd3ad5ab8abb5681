"""Reference classes and fitted hazards: from published history to a base rate."""
