"""Options that several commands of `budget-warehouse` take."""

from importlib.metadata import version
from pathlib import Path
from re import fullmatch
from typing import Annotated

import typer

from expectations.vocabulary import SEVERITIES
from load.storage.addresses import is_address

PdfDir = Annotated[
    str | None,
    typer.Option(
        "--pdf-dir",
        envvar="PDF_DIR",
        metavar="文件夹",
        help="PDF 所在文件夹，任意层级，或 s3:// 地址；缺省为 data/inbox",
    ),
]


def _data_folder(given: str | None) -> str | None:
    """Refuse a folder where DuckDB cannot write: behind a question mark it reads settings."""
    if given is not None and not is_address(given) and "?" in str(Path(given).absolute()):
        raise typer.BadParameter("路径里有问号“?”，数据库文件不能放在那里，请换一个文件夹。")
    return given


DataDir = Annotated[
    str | None,
    typer.Option(
        "--data-dir",
        envvar="DATA_DIR",
        callback=_data_folder,
        metavar="文件夹",
        help="全部输出的位置，可为 s3:// 地址；缺省为项目里的 data",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", envvar="WORKERS", min=1, help="读取 PDF 的进程数；缺省为 CPU 数"),
]


def _scheduler(given: str | None) -> str | None:
    """Refuse what is no address before anything is read: a load without new files never asks it."""
    if given and not fullmatch(r"(dask|tcp|tls)://\S+:\d+", given):
        raise typer.BadParameter("应为集群调度器的地址，如 dask://主机:8786。")
    return given


Executor = Annotated[
    str | None,
    typer.Option(
        "--executor",
        envvar="EXECUTOR",
        callback=_scheduler,
        metavar="dask://主机:端口",
        help="由这个 Dask 集群读取 PDF；缺省在本机读取",
    ),
]

AsJson = Annotated[bool, typer.Option("--json", help="输出一个 JSON 对象，供程序读取")]


def _show_version(wanted: bool) -> None:  # noqa: FBT001  # a callback of the option
    if wanted:
        typer.echo(f"budget-warehouse {version('budget-disclosure-warehouse')}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", callback=_show_version, is_eager=True, help="显示版本"),
]


def severity(code: str) -> str:
    """Take a severity as it is given to `--stop-on`."""
    if code not in SEVERITIES:
        raise typer.BadParameter(f"{code} 不是问题的级别，应为 {'、'.join(SEVERITIES)} 之一。")
    return code
