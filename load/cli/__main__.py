"""The command line `budget-warehouse`: whatever happens, it ends with one line and a status.

Libraries of C may end their process at once, with words of their own, and so may a system short of
memory. So the work is done by a child; this process only waits, and says it where the child cannot.
"""

import ctypes
import fcntl
import os
import signal
import sys
import time
from contextlib import suppress
from types import FrameType

from load.errors import ExitStatus, Interrupted, LoadError

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_ONE_CALL_SECONDS = 3.0
"""Ctrl-C reaches this process and its child, which so hears of it twice: one call to stop."""


def main() -> None:
    """Run the command line; every error is one sentence on standard error."""
    _open_standard_streams()
    words, parent = os.memfd_create("words", os.MFD_ALLOW_SEALING), os.getpid()
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    child = os.fork()
    if child == 0:
        _on_stopping(_Interruption().raise_it)
        _work(words, parent)
    _on_stopping(lambda number, _: os.kill(child, number))
    _, ended = os.waitpid(child, 0)
    status = os.waitstatus_to_exitcode(ended)
    if status < 0 or (status and os.fstat(words).st_size):
        _end(_death(status, words), ExitStatus.FAILED)
    sys.exit(status)


def _work(words: int, parent: int) -> None:
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG (Linux)
    if os.getppid() != parent:
        os._exit(ExitStatus.FAILED)  # killed before that was said
    # what Python says stays as it was; what others write to the second stream is kept apart
    sys.stderr = os.fdopen(os.dup(2), "w", encoding="utf-8", errors="backslashreplace")
    os.dup2(words, 2)
    try:
        from load.settings import QUIET  # a signal that comes while these are imported: one line

        os.environ.update(QUIET)
        for name in ("PDF_DIR", "DATA_DIR", "WORKERS", "MAX_HOURS"):
            if not os.environ.get(name):
                os.environ.pop(name, None)
        from load.cli.commands import app

        app()
    except LoadError as error:
        _end(str(error), error.exit_status)
    except Interrupted:
        _end("已中断，没有发布；原有结果不变，可随时重新运行。", ExitStatus.INTERRUPTED)
    except Exception as error:  # noqa: BLE001  # the last door: no traceback for an official
        from load.terminal.sentences import sentence

        _end(sentence(error), ExitStatus.FAILED)
    finally:
        os.ftruncate(words, 0)  # it came to an end of its own, and nobody else says more
        fcntl.fcntl(words, fcntl.F_ADD_SEALS, fcntl.F_SEAL_WRITE)
    sys.exit(ExitStatus.PUBLISHED)


class _Interruption:
    """Raises Interrupted, once for each call to stop."""

    def __init__(self) -> None:
        self._last = -_ONE_CALL_SECONDS

    def raise_it(self, _number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if now - self._last >= _ONE_CALL_SECONDS:
            self._last = now
            raise Interrupted


def _on_stopping(handler: "signal._HANDLER") -> None:
    for number in _STOPPING:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup wants it
            signal.signal(number, handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)


def _open_standard_streams() -> None:
    """Open those that are closed: the next file opened would take a closed one's place."""
    for number in range(3):
        with suppress(OSError):
            os.fstat(number)
            continue
        os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)


def _death(status: int, words: int) -> str:
    from load.terminal.text import printable

    said = os.pread(words, 4000, 0).decode("utf-8", "replace").strip().splitlines()
    how = f"被系统中止（信号 {-status}）" if status < 0 else "中途退出"
    last = f"，最后的输出：{printable(said[-1])[:200]}" if said else ""
    return (
        f"进程{how}{last}：多半是内存不足，请增加内存或放宽限制后重新运行。已发布的结果完整无损。"
    )


def _end(said: str, exit_status: ExitStatus) -> None:
    for number in _STOPPING:
        signal.signal(number, signal.SIG_IGN)
    with suppress(OSError):  # nobody listens
        print(f"错误：{said}", file=sys.stderr, flush=True)  # noqa: T201  # the line an operator reads
    sys.exit(exit_status)


if __name__ == "__main__":
    main()
