"""Troubles of sheets and files: copied, scanned, cut, in disorder, from another report."""
