"""Whole final accounts of provinces nobody has seen, drawn from one set of books each."""
