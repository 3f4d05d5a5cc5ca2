"""A data folder in; a reader of what is published there, that follows each publication."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote

import duckdb

from load.errors import UsageError
from load.release.labels import CHINESE, read_dictionary
from load.settings import DEFAULT_DATA, Places
from load.storage.data_folder import folder_to_read

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS_AT_ONCE = 50_000
_SETTINGS = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_TABLES = """
    select
        schema_name, table_name, list(column_name order by column_index),
        list(data_type order by column_index)
    from duckdb_columns() where schema_name in ('marts', 'audit') group by all order by all
"""
_LISTED = """
    select schema_name || '.' || name as name
    from (
        select schema_name, view_name as name from duckdb_views() where not internal
        union all
        select schema_name, table_name from duckdb_tables()
    )
    where schema_name in ('中文', 'marts', 'audit')
    order by schema_name <> '中文', schema_name <> 'marts', name
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view of `marts` or `audit`.

    Attributes:
        schema: Its schema.
        name: Its name there.
        types: DuckDB's type by column, in their order.
    """

    schema: str
    name: str
    types: dict[str, str]


@dataclass(frozen=True, slots=True)
class PrintedAt:
    """Where a figure is printed.

    Attributes:
        file_path: the file, below the folder loaded.
        page: from 1.
        box: `x0, y0, x1, y1` in points, origin bottom left.
        text: what the cell prints, verbatim.
    """

    file_path: str
    page: int
    box: tuple[float, float, float, float]
    text: str

    @property
    def link(self) -> str:
        """The address of the page below the folder loaded; PDF viewers and browsers open it."""
        return f"{quote(self.file_path)}#page={self.page}"


class Picture(bytes):
    """A picture as WebP; a notebook shows it."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return f'<img src="data:image/webp;base64,{b64encode(self).decode()}">'


class Warehouse:
    """What is published in a data folder, read only."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._release = Path()
        self._connection: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> Self:
        """Open it; nothing is held until the first question."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let the file go."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @property
    def is_stale(self) -> bool:
        """Whether something else is published than what was asked last."""
        return self._connection is not None and self._release != self._published()

    @property
    def run_id(self) -> str:
        """The load that is read: `select run_id from marts.load`."""
        (found,) = self.sql("select run_id from marts.load").fetchall()
        return str(found[0])

    @property
    def reports(self) -> Path:
        """Give the folder of the published report."""
        return self._places.reports

    def sql(
        self, query: str, parameters: Sequence[object] | None = None
    ) -> duckdb.DuckDBPyConnection:
        """Ask what is published now; give the answer to `fetchall()`, `df()` or `pl()`."""
        return self._open().execute(query, parameters)

    def batches(self, query: str) -> "pa.RecordBatchReader":
        """Ask, and give the answer in parts, as Arrow holds them: many rows in little memory."""
        relation = self._open().sql(query)
        if relation is None:
            raise UsageError("这句 SQL 没有结果。")
        return relation.to_arrow_reader(_ROWS_AT_ONCE)

    def connection(self) -> duckdb.DuckDBPyConnection:
        """Open what is published now, for those who read its catalog."""
        return self._open()

    def show(self, query: str) -> str:
        """Ask, and draw the answer as a table of text."""
        relation = self._open().sql(query)
        return str(relation) if relation is not None else ""

    def relations(self) -> list[tuple[str, str]]:
        """List what there is, what readers need first, each with what it holds, in Chinese."""
        there = [name for (name,) in self.sql(_LISTED).fetchall()]
        dictionary = read_dictionary()
        chinese = {
            f"{CHINESE}.{name}": dictionary.comments[relation]
            for relation, name in dictionary.names.items()
        }
        known = {**chinese, **dictionary.comments}
        first = {name: place for place, name in enumerate(known)}
        listed = sorted(there, key=lambda name: first.get(name, len(first)))
        return [(name, known.get(name, "")) for name in listed]

    def tables(self) -> list[Table]:
        """List what another system takes over: all but the Chinese views, which say it again."""
        rows = self.sql(_TABLES).fetchall()
        return [Table(schema, name, dict(zip(*of, strict=True))) for schema, name, *of in rows]

    def where_printed(self, cell_id: str) -> PrintedAt:
        """Find where a figure is printed.

        Raises:
            UsageError: There is no such figure.
        """
        rows = self.sql("from marts.where_printed(?)", [cell_id]).fetchall()
        if not rows:
            raise UsageError(f"没有编号为 {cell_id} 的数字。")
        file_path, page, box, text = rows[0]
        return PrintedAt(file_path, page, tuple(box), text)

    def evidence(self, cell_id: str, pdf_dir: Path | str) -> Picture:
        """Cut the figure with its surroundings out of its page.

        Args:
            cell_id: The figure.
            pdf_dir: The folder that was loaded.

        Raises:
            UsageError: There is no such figure, or its file is not in the folder.
        """
        from expectations.report.crops import crop_box

        at = self.where_printed(cell_id)
        path = Path(pdf_dir) / at.file_path
        if not path.is_file():
            raise UsageError(f"{path} 不在了，无法截图。")
        crop = crop_box(path.read_bytes(), at.page, at.box)
        if crop is None:
            raise UsageError(f"{path} 第 {at.page} 页画不出来，无法截图。")
        return Picture(crop)

    def _published(self) -> Path:
        return self._places.warehouse.resolve()

    def _open(self) -> duckdb.DuckDBPyConnection:
        if self.is_stale:
            self.close()
        if self._connection is None:
            self._release = self._published()
            if not self._release.is_file():
                raise UsageError(f"{self._places.data} 还没有发布过内容：请先运行 make load。")
            settings: dict[str, Any] = dict(_SETTINGS)
            self._connection = duckdb.connect(self._release, read_only=True, config=settings)
            self._connection.execute("set search_path = 'marts,中文,audit'")
            self._connection.execute("set enable_progress_bar = false")  # it would tear up ours
        return self._connection


def open_warehouse(data_dir: Path | str | None = None) -> Warehouse:
    """Open what is published in a data folder, or kept at an address; the checkout's unless given.

    Of an address a copy is read (see :mod:`load.storage`), brought up to date now.
    """
    return Warehouse(Places(folder_to_read(data_dir or DEFAULT_DATA)))
