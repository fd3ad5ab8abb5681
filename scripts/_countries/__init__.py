"""Comparison of the built-in tables of countries and of people with published lists."""
