"""`make sql`, `make export` and `make sheet`: the warehouse on the command line.

python -m load.reader sql [QUESTION]
python -m load.reader export VIEW [FORMAT] [OUT]
python -m load.reader export "" datapackage [FOLDER]
python -m load.reader sheet DEPARTMENT [OUT]
python -m load.reader export "" lake FOLDER|s3://BUCKET/PATH
python -m load.reader export "" postgres postgresql://HOST/DATABASE
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import typer

from load.errors import ExitStatus, LoadError, UsageError
from load.reader.export import export
from load.reader.fiscal import export_package
from load.reader.lake import write_lake
from load.reader.postgres import copy_to_postgres
from load.reader.sentences import sentence_of
from load.reader.warehouse import Warehouse, open_warehouse
from load.terminal.screen import Screen
from load.terminal.text import padded, printable


def main(arguments: list[str], data: Path | None = None) -> int:
    """Do one of the three; every error is one sentence on standard error."""
    command, *rest = arguments or [""]
    try:
        with open_warehouse(data or os.environ.get("DATA_DIR") or None) as warehouse:
            if command == "sql":
                return _ask(warehouse, " ".join(rest))
            if command == "export" and rest:
                return _export(warehouse, *rest)
            if command == "sheet" and rest:
                return _sheet(warehouse, *rest)
        raise UsageError(
            "用法：make sql，make export VIEW=部门总数 FORMAT=xlsx，make sheet DEPARTMENT=单位。"
        )
    except duckdb.Error as error:
        typer.echo(f"错误：{printable(sentence_of(error))}", err=True)
    except LoadError as error:
        typer.echo(f"错误：{printable(str(error))}", err=True)
    return int(ExitStatus.USAGE)


def _export(warehouse: Warehouse, view: str, file_format: str = "xlsx", out: str = "") -> int:
    if file_format in _WHOLE:
        typer.echo(_WHOLE[file_format](warehouse, out))
        return 0
    if not view:
        raise UsageError("请给出视图，例如 make export VIEW=部门总数 FORMAT=xlsx。")
    path = Path(out or f"{view.rpartition('.')[2]}.{file_format}").expanduser()
    count = export(warehouse, view, file_format, path)
    typer.echo(f"{count:,} 行写入 {printable(path)}")
    return 0


def _sheet(warehouse: Warehouse, department: str, out: str = "") -> int:
    from load.reader.sheet import write_sheet  # its pages need what questions do not

    path = write_sheet(warehouse, department, Path(out).expanduser() if out else None)
    typer.echo(f"交办单写入 {printable(path)}")
    return 0


def _as_package(warehouse: Warehouse, out: str) -> str:
    packaged = export_package(warehouse, Path(out or "fiscal-data-package").expanduser())
    rows = "、".join(f"{name} {count:,} 行" for name, count in packaged.rows.items())
    return f"财政数据包写入 {printable(packaged.folder)}：{rows}"


def _as_lake(warehouse: Warehouse, out: str) -> str:
    if not out:
        raise UsageError("请给出写到哪里，例如 OUT=s3://存储桶/文件夹。")
    with Screen().step("export") as advance:
        lake = write_lake(warehouse, out, advance)
    if not lake.rows:
        return f"载入 {lake.run_id} 已经在那里，没有重写。"
    return f"载入 {lake.run_id}：{len(lake.rows)} 张表 {sum(lake.rows.values()):,} 行写入 parquet"


def _as_postgres(warehouse: Warehouse, out: str) -> str:
    with Screen().step("export") as advance:
        copied = copy_to_postgres(warehouse, out, advance)
    return f"{len(copied)} 张表 {sum(copied.values()):,} 行写入 PostgreSQL"


_WHOLE: dict[str, Callable[[Warehouse, str], str]] = {
    "datapackage": _as_package,
    "lake": _as_lake,
    "postgres": _as_postgres,
}
"""The formats that take no view: all that other systems want."""


def _ask(warehouse: Warehouse, question: str) -> int:
    if question:
        typer.echo(warehouse.show(question))
        return 0
    for name, comment in warehouse.relations():
        typer.echo(f"{padded(name, 38)}  {comment}")
    typer.echo("\n以分号结束一个查询；Ctrl-D 退出。例：from 中文.部门总数;")
    return _converse(warehouse, input)


def _converse(warehouse: Warehouse, read: Callable[[str], str]) -> int:
    """Answer questions until the end of input; of one that fails a script hears in the end."""
    lines: list[str] = []
    status = 0
    while True:
        is_last = False
        try:
            lines.append(read("…> " if lines else "sql> "))
        except EOFError:
            is_last = True  # what has no semicolon yet is asked all the same
        question = "\n".join(lines).strip()
        if question and (is_last or question.endswith(";")):
            lines = []
            try:
                typer.echo(warehouse.show(question))
            except duckdb.Error as error:
                typer.echo(printable(sentence_of(error)))
                status = 0 if sys.stdin.isatty() else int(ExitStatus.USAGE)
        if is_last:
            return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
