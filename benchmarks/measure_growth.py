"""What one new report costs beside very many that are built: CPU, time and memory by their number.

    .venv/bin/python benchmarks/measure_growth.py DATA_DIR COPIES [COPIES ...]

DATA_DIR is that of a finished load. Its raw layer and partitions are copied so many times, each
copy with other hashes and other departments, all but one document; then `build` and `audit` run, as
a load would after reading one new file. Reading, the report and publishing are not measured.
"""

import hashlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import duckdb

from extract.store.manifest import MANIFEST, RawFile, read_manifest
from load.partitions.answers import _groups, answer_store
from load.partitions.documents import document_store, read_readings
from load.partitions.store import Store, _key_of, literal
from load.settings import CHECKOUT, Places

ID = "^[0-9a-f]{12}(:|[0-9a-f]{52}$)"
A_BATCH = 336
"""So many documents a batch, about: in the raw layer and in the partitions."""


def main(data: Path, numbers: list[int]) -> None:
    print(f"{'documents':>10}{'step':>8}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}")
    for number in numbers:
        with tempfile.TemporaryDirectory(prefix="growth-", dir=data) as folder:
            places = Places(Path(folder))
            count = multiply(Places(data), places, number)
            for step in ("build", "audit"):
                show(count, step, places)
                if step == "build":
                    copy_answers(Places(data), places, number)


def multiply(of: Places, to: Places, number: int) -> int:
    """Copy raw layer and partitions so many times; one document is not in the partitions."""
    to.raw.mkdir(parents=True)
    manifest = read_manifest(of.raw)
    groups = list(batches_of(of, number))
    for name in ("current.parquet", "files.parquet"):
        copy(f"read_parquet({literal(of.raw / name)})", range(number), to.raw / name, groups=groups)
    listed, manifest.files = manifest.files, {}
    for name in listed:
        for copies in groups:
            new = f"{Path(name).parent}/{extraction(Path(name).stem, copies)}.parquet"
            (to.raw / new).parent.mkdir(exist_ok=True)
            copy(f"read_parquet({literal(of.raw / name)})", copies, to.raw / new, groups=groups)
            data = (to.raw / new).read_bytes()
            manifest.files[new] = RawFile(_digest(data), 0, len(data))
    manifest.lists.clear()
    (to.raw / MANIFEST).write_bytes(manifest.to_json())
    readings = read_readings(to)
    new = min(readings)
    multiply_store(document_store(of), document_store(to), groups, readings, new)
    return len(readings)


def batches_of(of: Places, number: int) -> Iterator[range]:
    """Cut the copies into batches."""
    at_once = max(1, A_BATCH // len(read_readings(of)))
    for start in range(0, number, at_once):
        yield range(start, min(start + at_once, number))


def extraction(name: str, copies: range) -> str:
    """Name the extraction of a batch of copies, as long as those of `extract`."""
    return hashlib.md5(f"{name}{copies.start}".encode(), usedforsecurity=False).hexdigest()[:16]


def copy_answers(of: Places, to: Places, number: int) -> None:
    """Copy the answers for departments of which nothing is new."""
    [warehouse] = to.builds.glob("*Z-*/release/warehouse.duckdb")
    readings = read_readings(to)
    groups = _groups(warehouse, readings)
    wanted = {sha256: key for documents, key in groups for sha256 in documents}
    batches = list(batches_of(of, number))
    multiply_store(answer_store(of), answer_store(to), batches, wanted, min(readings))


def multiply_store(
    of: Store, to: Store, groups: list[range], readings: Mapping[str, str], without: str
) -> None:
    for copies in groups:
        for batch in of.batches:
            held = {
                f"{copy_no:08x}{sha256[8:]}": readings[f"{copy_no:08x}{sha256[8:]}"]
                for copy_no in copies
                for sha256 in batch.readings
                if f"{copy_no:08x}{sha256[8:]}" in readings
            }
            held.pop(without, None)
            files = sorted(batch.folder.glob("*.parquet"))
            to.add(held, partial(copy_files, files, copies, without))


def copy_files(files: list[Path], copies: range, without: str, folder: Path) -> None:
    for path in files:
        if _key_of(path) is None:  # made of seeds alone: the same for every copy
            shutil.copy(path, folder)
            continue
        copy(f"read_parquet({literal(path)})", copies, folder / path.name, without)


def copy(
    source: str, copies: range, path: Path, without: str = "", groups: Sequence[range] = ()
) -> None:
    """Copy rows, each time with other ids, departments and paths, but for one document."""
    with duckdb.connect() as connection:
        columns = connection.execute(f"describe from {source}").fetchall()
        replaced = [
            f"case when regexp_matches({name}, '{ID}') then tag || substr({name}, 9)"
            f" else {name} end as {name}"
            for name, kind, *_ in columns
            if kind == "VARCHAR" and name not in {"department_name", "file_path", "finding_id"}
        ]
        names = {name for name, *_ in columns}
        if "department_name" in names:
            replaced.append("department_name || tag as department_name")
        if "file_path" in names:
            replaced.append("tag || '/' || file_path as file_path")
        for name in sorted(names & {"finding_id", "explained_by"}):
            replaced = [one for one in replaced if not one.endswith(f" as {name}")]
            replaced.append(f"md5({name} || tag) as {name}")
        if "extraction_id" in names and groups:
            starts = "".join(f" when no < {one.stop} then {one.start}" for one in groups)
            told = f"left(md5(extraction_id || case{starts} end), 16)"
            replaced = [one for one in replaced if not one.endswith(" as extraction_id")]
            replaced.append(f"{told} as extraction_id")
        is_listed = " where document_sha256 <> $without" if "document_sha256" in names else ""
        connection.execute(
            f"copy (select * from (select * exclude (tag, no) replace ({', '.join(replaced)})"
            f" from {source}, (select printf('%08x', range) as tag, range as no"
            f" from range({copies.start}, {copies.stop})))"
            f"{is_listed}) to {literal(path)} (format parquet, compression zstd)",
            {"without": without} if is_listed else {},
        )


def show(count: int, step: str, places: Places) -> None:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "load.cli", step, "--data-dir", str(places.data)]
    ended = subprocess.run(
        command, cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False
    )
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.returncode:
        sys.exit(ended.stdout + ended.stderr)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{count:10,}{step:>8}{wall:9.1f}{cpu:9.1f}{after.ru_maxrss / 1024:10.0f}", flush=True)
    for line in ended.stdout.splitlines():
        if line.startswith("✓"):
            print(f"{'':18}{line}", flush=True)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), [int(number) for number in sys.argv[2:]])
