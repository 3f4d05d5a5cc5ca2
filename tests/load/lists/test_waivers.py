"""A waiver marks a finding and never hides it; one that is stale or misspelt stops the load."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from load.errors import LoadError
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
    apply_waivers(build, path, read_waivers(write(path, line), TODAY))
    found = statuses(build)
    assert set(found) == {"a", "b"}
    assert {finding_id for finding_id, status in found.items() if status == "waived"} == waived


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("R-1,d1,,已说明,张三,2026-06-29", "第 2 行已于 2026-06-29 到期"),
        ("R-1,d1,,已说明,张三,明年", "到期日"),
        ("R-1,d1,,,张三,2027-01-01", "没有理由"),
        ("R-1,d1,,已说明,,2027-01-01", "没有负责人"),
        ("R-1,,,已说明,张三,2027-01-01", "既没有文件也没有单位"),
        (",d1,,已说明,张三,2027-01-01", "没有规则编号"),
        ("R-1,d1,,已说明,张三,2027-01-01,多了一列", "列数不对"),
    ],
)
def test_a_line_that_cannot_be_meant_stops_the_load(path: Path, line: str, said: str) -> None:
    with pytest.raises(LoadError, match="没有发布") as caught:
        read_waivers(write(path, line), TODAY)
    assert said in str(caught.value)


def test_another_heading_or_encoding_stops_the_load(path: Path) -> None:
    path.write_text("规则,文件\n", encoding="utf-8")
    with pytest.raises(LoadError, match="表头"):
        read_waivers(path, TODAY)
    path.write_bytes("规则".encode("gbk"))
    with pytest.raises(LoadError, match="UTF-8"):
        read_waivers(path, TODAY)


@pytest.mark.parametrize(
    "line", ["R-2,d1,,已说明,张三,2027-01-01", "R-1,,丙局,已说明,张三,2027-01-01"]
)
def test_a_waiver_that_fits_no_finding_stops_the_load(
    places: Places, path: Path, line: str
) -> None:
    build = judged(places, [("a", "d1")], [D1])
    with pytest.raises(LoadError, match="第 2 行没有对应的问题"):
        apply_waivers(build, path, read_waivers(write(path, line), TODAY))


@pytest.mark.parametrize(
    "line", ["R-2,d9,,已说明,张三,2027-01-01", "R-1,,丙局,已说明,张三,2027-01-01"]
)
def test_a_waiver_waits_while_its_document_may_be_set_aside(
    places: Places, path: Path, line: str
) -> None:
    build = judged(places, [("a", "d1")], [D1])
    apply_waivers(build, path, read_waivers(write(path, line), TODAY), ["d9"])
    stale = write(path, "R-2,d1,,已说明,张三,2027-01-01")
    with pytest.raises(LoadError, match="第 2 行没有对应的问题"):
        apply_waivers(build, path, read_waivers(stale, TODAY), ["d9"])
