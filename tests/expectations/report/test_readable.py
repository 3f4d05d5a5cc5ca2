"""What no small demonstration shows: every shade can be read, every table has a name of its own."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest

from expectations import report

TEMPLATES = Path(report.__file__).parent / "templates"
SHADES = dict(
    re.findall(
        r"\.heat td\.(h\d) \{ background: (#\w{6})", (TEMPLATES / "site.css").read_text("utf-8")
    )
)


def light(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("shade", sorted(SHADES))
def test_a_number_can_be_read_on_every_shade(shade: str) -> None:
    ink = "#ffffff" if shade == "h3" else "#1c2733"
    lighter, darker = sorted((light(SHADES[shade]), light(ink)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_tables_of_one_statement_have_names_of_their_own() -> None:
    table = SimpleNamespace(factor=1, heads=[], parts=[])
    one = SimpleNamespace(
        code="GK02", name="收入决算表", figure_count=0, counts=SimpleNamespace(f=0, d=0, u=0),
        tables=[table, table],
    )  # fmt: skip
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
    written = str(templates.get_template("figures.html.j2").module.statement(one, ""))  # type: ignore[attr-defined]
    assert re.findall(r'aria-label="([^"]+)"', written) == ["收入决算表", "收入决算表（2）"]
