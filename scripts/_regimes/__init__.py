"""Comparison of the built-in table of regimes with published lists."""
