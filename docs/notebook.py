"""The cells below in, docs/notebook.ipynb out: what people open in Jupyter or an editor.

Cells are written here, one after another, so that a change of them can be read; `make docs` writes
the notebook, without outputs, and a test runs its cells on the sample.
"""

import json

CELLS = (
    """# 部门预决算数据仓库：第一次查询

先运行 `make load`（没有放入 PDF 时载入自带的样例），再在 Jupyter 或编辑器里打开本文件，
从上到下逐格运行。笔记本放在哪里都行，只要 Python 用的是本仓库的 `.venv`；
别处的数据用环境变量 `DATA_DIR` 指出。
""",
    """import os
import warnings

from load.reader import open_warehouse
from load.settings import SAMPLE

warnings.simplefilter("ignore", DeprecationWarning)  # what libraries say of each other
warehouse = open_warehouse(os.environ.get("DATA_DIR"))
warehouse.sql("select run_id, finished_at, files_loaded, amounts from marts.load").df()""",
    """## 有哪些表

`中文` 里的视图列名、取值都是中文；`marts` 是同样内容的英文列名与代码。最常用的排在前面。
""",
    """for name, says in warehouse.relations()[:12]:
    print(f"{name:<12}\\t{says}")""",
    """## 一个部门，三年的预算与决算

这个部门 2025 年改了名：两个名称是同一个部门，不必自己去对。
""",
    '''totals = warehouse.sql("""
    select 年度, 预算或决算, "总数（元）" / 10000 as 万元, 总数来源
    from 中文.部门总数
    where 部门名称 = '云澜市数据局' and 收入或支出侧 = '支出'
    order by all
""").df()
totals''',
    """import leather

chart = leather.Chart("支出总数（万元）")
for kind, rows in totals.groupby("预算或决算"):
    points = [(int(row.年度), float(row.万元)) for row in rows.itertuples()]
    chart.add_line(points, name=kind)
chart.add_x_axis(ticks=sorted(set(totals["年度"])), tick_formatter=lambda year, *_: str(year))
chart.to_svg()""",
    """## 能不能相加

`加总即为` 写明每一行加到哪个总数里去，同一份报告中这些行加起来与印出的合计一致：
""",
    '''warehouse.sql("""
    select 部门名称, 年度,
        sum(数值) filter (where 加总即为 = '支出决算') / 10000 as 加总,
        max(数值) filter (where 是否合计行 and 表代码 = 'GK03') / 10000 as 印出的合计
    from 中文.数字
    where 预算或决算 = '决算' and 是否最新
    group by all order by all
""").df()''',
    """## 这个数字印在哪里

每个数字都能回到原页：文件、页、位置、原文，以及那一小块图。
""",
    '''((cell_id, text),) = warehouse.sql("""
    select 单元格编号, 原文 from 中文.数字
    where 部门名称 = '云澜市数据局' and 年度 = 2025 and 表代码 = 'GK03'
        and 栏目代码 = 'total' and 是否合计行
""").fetchall()
at = warehouse.where_printed(cell_id)
print(text, at.file_path, f"第 {at.page} 页")
warehouse.evidence(cell_id, SAMPLE)''',
    """## 在正文里检索

几个词用空格隔开，须同时出现；报表的行名也在检索范围内。
""",
    """query = "select 部门名称, 年度, 出处, 页码, 文字 from 中文.搜索(?)"
warehouse.sql(query, ["政府采购 中小企业"]).df()""",
    """## 正文与表不一致

样例里故意印错了一处：正文说的支出合计比表多 27 万元。
""",
    '''warehouse.sql("""
    select 部门名称, 年度, "正文数（元）", "表内数（元）", "差额（元）", 页码
    from 中文.正文与表 where abs("差额（元）") > 50
""").df()''',
    """## 带走

命令行上 `make export VIEW=部门总数 FORMAT=xlsx`；给别的系统用 `make export FORMAT=datapackage`。
在笔记本里：
""",
    """from pathlib import Path
from tempfile import mkdtemp

from load.reader.export import export

path = Path(mkdtemp()) / "部门总数.xlsx"
print(export(warehouse, "部门总数", "xlsx", path), "行写入", path.name)""",
)
"""A cell that begins with a heading is text, another one is code."""


def notebook() -> str:
    """Write the notebook, in the format of Jupyter's, without outputs."""
    content = {
        "cells": [_cell(number, text) for number, text in enumerate(CELLS)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _cell(number: int, text: str) -> dict[str, object]:
    is_text = text.startswith("#")
    cell: dict[str, object] = {
        "cell_type": "markdown" if is_text else "code",
        "id": f"cell-{number}",
        "metadata": {},
        "source": text.strip("\n").splitlines(keepends=True),
    }
    return cell if is_text else cell | {"execution_count": None, "outputs": []}
