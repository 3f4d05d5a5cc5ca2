"""What it costs to build, judge and publish very many documents that are read, from nothing.

    python -m benchmarks.measure_cold_growth DATA_DIR COPIES [COPIES ...]

DATA_DIR is that of a finished load, which is only read. Its raw layer is copied so many times, each
copy with other files and hashes, and with the names of its departments changed wherever a page
prints them, so that each is a department of its own. A load of all that has nothing to read; told
are its CPU seconds, its memory, and the seconds of its steps.
"""

import sys
import tempfile
from pathlib import Path

import duckdb

from benchmarks.measure_growth import show
from benchmarks.multiplied import Multiplied, literal
from load.settings import Places

RAW_TABLES = ("documents", "pages", "lines", "grids", "cells")
SHORTEST = 3
"""Characters of a department's name that is looked for on the pages."""
STEMS = "甲乙丙丁戊己庚辛壬癸"


class Renamed(Multiplied):
    """Copies whose pages name other departments."""

    def _copy(self, source: str, copies: range, path: Path) -> None:
        super()._copy(source, copies, path)
        if path.parent.name not in {"lines", "cells"}:
            return
        names = duckdb.connect(str(self.of.data / "warehouse.duckdb"), read_only=True).sql(
            "select document_sha256, department_name from marts.documents"
        )
        rows = [
            (self.hashes[copy_no, sha256], name, name[:-1] + _stem(copy_no) + name[-1])
            for sha256, name in names.fetchall()
            if name and len(name) >= SHORTEST
            for copy_no in copies
            if (copy_no, sha256) in self.hashes
        ]
        with duckdb.connect() as connection:
            connection.execute("create table named (hash varchar, name varchar, other varchar)")
            columns = [list(column) for column in zip(*rows, strict=True)]
            connection.execute("insert into named select unnest(?), unnest(?), unnest(?)", columns)
            connection.execute(f"create table renamed as from read_parquet({literal(path)})")
            connection.execute(
                "update renamed set text = replace(text, name, other) from named"
                " where hash = document_sha256 and contains(text, name)"
            )
            connection.execute(
                f"copy renamed to {literal(path)} (format parquet, compression zstd)"
            )


def _stem(copy_no: int) -> str:
    return STEMS[copy_no // 10 % 10] + STEMS[copy_no % 10]


def main(data: Path, numbers: list[int]) -> None:
    print(f"{'documents':>10}{'load':>14}{'wall s':>9}{'CPU s':>9}{'MiB':>7}{'largest':>9}")
    for number in numbers:
        with tempfile.TemporaryDirectory(prefix="growth-", dir=data.parent) as folder:
            inbox, of = Path(folder) / "inbox", Places(data)
            to = Places(Path(folder) / "data")
            copied = Renamed(of, to, inbox, number)
            copied.write_raw(RAW_TABLES)
            show(copied.count, "from nothing", to, inbox)


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), [int(one) for one in sys.argv[2:]])
