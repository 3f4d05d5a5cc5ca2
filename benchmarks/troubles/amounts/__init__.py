"""Troubles of amounts: how they are written, in which unit, with what beside them."""
