"""The data folder as people give it, a folder or an address on object storage, as a folder here.

Of two loads from two machines at once, what is stored first is kept; the other is told to run
again.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from load.errors import BusyError, LoadError, UsageError
from load.process.lock import lock_data_folder
from load.settings import Places
from load.storage.addresses import below, is_address
from load.storage.kept import ALL, READ, Advance, Kept

Step = Callable[[str], AbstractContextManager[Advance]]


def folder_to_read(data_dir: Path | str) -> Path:
    """Name the folder to read from: the one given, or an up-to-date copy of what an address keeps.

    While a load of this machine works on the copy, it is read as it is.

    Raises:
        UsageError: The address cannot be read, or nothing is kept there.
    """
    if not is_address(str(data_dir)):
        return Path(data_dir).expanduser().absolute()
    kept = Kept(str(data_dir))
    with suppress(BusyError), lock_data_folder(kept.places):
        if not kept.fetch(READ, lambda *_: None):
            raise UsageError(f"{kept.said} 里还没有发布过结果：请先运行 make load。")
    return kept.places.data


@contextmanager
def folder_to_load(
    data_dir: Path | str, step: Step, say: Callable[[str], None]
) -> Iterator[Places]:
    """Give the folder to load into; what a load leaves in the copy of an address is stored there.

    Args:
        data_dir: A folder, or an address.
        step: Shows a step and how far it is.
        say: Says a sentence.

    Raises:
        LoadError: The address cannot be read or written to, or another machine stored there since.
    """
    if not is_address(str(data_dir)):
        yield Places(Path(data_dir).expanduser().absolute())
        return
    kept = Kept(str(data_dir))
    say(f"数据保存在 {kept.said}，在本机的副本里处理。")
    with lock_data_folder(kept.places), step("fetch_data") as advance:
        kept.begin()
        kept.fetch(ALL, advance)
    try:
        yield kept.places
    except BusyError:
        raise
    except LoadError:
        with suppress(LoadError):  # what was read is not read again, and others see how it ended
            _store(kept, lambda *_: None)
        raise
    with step("store_data") as advance:
        _store(kept, advance)


def inbox_of(data_dir: Path | str) -> str | None:
    """Give the address of the inbox in an address, where PDFs lie there."""
    if not is_address(str(data_dir)) or not Kept(str(data_dir)).has_below("inbox", ".pdf"):
        return None
    return below(str(data_dir), "inbox")


def _store(kept: Kept, advance: Advance) -> None:
    with lock_data_folder(kept.places):
        kept.store(advance)
