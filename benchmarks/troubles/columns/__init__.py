"""Troubles of rows, columns and headings: put in, drawn together, moved, named otherwise."""
