"""Text in, Reading out."""
