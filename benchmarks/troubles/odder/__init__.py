"""Odder troubles: faces that lie, notes and layers over figures, sheets cut or printed twice."""
