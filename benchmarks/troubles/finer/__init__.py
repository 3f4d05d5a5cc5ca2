"""Troubles of clerks and copiers: columns and rows put in, sheets in disorder, other pens."""
