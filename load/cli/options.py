"""Options that several commands of `budget-warehouse` take."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Severity(StrEnum):
    """How grave a finding is."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


PdfDir = Annotated[
    Path | None,
    typer.Option("--pdf-dir", envvar="PDF_DIR", help="PDF 所在文件夹，任意层级；缺省为 data/inbox"),
]
DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", envvar="DATA_DIR", help="全部输出的位置；缺省为项目里的 data"),
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", envvar="WORKERS", min=1, help="读取 PDF 的进程数；缺省为 CPU 数"),
]
