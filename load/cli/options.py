"""Options that several commands of `budget-warehouse` take."""

from pathlib import Path
from typing import Annotated

import typer

from expectations.vocabulary import SEVERITIES

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


def severity(code: str) -> str:
    """Take a severity as it is given to `--stop-on`."""
    if code not in SEVERITIES:
        raise typer.BadParameter(f"{code} 不是问题的级别，应为 {'、'.join(SEVERITIES)} 之一。")
    return code
