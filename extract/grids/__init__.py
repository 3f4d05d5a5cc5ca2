"""Ruled tables: where they are, and which glyph stands in which of their cells."""
