"""The command line `budget-warehouse`: whatever happens, it ends with one line and a status."""

import os
import signal
import sys
from contextlib import suppress

from load.errors import ExitStatus, Interrupted, LoadError
from load.settings import QUIET

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> None:
    """Run the command line; every error is one sentence on standard error."""
    for number in _STOPPING:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup wants it
            signal.signal(number, _interrupt)
    try:
        _open_standard_streams()
        os.environ.update(QUIET)
        for name in ("PDF_DIR", "DATA_DIR", "WORKERS", "MAX_HOURS"):
            if not os.environ.get(name):
                os.environ.pop(name, None)
        from load.commands import app  # a signal that comes while it is imported is one line, too

        app()
    except LoadError as error:
        _end(str(error), error.exit_status)
    except Interrupted:
        _end("已中断，没有发布；原有结果不变，可随时重新运行。", ExitStatus.INTERRUPTED)
    except Exception as error:  # noqa: BLE001  # the last door: no traceback for an official
        _end(_sentence(error), ExitStatus.FAILED)


def _interrupt(_number: int, _frame: object) -> None:
    raise Interrupted


def _open_standard_streams() -> None:
    """Open those that are closed: the next file opened would take a closed one's place."""
    for number in range(3):
        with suppress(OSError):
            os.fstat(number)
            continue
        os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def _sentence(error: Exception) -> str:
    from load.words import sentence

    return sentence(error)


def _end(said: str, exit_status: ExitStatus) -> None:
    for number in _STOPPING:
        signal.signal(number, signal.SIG_IGN)
    with suppress(OSError):  # nobody listens
        print(f"错误：{said}", file=sys.stderr, flush=True)  # noqa: T201  # the line an operator reads
    sys.exit(exit_status)


if __name__ == "__main__":
    main()
