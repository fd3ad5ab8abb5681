"""How well the reader reads what people have annotated, part by part, and where the docs say so."""
