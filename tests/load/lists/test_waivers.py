"""A waiver marks a finding and never hides it; one that is stale or misspelt is told."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from load.lists.waivers import COLUMNS, apply_waivers, read_waivers
from load.settings import Build, Places
from tests.load.release.test_findings import D1, D2, judged

TODAY = date(2026, 6, 30)
HEAD = ",".join(COLUMNS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "waivers.csv"


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8-sig")
    return path


def statuses(build: Build) -> dict[str, str]:
    with duckdb.connect(str(build.warehouse), read_only=True) as connection:
        rows = connection.execute("select finding_id, status from audit.violations").fetchall()
    return dict(rows)


def test_no_file_is_no_waiver(path: Path) -> None:
    assert read_waivers(path, TODAY) == ()


@pytest.mark.parametrize(
    ("line", "waived"),
    [
        ("R-1,d1,,已说明,张三,2026-06-30", {"a"}),
        ("R-1,,乙局,已说明,张三,2027-01-01", {"b"}),
        ("R-1,d1,甲局,已说明,张三,2027-01-01", {"a"}),
    ],
)
def test_a_waiver_marks_the_findings_of_its_rule_in_its_document_or_department(
    places: Places, path: Path, line: str, waived: set[str]
) -> None:
    build = judged(places, [("a", "d1"), ("b", "d2")], [D1, D2])
    apply_waivers(build, read_waivers(write(path, line), TODAY))
    found = statuses(build)
    assert set(found) == {"a", "b"}
    assert {finding_id for finding_id, status in found.items() if status == "waived"} == waived


@pytest.mark.parametrize(
    ("line", "state", "said"),
    [
        ("R-1,d1,,已说明,张三,2026-06-29", "expired", "第 2 行已于 2026-06-29 到期"),
        ("R-1,d1,,已说明,张三,明年", "malformed", "到期日"),
        ("R-1,d1,,,张三,2027-01-01", "malformed", "没有理由"),
        ("R-1,d1,,已说明,,2027-01-01", "malformed", "没有负责人"),
        ("R-1,,,已说明,张三,2027-01-01", "malformed", "也没有文件或单位"),
        (",d1,,已说明,张三,2027-01-01", "malformed", "没有规则编号"),
        ("R-1,d1,,已说明,张三,2027-01-01,多了一列", "malformed", "列数不对"),
        ("R-2,d1,,已说明,张三,2027-01-01", "fits_nothing", "没有对应的问题"),
        ("R-1,,丙局,已说明,张三,2027-01-01", "fits_nothing", "没有对应的问题"),
    ],
)
def test_a_line_that_does_nothing_is_told_and_stops_no_load(
    places: Places, path: Path, line: str, state: str, said: str
) -> None:
    build = judged(places, [("a", "d1")], [D1])
    [told] = apply_waivers(build, read_waivers(write(path, line), TODAY))
    assert said in told
    assert statuses(build) == {"a": "open"}
    with duckdb.connect(str(build.warehouse), read_only=True) as connection:
        assert connection.execute("select state from audit.waivers").fetchall() == [(state,)]


@pytest.mark.parametrize("rule_id", ["R-1", ""])
def test_a_waiver_can_name_one_finding(places: Places, path: Path, rule_id: str) -> None:
    build = judged(places, [("a", "d1"), ("b", "d1")], [D1])
    line = f"b,{rule_id},,,已说明,张三,2027-01-01"
    path.write_text(f"finding_id,{HEAD}\n{line}\n", encoding="utf-8-sig")
    assert apply_waivers(build, read_waivers(path, TODAY)) == []
    assert statuses(build) == {"a": "open", "b": "waived"}
    with duckdb.connect(str(build.warehouse), read_only=True) as connection:
        assert connection.execute("select rule_id from audit.waivers").fetchall() == [("R-1",)]


@pytest.mark.parametrize(
    ("content", "said"),
    [("规则,文件\n".encode(), "表头"), (b"\xff\xfe", "表头")],
)
def test_a_file_that_cannot_be_read_is_told_and_stops_no_load(
    places: Places, path: Path, content: bytes, said: str
) -> None:
    path.write_bytes(content)
    [told] = apply_waivers(judged(places, [("a", "d1")], [D1]), read_waivers(path, TODAY))
    assert said in told
    assert "全部豁免本次不起作用" in told


@pytest.mark.parametrize(
    "line", ["R-2,d9,,已说明,张三,2027-01-01", "R-1,,丙局,已说明,张三,2027-01-01"]
)
def test_a_waiver_waits_while_its_document_may_be_set_aside(
    places: Places, path: Path, line: str
) -> None:
    build = judged(places, [("a", "d1")], [D1])
    assert apply_waivers(build, read_waivers(write(path, line), TODAY), ["d9"]) == []
    stale = write(path, "R-2,d1,,已说明,张三,2027-01-01")
    [told] = apply_waivers(build, read_waivers(stale, TODAY), ["d9"])
    assert "第 2 行没有对应的问题" in told
