"""The program `budget-warehouse`: what its help says first, and where its data lie."""

import typer

from load.cli.options import Version
from load.cli.teaching import Program
from load.settings import DEFAULT_DATA, Places
from load.storage.data_folder import folder_to_read

app = typer.Typer(
    cls=Program,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=(
        "把部门预算、决算 PDF 载入可查询的数据仓库，并生成核对报告。\n\n"
        "\b\n"
        "例：\n"
        "  budget-warehouse load                        载入 data/inbox（为空则载入样例）\n"
        "  budget-warehouse load --pdf-dir ~/reports    载入另一个文件夹\n"
        "  budget-warehouse check 草稿.pdf               公开之前核对一份报告\n"
        "  budget-warehouse status --files              看每个文件的状态\n"
        "  budget-warehouse export 部门总数              导出给 Excel\n\n"
        "\b\n"
        "退出状态：\n"
        "  0   已发布（或没有新内容），文件全部可读\n"
        "  1   载入失败，原有结果不变；health：最近的载入不正常\n"
        "  2   用法有误，如文件夹不存在或为空\n"
        "  3   已发布，但有文件被隔离\n"
        "  4   另一次载入正在进行\n"
        "  5   已发布的内容会大量消失或变动，没有发布，等人确认\n"
        "  6   check 发现了严重问题或警告\n"
        "  130 被中断，原有结果不变\n\n"
        "设 NO_COLOR=1 不用颜色；status、layouts、health 加 --json 供程序读取。"
    ),
)


@app.callback()
def budget_warehouse(*, version: Version = False) -> None:
    """Take the options that stand before a command."""


def places_of(data_dir: str | None) -> Places:
    """Name the places to read from: below what was given, or below the project's data folder."""
    return Places(folder_to_read(data_dir or DEFAULT_DATA))
