"""What is kept below an address on object storage, and the copy of it on this machine.

`state.json` there names every file and its key, and is written last: whoever is killed before
leaves the state of before. A file that changed gets another key, so what an older state names stays
as it was; keys out of use are deleted when the next state but one is written. Lists that people
write (waivers, register) lie there under their plain names and are only fetched.
"""

import json
import platform
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from load.errors import LoadError, UsageError
from load.release.files import replace_link
from load.settings import COPIES, Places
from load.storage.addresses import fetch_file, name_of_address, open_store, without_options
from load.storage.states import Copied, State, States, Stored, note_copied, read_copied

Advance = Callable[[int, int, str], None]
_One = TypeVar("_One")
READ = frozenset({"releases", "history", "logs", "set_aside.json"})
"""What those need who only read."""
ALL = READ | {"raw", "partitions"}
"""What a load needs."""
_BY_PEOPLE = ("waivers.csv", "register.csv")
_LINKS = ("warehouse.previous.duckdb", "warehouse.duckdb", "reports", "current")
"""In the order they are made: readers see the new release by the last."""
_BEGUN = "begun.json"
_TIME = "%Y%m%dT%H%M%SZ"
_AT_ONCE = 8


class Kept:
    """What is kept below an address."""

    def __init__(self, address: str) -> None:
        """Name it; the server is not asked yet.

        Raises:
            UsageError: This is no address.
        """
        self.said = without_options(address)
        self._store, self._root = open_store(address)
        self._states = States(self._store, self._root, self.said)
        self._folder = COPIES / name_of_address(address)
        self.places = Places(self._folder / "data")

    def begin(self) -> None:
        """Leave word of who begins a load; what cannot be stored later is known now.

        Raises:
            UsageError: Nothing can be written there.
        """
        begun = {"host": platform.node(), "began_at": time.strftime(_TIME, time.gmtime())}
        with self._told(), self._store.open_output_stream(f"{self._root}/{_BEGUN}") as stream:
            stream.write(json.dumps(begun, ensure_ascii=False).encode())

    def fetch(self, wanted: frozenset[str], advance: Advance) -> bool:
        """Bring parts of the copy up to date; tell whether anything is kept there.

        Raises:
            UsageError: The address cannot be read.
        """
        with self._told():
            self._fetch_lists()
            state = self._states.read()
            copied = read_copied(self._folder)
            if state is None:
                note_copied(self._folder, Copied())  # what the copy holds is stored anew
                return False
            if copied.name == state.name and wanted <= set(copied.parts):
                return True
            files = {path: one for path, one in state.files.items() if _part(path) in wanted}
            here = self._files_here(wanted)
            note_copied(self._folder, Copied())  # until all is there
            self._fetch_files(
                {path: one for path, one in files.items() if here.get(path) != one.look}, advance
            )
            for name in _LINKS:
                if name in state.links:
                    replace_link(self.places.data / name, state.links[name])
            for path in here.keys() - files.keys():
                (self.places.data / path).unlink()
            note_copied(self._folder, Copied(state.name, tuple(sorted(wanted))))
        return True

    def store(self, advance: Advance) -> None:
        """Store what is new in the copy, then the state that names it.

        Raises:
            LoadError: Another machine stored there since the copy was fetched, or nothing can be
                written there.
        """
        with self._told():
            before = self._states.read() or State()
            if before.name != read_copied(self._folder).name:
                raise LoadError(
                    f"另一台机器更新了 {self.said}，这次的结果没有保存到那里：请再运行一次。"
                )
            here = self._files_here(ALL)
            links = {name: str(link.readlink()) for name in _LINKS if (link := self._link(name))}
            kept = {path: one for path, one in before.files.items() if here.get(path) == one.look}
            if len(here) == len(kept) == len(before.files) and links == before.links:
                return
            name = f"{time.strftime(_TIME, time.gmtime())}-{secrets.token_hex(2)}"
            new = {
                # a release is written once; anything else may be written anew under its name
                path: Stored(path if _part(path) == "releases" else f"{path}~{name}", *look)
                for path, look in here.items()
                if path not in kept
            }
            self._store_files(new, before, advance)
            leaving = tuple(one.key for path, one in before.files.items() if path not in kept)
            after = State(name, kept | new, links, leaving)
            self._states.write(after)
            note_copied(self._folder, Copied(name, tuple(sorted(ALL))))
            self._delete(before.leaving)

    def has_below(self, folder: str, suffix: str) -> bool:
        """Tell whether any file of a folder there has such a name."""
        from pyarrow.fs import FileSelector

        chosen = FileSelector(f"{self._root}/{folder}", allow_not_found=True, recursive=True)
        with self._told():
            found = self._store.get_file_info(chosen)
        return any(one.path.lower().endswith(suffix) for one in found)

    def _link(self, name: str) -> Path | None:
        link = self.places.data / name
        return link if link.is_symlink() else None

    def _files_here(self, parts: Iterable[str]) -> dict[str, tuple[int, int]]:
        """List the files of the copy with size and time; what begins with a dot only saves time."""
        tops = [self.places.data / part for part in parts if part != "releases"]
        if current := self._link("current"):
            tops.append(current.resolve())
        if before := self._link("warehouse.previous.duckdb"):
            tops.append(before.resolve())
        found = {}
        for path in _below(tops):
            seen = path.stat()
            found[str(path.relative_to(self.places.data))] = (seen.st_size, seen.st_mtime_ns)
        return found

    def _fetch_lists(self) -> None:
        for name in _BY_PEOPLE:
            path = self.places.data / name
            fetch_file(self._store, f"{self._root}/{name}", path, path.with_suffix(".coming"), None)

    def _fetch_files(self, files: dict[str, Stored], advance: Advance) -> None:
        coming = self._folder / "coming"
        coming.mkdir(parents=True, exist_ok=True)

        def fetch_one(numbered: tuple[int, tuple[str, Stored]]) -> str:
            number, (path, one) = numbered
            key, target = f"{self._root}/{one.key}", self.places.data / path
            if not fetch_file(self._store, key, target, coming / str(number), one.changed):
                raise LoadError(
                    f"{self.said} 里缺少 {one.key}：可能刚被另一次载入换掉，请再运行一次。"
                )
            return path

        _do(fetch_one, list(enumerate(files.items())), advance)

    def _store_files(self, files: dict[str, Stored], before: State, advance: Advance) -> None:
        """Store files; what a release took over from the one before is copied there."""
        known = {
            (_in_release(path), one.look): one.key
            for path, one in before.files.items()
            if _part(path) == "releases"
        }

        def store_one(named: tuple[str, Stored]) -> str:
            path, one = named
            key = f"{self._root}/{one.key}"
            if twin := known.get((_in_release(path), one.look)):
                self._store.copy_file(f"{self._root}/{twin}", key)
                return path
            with (
                (self.places.data / path).open("rb") as source,
                self._store.open_output_stream(key) as target,
            ):
                while content := source.read(1 << 20):
                    target.write(content)
            return path

        _do(store_one, list(files.items()), advance)

    def _delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            with suppress(OSError):  # it is gone, or will be in the way of nobody
                self._store.delete_file(f"{self._root}/{key}")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = str(error).partition("\n")[0]
            raise UsageError(
                f"读写 {self.said} 失败：{reason}。请检查地址、网络与密钥；那里原有的结果不变。"
            ) from error


def _below(tops: Iterable[Path]) -> Iterator[Path]:
    """Give the files at and below some paths, but for those whose names begin with a dot."""
    for top in tops:
        if top.is_file() and not top.name.startswith("."):
            yield top
        elif top.is_dir():
            yield from _below(sorted(top.iterdir()))


def _part(path: str) -> str:
    return path.partition("/")[0]


def _in_release(path: str) -> str:
    """Name a file of a release without the release: `reports/index.html`."""
    return path.split("/", 2)[-1]


def _do(work: Callable[[_One], str], on: list[_One], advance: Advance) -> None:
    """Do some of it at once; the first error ends all."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for number, said in enumerate(pool.map(work, on), 1):
            advance(number, len(on), said)
