"""Scanned pages: straightened, cut into lines and recognised."""
