"""Workers that die in every way, among documents that must not notice."""

import mmap
import os
import signal
import tempfile
import time
from pathlib import Path

import extract.workers.here
from benchmarks.torture.figures import Figure
from extract.document import read_document
from extract.page.reading import DocumentReading
from extract.settings import ExtractSettings
from extract.store.tables import to_tables
from extract.workers.here import read_all
from extract.workers.jobs import Job, Result

KINDS = {
    "segv": "worker_died",
    "bus": "worker_died",
    "kill": "worker_died",
    "memory": "memory_limit",
    "spin": "time_limit",
    "hang": "time_limit",
}
SETTINGS = ExtractSettings(cpu_seconds=2, wall_seconds=6.0, memory_bytes=3 * 1024**3)


def misbehave(path: str, sha256: str, settings: ExtractSettings) -> Result:
    """Stand in for a document that does to its worker what its name says."""
    from extract.limits import limit_this_process

    limit_this_process(settings)
    kind, _, number = sha256.partition(" ")
    reason = None
    if kind == "good":
        reason = read_document(Path(path), settings).reason_code
    elif kind in ("segv", "kill"):
        os.kill(os.getpid(), signal.SIGSEGV if kind == "segv" else signal.SIGKILL)
    elif kind == "bus":
        _shrink_under_a_map(Path(path), number)
    elif kind == "memory":
        try:
            bytearray(settings.memory_bytes)
        except MemoryError:
            reason = "memory_limit"
    elif kind == "hang":
        time.sleep(600)
    while kind == "spin":
        pass
    reading = DocumentReading(0, reason_code=reason)
    return Result(sha256, to_tables(sha256, reading), reason, None, 0.0)


def _shrink_under_a_map(path: Path, number: str) -> None:
    victim = path.with_name(f"shrinks-{number}")
    victim.write_bytes(bytes(mmap.PAGESIZE * 2))
    with victim.open("r+b") as file:
        mapped = mmap.mmap(file.fileno(), 0)
        victim.unlink()
        file.truncate(0)
        mapped[mmap.PAGESIZE]


def die(count: int, report: Path) -> Figure:
    """Let so many workers die, each beside a good document; count what was touched."""
    kinds = [list(KINDS)[number % len(KINDS)] for number in range(count)]
    names = [name for n, kind in enumerate(kinds) for name in (f"{kind} {n}", f"good {n}")]
    content = report.read_bytes()
    original, extract.workers.here._read_in_worker = extract.workers.here._read_in_worker, misbehave  # noqa: SLF001
    try:
        with tempfile.TemporaryDirectory() as folder:
            jobs = (Job(name, 7, _copying(Path(folder), name, content)) for name in names)
            results = list(read_all(jobs, SETTINGS, 2, lambda _: None))
    finally:
        extract.workers.here._read_in_worker = original  # noqa: SLF001
    wrong = [name for name in names if name not in {r.document_sha256 for r in results}]
    wrong += [
        f"{r.document_sha256}: {r.reason_code}"
        for r in results
        if r.reason_code != KINDS.get(r.document_sha256.split()[0])
    ]
    return Figure("worker deaths that touch another document", len(wrong), count, "; ".join(wrong))


def _copying(folder: Path, name: str, content: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN202
    def copy() -> Path:
        path = folder / f"{name.replace(' ', '-')}.pdf"
        path.write_bytes(content)
        return path

    return copy
