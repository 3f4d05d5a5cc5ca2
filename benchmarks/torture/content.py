"""Reports of odd content beside good ones: all is published, and the good ones as if alone."""

import hashlib
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.torture.bombs import NO_FIGURES, Rows, make_bomb
from benchmarks.torture.figures import Figure
from benchmarks.torture.inputs import draw_rows
from benchmarks.torture.loads import load_folder
from extract import ExtractSettings
from extract.inbox import look_through
from extract.store.raw import close_layer, open_layer, write_batch
from extract.store.schemas import DATASETS
from load.settings import SAMPLE, Places

GOOD = ("青湖县水利局2024年度部门决算.pdf", "云澜市数据资源局2024年部门预算.pdf")
DRAWN = 11
_ALONE = ("finding_history", "loads", "disclosures")
"""Tables that tell of loads, or of no document."""
_COLUMNS = """
    select table_schema || '.' || table_name, list(column_name)
    from information_schema.columns where table_schema in ('marts', 'audit')
    group by all having list_contains(list(column_name), 'document_sha256') order by 1
"""


def bomb(count: int, folder: Path, first: int = 0) -> Figure:
    """Load so many reports of odd content beside good ones; others for another first seed.

    A report of odd content is a file with a number in it, and the rows of a reading that is laid
    into the raw layer under its hash; one of `DRAWN` is printed, and read as any report.
    """
    seeds = range(first, first + count)
    good, mixed = folder / "good", folder / "mixed"
    good.mkdir(parents=True)
    for name in GOOD:
        shutil.copy(next(SAMPLE.rglob(name)), good)
    load_folder(good, folder / "alone", HAS_TESTS="1")
    shutil.copytree(good, mixed)
    kinds = lay_bombs(seeds, mixed, folder / "alone" / "raw", folder / "data" / "raw")
    ended = load_folder(mixed, folder / "data", HAS_TESTS="1")
    note = f"{dict(Counter(kind.split('+')[0] for kind in kinds.values()))}"
    if ended.status not in {0, 3}:
        said = f"status {ended.status}: {ended.words[-300:]}"
        return Figure("content bombs that stop a load or touch a good report", count, count, said)
    aside = _set_aside(Places(folder / "data").warehouse)
    wrong = touched(Places(folder / "alone").warehouse, Places(folder / "data").warehouse)
    wrong += misread(Places(folder / "data").warehouse)
    note += "".join(f"; {kinds.get(name, name)}: {error}" for name, error in aside)
    return Figure(
        "content bombs that stop a load or touch a good report",
        len(wrong) + len(aside),
        count,
        "; ".join([note, *wrong]),
    )


def lay_bombs(seeds: range, folder: Path, alone: Path, raw: Path) -> dict[str, str]:
    """Write the files of bombs beside the good ones, and a raw layer of all; give their kinds."""
    read = read_reports(alone)
    reports = [read[sha256] for sha256 in sorted(read)]
    batch, kinds = [(sha256, tables_of(sha256, rows)) for sha256, rows in read.items()], {}
    for seed in seeds:
        name, content = f"bomb-{seed:03}.pdf", f"%PDF-1.7\n% bomb {seed}\n".encode()
        kinds[name], rows = make_bomb(seed, reports[seed // 3 % len(reports)])
        _rename(rows, seed)
        if seed % DRAWN == DRAWN - 1:
            draw_rows(rows, folder / name)
            continue
        (folder / name).write_bytes(content)
        sha256 = hashlib.sha256(content).hexdigest()
        rows["documents"][0] |= {"content_sha256": sha256, "page_count": len(rows["pages"])}
        batch.append((sha256, tables_of(sha256, rows)))
    raw.mkdir(parents=True)
    manifest = open_layer(raw)
    write_batch(raw, manifest, batch)
    close_layer(raw, manifest, look_through(folder, ExtractSettings().max_bytes))
    return kinds


def read_reports(raw: Path) -> dict[str, Rows]:
    """Read the rows of all documents of a raw layer, without their keys."""
    reports: dict[str, Rows] = {}
    for name in DATASETS:
        for row in pq.read_table(raw / name).to_pylist():
            sha256 = row.pop("document_sha256")
            row.pop("extraction_id")
            reports.setdefault(sha256, {n: [] for n in DATASETS})[name].append(row)
    return reports


def tables_of(sha256: str, rows: Rows) -> dict[str, bytes]:
    """Lay rows out as the tables that a reading of a document gives."""
    tables = {}
    for name, schema in DATASETS.items():
        table = pa.Table.from_pylist(
            [row | {"document_sha256": sha256} for row in rows[name]], schema.remove(1)
        )
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        tables[name] = sink.getvalue().to_pybytes()
    return tables


def touched(alone: Path, mixed: Path) -> list[str]:
    """Name the tables in which rows of documents published alone differ where others stand by."""
    with duckdb.connect(str(alone), read_only=True) as connection:
        connection.execute(f"attach '{mixed}' as mixed (read_only)")
        found = []
        for table, columns in connection.execute(_COLUMNS).fetchall():
            if table.split(".")[1] in _ALONE:
                continue
            named = ", ".join(f'"{name}"' for name in columns)
            [(unlike,)] = connection.execute(
                f"with alone as (select {named} from {table}), beside as {_of(table, named)}"
                " select count(*) from ((from alone except all from beside)"
                " union all (from beside except all from alone))"
            ).fetchall()
            if unlike:
                found.append(f"{table}: {unlike} rows")
    return found


def misread(warehouse: Path) -> list[str]:
    """Name what is loaded as a figure, trusted, and is none to a person."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(
            "select distinct source_text, value from marts.statement_amounts"
            " where is_trusted and source_text in (select unnest($1)) order by all",
            [list(NO_FIGURES)],
        ).fetchall()
    return [f"{text[:20]} is loaded as {value}" for text, value in rows]


def _of(table: str, columns: str) -> str:
    documents = "(select document_sha256 from marts.dim_document)"
    return f"(select {columns} from mixed.{table} where document_sha256 in {documents})"


def _rename(rows: Rows, seed: int) -> None:
    """Give a bomb a department of its own: reports of one department are compared."""
    for row in (*rows["cells"], *rows["lines"]):
        for name in GOOD:
            department = name.split("20")[0]
            row["text"] = row["text"].replace(department, f"爆炸市第{seed}局")


def _set_aside(warehouse: Path) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(
            "select file_path, coalesce(reason, '') from marts.files"
            " where reason_code = 'breaks_the_build' order by 1"
        ).fetchall()
