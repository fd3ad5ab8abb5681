"""Rooms of `build_history.py`: loading, counting, fitting and writing."""
