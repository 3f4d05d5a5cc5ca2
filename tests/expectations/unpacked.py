"""A page of the site as it stands once its script has unpacked the long parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from expectations.packing import unpack

if TYPE_CHECKING:
    from pathlib import Path


def read_page(path: Path) -> str:
    """Read a page and put in its place what lies packed in it."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r'data-packed="([^"]*)">', lambda found: ">" + unpack(found[1]), text)
