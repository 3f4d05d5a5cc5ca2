"""Whole final accounts of provinces nobody has seen: tables, text and self-evaluations of one set of books."""
