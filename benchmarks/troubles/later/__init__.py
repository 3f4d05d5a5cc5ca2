"""Troubles written last, before anybody looked at how their pages are read."""
