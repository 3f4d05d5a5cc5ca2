"""HTML in, a PDF out: a browser prints it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def print_page(style: str, body: str, target: Path) -> None:
    """Print a page of a style and a body into `target`."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("needs a browser that prints: chromium or google-chrome")
    page = target.resolve().with_suffix(".html")
    page.write_text(
        f"<html><meta charset='utf-8'><style>{style}</style>{body}</html>", encoding="utf-8"
    )
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [browser, *quiet, f"--print-to-pdf={target}", page.as_uri()],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    page.unlink()
