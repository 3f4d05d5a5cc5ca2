"""Yesterday's warehouse and a fresh build in; whether so much changed that a person should look.

A folder that is only half mounted or a wrong factor in a seed is no failure of any single step. The
brake compares what is published with what would be, and stops the load unless somebody accepts the
change.
"""

from pathlib import Path

from load.errors import BrakeError
from load.settings import Build, Places
from load.terminal.text import printable

GONE_SHARE_PERCENT, GONE_AT_LEAST = 2, 5
MOVED_PERCENT = 20
_GONE = """
    select
        count(*) filter (fresh.document_sha256 is null) as gone,
        count(*) as published,
    from (select distinct document_sha256 from before.marts.files where status = 'loaded') as old
    left join (select distinct document_sha256 from marts.files where status = 'loaded') as fresh
        on old.document_sha256 = fresh.document_sha256
"""
_NOT_THERE = """
    select
        count(*) filter (fresh.document_sha256 is null) as gone,
        count(*) as published,
    from (select distinct document_sha256 from marts.files where status = 'loaded') as old
    left join read_parquet($current) as fresh
        on old.document_sha256 = fresh.document_sha256
"""
_TOTALS = """
    select
        place_name, fiscal_year, document_kind,
        list(distinct document_sha256 order by document_sha256) as documents,
        sum(value) as value,
    from {marts}.statement_amounts
    inner join {marts}.documents using (document_sha256, fiscal_year, document_kind)
    where statement_code in ('GK03', 'YS03') and measure_code = 'total'
        and {marts}.statement_amounts.is_total and subject_code = '' and unit_name = ''
    group by all
"""
_MOVED = f"""
    with old as ({_TOTALS.format(marts="before.marts")}),

    fresh as ({_TOTALS.format(marts="marts")})

    select
        place_name, fiscal_year,
    from old
    inner join fresh using (place_name, fiscal_year, document_kind, documents)
    where abs(fresh.value - old.value) * 100 > $percent * abs(old.value)
    order by all
"""  # noqa: S608  # two names of schemas


def brake_early(places: Places) -> None:
    """Stop a load as soon as the folder is read, where so much is not there at all.

    A folder that is only half mounted costs nobody a build. What cannot be read is known later.

    Raises:
        BrakeError: Too much is gone.
    """
    from expectations.warehouse import open_warehouse

    current = {"current": str(places.raw / "current.parquet")}
    with open_warehouse(places.warehouse, read_only=True) as connection:
        [(gone, published)] = connection.execute(_NOT_THERE, current).fetchall()
    if change := _lost(gone, published):
        raise _stopped(change)


def brake(build: Build, places: Places, *, accept: bool) -> str | None:
    """Stop a load that would change too much of what is published.

    Args:
        build: The judged build file.
        places: Where the published warehouse is; before the first load nothing is compared.
        accept: Publish all the same.

    Returns:
        What was accepted, for the record of the load; None where nothing had to be.

    Raises:
        BrakeError: Too much changed, and nobody accepted it.
    """
    if not places.warehouse.is_file():
        return None
    change = _change(build.warehouse, places.warehouse)
    if change is None or accept:
        return change
    raise _stopped(change)


def _change(fresh: Path, before: Path) -> str | None:
    from expectations.warehouse import open_warehouse, quoted

    with open_warehouse(fresh, read_only=True) as connection:
        connection.execute(f"attach {quoted(before)} as before (read_only)")
        [(gone, published)] = connection.execute(_GONE).fetchall()
        moved = connection.execute(_MOVED, {"percent": MOVED_PERCENT}).fetchall()
        connection.execute("detach before")
        if change := _lost(gone, published):
            return change
        if moved:
            place, year = moved[0]
            return (
                f"{printable(str(place))} {year} 年等 {len(moved)} 处的支出总额变动超过"
                f" {MOVED_PERCENT}%，而文件没有变化"
            )
    return None


def _lost(gone: int, published: int) -> str | None:
    if gone >= GONE_AT_LEAST and gone * 100 > GONE_SHARE_PERCENT * published:
        return f"已发布的 {published} 份文件中有 {gone} 份不见了或不再可读"
    return None


def _stopped(change: str) -> BrakeError:
    return BrakeError(
        f"{change}，没有发布：请检查文件夹是否完整、配置是否改错；"
        "确认无误后用 ACCEPT=1（--accept）重新运行。"
    )
