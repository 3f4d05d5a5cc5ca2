"""Names of doubts about a page that more than one package asks for."""

from __future__ import annotations

UNSEEN = "unseen"
"""The doubt about a figure of which the picture shows nothing."""
