"""What is new since the load before: a finding whose report is gone was not corrected."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from expectations import report
from expectations.report.views import _OF_A_LOAD

RESOLVED = """
    insert into audit.finding_history by name
    select
        because || n as finding_id, 'ARITHMETIC-017' as rule_id, 'warning' as severity,
        'open' as status, '教育支出不等' as message, 'resolved' as state, true as is_change,
        now() - interval 2 day as first_seen_at, now() as resolved_at,
        because as resolved_because,
    from unnest($1::varchar[]) with ordinality as given (because, n)
"""


@pytest.mark.parametrize(
    ("because", "tile"),
    [
        (
            ["document_removed"],
            "<li><b>1</b><span>已消除的不符</span> <span>其中 1 处是因为报告撤下</span></li>",
        ),
        (
            ["document_removed", "judged_anew"],
            (
                '<li class="good"><b>2</b><span>已消除的不符</span>'
                " <span>其中 1 处是因为报告撤下</span></li>"
            ),
        ),
        (["document_replaced"], '<li class="good"><b>1</b><span>已消除的不符</span></li>'),
    ],
)
def test_what_is_gone_is_not_counted_as_corrected_alone(
    demonstration: Path, tmp_path: Path, because: list[str], tile: str
) -> None:
    path = Path(shutil.copyfile(demonstration, tmp_path / "build.duckdb"))
    with duckdb.connect(path) as connection:
        for view in ("report_history", "report_load_before"):
            table, columns = _OF_A_LOAD[view]
            connection.execute(f"create table {table} ({columns})")
        connection.execute("insert into audit.load_before values ('before', now())")
        connection.execute(RESOLVED, [because])
    report.build(path, tmp_path / "site", {})
    assert tile in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
