"""What `state.json` says: which files are kept below an address, and under which keys."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from load.errors import UsageError
from load.release.files import replacing

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

STATE = "state.json"


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as it is stored.

    Attributes:
        key: Its path below the address.
        size: In bytes.
        changed: When it was written, in nanoseconds; the copy says the same.
    """

    key: str
    size: int
    changed: int

    @property
    def look(self) -> tuple[int, int]:
        """By which an unchanged file is known."""
        return self.size, self.changed


@dataclass(frozen=True, slots=True)
class State:
    """Everything that is kept below an address.

    Attributes:
        name: What no other state is called.
        files: By their path in the data folder.
        links: Where the links of the data folder point to.
        leaving: Keys that only the state before named.
    """

    name: str = ""
    files: dict[str, Stored] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    leaving: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copied:
    """Which state the copy was brought up to, and which parts of it; the copy may be ahead."""

    name: str = ""
    parts: tuple[str, ...] = ()


class States:
    """The state that lies below an address; the next takes its place."""

    def __init__(self, store: "FileSystem", root: str, said: str) -> None:
        self._store, self._path, self._said = store, f"{root}/{STATE}", said

    def read(self) -> State | None:
        """Read it; there is none before the first load.

        Raises:
            UsageError: It is none of ours.
            OSError: The server cannot be read.
        """
        try:
            with self._store.open_input_stream(self._path) as stream:
                content: dict[str, Any] = json.loads(stream.read())
            files = {path: Stored(*one) for path, one in content["files"].items()}
            return State(content["name"], files, content["links"], tuple(content["leaving"]))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f"{self._said} 里的 {STATE} 读不懂：那里放的可能是别的东西，请换一个地址。"
            ) from error

    def write(self, state: State) -> None:
        """Replace the state that is kept at the address."""
        files = {path: [one.key, *one.look] for path, one in state.files.items()}
        content = {
            "name": state.name,
            "files": files,
            "links": state.links,
            "leaving": state.leaving,
        }
        with self._store.open_output_stream(self._path) as stream:
            stream.write(json.dumps(content, ensure_ascii=False).encode())


def read_copied(folder: Path) -> Copied:
    """Read what was noted of a copy; one that is not whole is as good as none."""
    with suppress(OSError, ValueError, TypeError):
        return Copied(**json.loads((folder / STATE).read_bytes()))
    return Copied()


def note_copied(folder: Path, copied: Copied) -> None:
    """Note which state the copy in a folder was brought up to."""
    with replacing(folder / STATE) as path:
        path.write_text(json.dumps(asdict(copied)), encoding="utf-8")
