"""The published warehouse on the command line: questions, exports and sheets to hand on."""

from typing import Annotated

import typer

from load.cli.app import app, places_of
from load.cli.options import DataDir


@app.command()
def sql(
    question: Annotated[
        str, typer.Argument(metavar="问题", help="一句 SQL；不写则进入逐句提问，先列出全部视图")
    ] = "",
    *,
    data_dir: DataDir = None,
) -> None:
    """用 SQL 查询已发布的仓库，只读。

    \b
    例：
      budget-warehouse sql
      budget-warehouse sql "from 中文.部门总数"
    """
    _ask_reader(data_dir, "sql", question)


@app.command()
def export(
    view: Annotated[
        str, typer.Argument(metavar="视图", help="视图的名字，如 部门总数；导出全部时不写")
    ] = "",
    *,
    file_format: Annotated[
        str,
        typer.Option(
            "--format", metavar="格式", help="xlsx、csv、parquet；全部：datapackage、lake、postgres"
        ),
    ] = "xlsx",
    out: Annotated[
        str, typer.Option(metavar="文件或地址", help="写到哪里；缺省为当前文件夹里的 视图.格式")
    ] = "",
    data_dir: DataDir = None,
) -> None:
    """把一个视图或全部内容导出给 Excel 和别的系统。

    \b
    例：
      budget-warehouse export 部门总数
      budget-warehouse export 数字 --format parquet --out 数字.parquet
    """
    _ask_reader(data_dir, "export", view, file_format, out)


@app.command()
def sheet(
    department: Annotated[str, typer.Argument(metavar="单位", help="单位名称，写一部分也可以")],
    *,
    out: Annotated[
        str, typer.Option(metavar="文件", help="写到哪里；缺省为当前文件夹里的 交办单_单位.html")
    ] = "",
    data_dir: DataDir = None,
) -> None:
    """写一个单位的交办单：单独一个网页，连同截图，可以直接发给单位。

    \b
    例：
      budget-warehouse sheet 教育局
    """
    _ask_reader(data_dir, "sheet", department, out)


def _ask_reader(data_dir: str | None, *arguments: str) -> None:
    from load.reader.__main__ import main  # what it reads with is heavy

    if status := main(list(arguments), places_of(data_dir).data):
        raise typer.Exit(status)
