"""The command line `budget-warehouse`: whatever happens, it ends with one line and a status.

A C library may end its process at once, with a message of its own, and so may a system short of
memory. So a child does the work; this process waits for it, and prints the line where the child
could not. What C libraries write to standard error goes into a file in memory, not to the operator.
"""

import ctypes
import fcntl
import gc
import os
import signal
import sys
import time
from contextlib import suppress
from types import FrameType

from load.errors import ExitStatus, Interrupted, LoadError

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_SAME_STOP_SECONDS = 3.0
"""Ctrl-C reaches the child twice, directly and through this process; it counts once."""
_ROWS_BETWEEN_COLLECTIONS = 50_000


def main() -> None:
    """Run the command line; every error is one sentence on standard error."""
    _open_standard_streams()
    library_output, parent = os.memfd_create("words", os.MFD_ALLOW_SEALING), os.getpid()
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    child = os.fork()
    if child == 0:
        _on_stopping(_Interruption().raise_it)
        _work(library_output, parent)
    _on_stopping(lambda number, _: os.kill(child, number))
    _, wait_status = os.waitpid(child, 0)
    status = os.waitstatus_to_exitcode(wait_status)
    if status < 0 or (status and os.fstat(library_output).st_size):
        _end(_sudden_end(status, library_output), ExitStatus.FAILED)
    sys.exit(status)


def _work(library_output: int, parent: int) -> None:
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG (Linux)
    if os.getppid() != parent:
        os._exit(ExitStatus.FAILED)  # the parent died before prctl took effect
    # Python goes on writing to standard error; C libraries, which know only its number, do not
    sys.stderr = os.fdopen(os.dup(2), "w", encoding="utf-8", errors="backslashreplace")
    os.dup2(library_output, 2)
    try:
        from load.settings import (
            QUIET,  # imported here, so that a signal meanwhile is one line, too
        )

        os.environ.update(QUIET)
        for name in ("PDF_DIR", "DATA_DIR", "WORKERS", "EXECUTOR", "MAX_HOURS"):
            if not os.environ.get(name):
                os.environ.pop(name, None)
        from load.cli.commands import app

        # rows of ten thousand reports are looked through for garbage again and again otherwise
        gc.freeze()
        gc.set_threshold(_ROWS_BETWEEN_COLLECTIONS)
        status = app(standalone_mode=False)
    except LoadError as error:
        _end(str(error), error.exit_status)
    except Interrupted:
        _end("已中断，没有发布；原有结果不变，可随时重新运行。", ExitStatus.INTERRUPTED)
    except Exception as error:  # noqa: BLE001  # an official reads no traceback
        _end_with(error)
    finally:
        # this process printed the line itself; an empty file tells the parent so
        os.ftruncate(library_output, 0)
        fcntl.fcntl(library_output, fcntl.F_ADD_SEALS, fcntl.F_SEAL_WRITE)
    sys.exit(status or ExitStatus.PUBLISHED)


def _end_with(error: Exception) -> None:
    from load.cli.usage import usage_sentence
    from load.terminal.sentences import sentence_of

    if type(error).__name__ == "NoArgsIsHelpError":  # the help is its message
        with suppress(OSError):
            print(error, flush=True)  # noqa: T201
        sys.exit(ExitStatus.USAGE)
    if type(error).__name__ == "Abort":
        _end("已中断，没有发布；原有结果不变，可随时重新运行。", ExitStatus.INTERRUPTED)
    if said := usage_sentence(error):
        _end(said, ExitStatus.USAGE)
    _end(sentence_of(error), ExitStatus.FAILED)


class _Interruption:
    """Raises Interrupted, once where the same stop arrives twice."""

    def __init__(self) -> None:
        self._last = -_SAME_STOP_SECONDS

    def raise_it(self, _number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if now - self._last >= _SAME_STOP_SECONDS:
            self._last = now
            raise Interrupted


def _on_stopping(handler: "signal._HANDLER") -> None:
    for number in _STOPPING:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup wants it
            signal.signal(number, handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)


def _open_standard_streams() -> None:
    """Open those that are closed, or the next file opened would get their number."""
    for number in range(3):
        with suppress(OSError):
            os.fstat(number)
            continue
        os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)


def _sudden_end(status: int, library_output: int) -> str:
    from load.terminal.text import printable

    lines = os.pread(library_output, 4000, 0).decode("utf-8", "replace").strip().splitlines()
    how = f"被系统中止（信号 {-status}）" if status < 0 else "中途退出"
    last = f"，最后的输出：{printable(lines[-1])[:200]}" if lines else ""
    return (
        f"进程{how}{last}：多半是内存不足，请增加内存或放宽限制后重新运行。已发布的结果完整无损。"
    )


def _end(sentence: str, exit_status: ExitStatus) -> None:
    for number in _STOPPING:
        signal.signal(number, signal.SIG_IGN)
    with suppress(OSError):  # standard error is closed
        print(f"错误：{sentence}", file=sys.stderr, flush=True)  # noqa: T201  # the line an operator reads
    sys.exit(exit_status)


if __name__ == "__main__":
    main()
