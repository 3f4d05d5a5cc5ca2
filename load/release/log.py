"""The structured log of a run: one JSON object a line, and the seconds of every step."""

import json
import os
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from load.errors import LoadError
from load.settings import Places
from load.terminal.sentences import sentence_of
from load.terminal.text import printable

_KEPT_LOGS = 60


@dataclass(slots=True)
class Log:
    """The log of one run."""

    path: Path
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    seconds: dict[str, float] = field(default_factory=dict)
    _library_bytes: int = 0

    def write(self, event: str, **facts: object) -> None:
        """Add a line."""
        line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **facts}
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=True, default=str) + "\n")

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step, and log how it ended."""
        self.write("step_started", step=name)
        began = time.perf_counter()
        ended = "failed"
        try:
            yield
            ended = "done"
        finally:
            self.seconds[name] = round(time.perf_counter() - began, 3)
            if output := _library_output(self._library_bytes):
                self._library_bytes += len(output)
                self.write("words_of_libraries", step=name, text=output.decode("utf-8", "replace"))
            self.write(f"step_{ended}", step=name, seconds=self.seconds[name])

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Log the traceback of an unexpected error; the operator reads one sentence instead."""
        try:
            yield
        except LoadError:
            raise
        except Exception as error:
            with suppress(OSError):  # a full disk: then there is only the sentence
                self.write("error", message=traceback.format_exc())
            raise LoadError(f"{sentence_of(error)}详情见 {printable(self.path)}。") from error


def open_log(places: Places, run_id: str) -> Log:
    """Begin or continue a run's log; the newest sixty logs stay."""
    places.logs.mkdir(parents=True, exist_ok=True)
    for old in sorted(places.logs.glob("load-*.jsonl"))[: 1 - _KEPT_LOGS]:
        old.unlink(missing_ok=True)
    return Log(places.logs / f"load-{run_id}.jsonl")


def _library_output(after: int) -> bytes:
    """Give what C libraries wrote to standard error after so many bytes.

    Only where the command line redirects it into memory; elsewhere the operator saw it already.
    """
    try:
        is_redirected = Path("/proc/self/fd/2").readlink().name.startswith("memfd:")
        return os.pread(2, 20_000, after) if is_redirected else b""
    except OSError:
        return b""
