"""A department's name in, its hand-over sheet as one file that stands alone out.

In the site a sheet shares pictures and style with the other pages. Who hands it on without printing
it needs a file that holds them itself.
"""

import re
from base64 import b64encode
from pathlib import Path

from expectations.packing import unpack
from expectations.report.outlines import sheet_key
from load.errors import UsageError
from load.reader.warehouse import Warehouse

_PACKED = re.compile(r'<div data-packed="([^"]*)">.*?</div>', re.DOTALL)
_STYLE = re.compile(r'<link rel="stylesheet" href="\.\./assets/(\w+\.css)">')
_SCRIPT = re.compile(r"<script[^>]*></script>\n?")
_PICTURE = re.compile(r'href="\.\./pictures/([^"/]+\.webp)"')
_NAMES = """
    select distinct coalesce(place_name, '（未知地区）'), department_name from marts.documents
    where contains(department_name, ?) order by department_name = ? desc, length(department_name), 1
"""
_NEAREST = """
    select department_name from marts.documents where department_name is not null
    group by department_name
    order by jaro_winkler_similarity(department_name, ?) desc, department_name limit 3
"""


def write_sheet(warehouse: Warehouse, department: str, out: Path | None) -> Path:
    """Write the sheet of a department.

    Args:
        warehouse: What is published.
        department: Its name, or a part of it that no other department's name holds.
        out: The HTML file; named after the department in the current folder unless given.

    Raises:
        UsageError: There is no such department, there are several, or nothing of it is open.
    """
    found = warehouse.sql(_NAMES, [department, department]).fetchall()
    exact = [row for row in found if row[1] == department] or found
    if not exact:
        nearest = [row[0] for row in warehouse.sql(_NEAREST, [department]).fetchall()]
        near = f"，相近的有 {'、'.join(nearest)}" if nearest else ""
        raise UsageError(f"没有名称含“{department}”的单位{near}。")
    if len(exact) > 1:
        names = "、".join(f"{place} {name}" for place, name in exact[:5])
        raise UsageError(f"“{department}”指哪一个单位？{names}{'等' if exact[5:] else ''}。")
    [(place, name)] = exact
    site = warehouse.reports
    page = site / "sheets" / f"{sheet_key(place, name)}.html"
    if not page.is_file():
        raise UsageError(f"{name}没有待处理的不符，没有交办单。")
    path = out or Path(f"交办单_{name}.html")
    path.write_text(_alone(page.read_text(encoding="utf-8"), site), encoding="utf-8")
    return path


def _alone(text: str, site: Path) -> str:
    """Put into a page what it refers to."""
    text = _PACKED.sub(lambda found: unpack(found[1]), text)
    text = text.replace("<details>", "<details open>")  # nothing opens them for a printer
    text = _STYLE.sub(lambda found: f"<style>\n{_read(site, found[1])}</style>", text)
    text = _SCRIPT.sub("", text).replace("style-src 'self'; script-src 'self'", _POLICY)
    return _PICTURE.sub(lambda found: f'href="{_picture(site, found[1])}"', text)


_POLICY = "style-src 'unsafe-inline'; script-src 'none'"


def _read(site: Path, name: str) -> str:
    return (site / "assets" / name).read_text(encoding="utf-8")


def _picture(site: Path, name: str) -> str:
    content = b64encode((site / "pictures" / name).read_bytes()).decode()
    return f"data:image/webp;base64,{content}"
