"""The vocabulary: data in YAML, thin typed code around it."""
