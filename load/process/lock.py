"""One load at a time: the data folder held by one process."""

from collections.abc import Iterator
from contextlib import contextmanager

from load.errors import BusyError
from load.settings import Places
from load.terminal.text import printable


@contextmanager
def lock_data_folder(places: Places) -> Iterator[None]:
    """Hold the data folder for this process; the system releases it when the process ends.

    Raises:
        BusyError: Another load holds it.
    """
    from filelock import FileLock, Timeout

    try:
        places.data.mkdir(parents=True, exist_ok=True)
        # `health` holds the lock for a moment, too: a load waits that long
        with FileLock(places.lock, timeout=0.5):
            yield
    except Timeout as error:
        raise BusyError(
            f"另一次载入正在使用 {printable(places.data)}：请等它结束后再运行。"
        ) from error
