"""Troubles of every kind, each lot written blind after the lots before it had been mended."""
