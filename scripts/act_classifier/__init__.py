"""Trains the act classifier from example sentences and scores the reader on them."""
