"""A hand-over sheet leaves the site as one file."""

import re
from pathlib import Path

import duckdb
import pytest

from expectations.packing import pack
from expectations.report.outlines import sheet_key
from load.errors import UsageError
from load.reader import open_warehouse
from load.reader.__main__ import main
from load.release.publish import publish
from load.release.record import seal
from load.settings import Places
from tests.load.releases import make_release, published_of

PAGE = """<meta content="style-src 'self'; script-src 'self'; img-src 'self' data:">
<link rel="stylesheet" href="../assets/sheet.css">
<script src="../assets/site.js" defer></script>
<div data-packed="{}"><noscript>要运行脚本</noscript></div>"""


@pytest.fixture
def published(tmp_path: Path) -> Places:
    places = Places(tmp_path / "data")
    build = make_release(places, 1)
    with duckdb.connect(str(build.warehouse)) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.documents as select * from (values"
            " ('样例县', '样例县教育局'), ('样例县', '样例县教育局机关'),"
            " ('样例县', '样例县民政局')"
            ") as rows (place_name, department_name)"
        )
    site = build.reports
    for folder in ("assets", "pictures", "sheets"):
        (site / folder).mkdir(parents=True, exist_ok=True)
    (site / "assets" / "sheet.css").write_text(".sum { color: red }", encoding="utf-8")
    (site / "pictures" / "k-1.webp").write_bytes(b"picture")
    body = '<svg><image href="../pictures/k-1.webp"/></svg>合计不等'
    page = site / "sheets" / f"{sheet_key('样例县', '样例县教育局')}.html"
    page.write_text(PAGE.format(pack(body)), encoding="utf-8")
    seal(build, places, published_of(build, 1).record)
    publish(build, places)
    return places


def test_it_holds_its_style_and_pictures(
    published: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(published.data))
    out = tmp_path / "交办单.html"
    assert main(["sheet", "样例县教育局", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert "合计不等" in text
    assert ".sum { color: red }" in text
    assert "data:image/webp;base64,cGljdHVyZQ==" in text
    assert not re.search(r"\.\./|<script|data-packed", text)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("教育", "指哪一个单位"),
        ("样例县水务局", "没有名称含“样例县水务局”的单位，相近的有 样例县"),
        ("民政", "没有待处理的不符"),
    ],
)
def test_a_name_that_gives_no_sheet_says_why(published: Places, name: str, said: str) -> None:
    from load.reader.sheet import write_sheet

    with open_warehouse(published.data) as warehouse, pytest.raises(UsageError, match=said):
        write_sheet(warehouse, name, None)
