"""A seed in, a raw layer of one report out: sound grids and sentences full of absurd figures.

Every place where models or rules read a number is filled (amounts, percentages, counts, scores,
years, ordinals, dates, codes, pages), with one to fifty digits. One paragraph holds six thousand,
one heading and one name ten thousand characters.
"""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.store.schemas import CURRENT, DATASETS, FILES

SHA = "b" * 64
_KEYS = {"document_sha256": SHA, "extraction_id": "bombs"}
_HEIGHT, _WIDTH = 842.0, 595.0

_COLUMNS = {
    "支出决算表": ["功能分类科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    "一般公共预算财政拨款支出决算表": [
        "功能分类科目编码",
        "科目名称",
        "小计",
        "基本支出",
        "项目支出",
    ],
    "收入决算表": ["功能分类科目编码", "科目名称", "本年收入合计", "财政拨款收入", "其他收入"],
    "收入支出决算总表": ["收入", "决算数", "支出", "决算数"],
}
_FORM = [
    ["项目名称", "{words}", "主管部门", "云澜市教育局", "实施单位", "云澜市教育局", ""],
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率"],
    ["年度资金总额", "", "{figure}", "{figure}", "{figure}", "{figure}", "{percent}"],
    ["其中：财政拨款", "", "{figure}", "{figure}", "{figure}", "{figure}", "{percent}"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    *([["产出指标", "数量指标", "{words}", "{count}", "{count}", "{figure}", "{figure}"]] * 6),
    ["总分", "", "", "", "", "{figure}", "{figure}"],
]
_SENTENCES = [
    "2024年度收入总计{figure}万元，支出总计{figure}万元，与{year}年相比，增加{figure}万元，增长{percent}。",
    "2024年度收入总计{figure}亿元，比上年减少{figure}元，下降{percent}。",
    "本年收入合计{figure}万元，其中：财政拨款收入{figure}万元，占{percent}；其他收入{figure}元，占{percent}。",
    "本年支出合计{figure}万元，其中：基本支出{figure}万元，占{percent}；项目支出{figure}万元，占{percent}。",
    "一般公共预算财政拨款支出{figure}万元，占本年支出合计的{percent}，比{year}年增加{figure}万元。",
    "教育支出（类）{figure}万元，占{percent}，年初预算为{figure}万元，支出决算为{figure}万元，完成年初预算的{percent}。",
    "“三公”经费支出决算为{figure}万元，完成预算的{percent}，其中公务接待费{figure}万元，接待{count}批次、{count}人次。",
    "公务用车购置费{figure}万元，购置{count}辆，公务用车保有量{count}辆，因公出国（境）团组{count}个，{count}人次。",
    "政府采购支出总额{figure}万元，其中：货物支出{figure}万元，占{percent}；授予中小企业{figure}万元，占{percent}。",
    "截至{year}年12月31日，共有车辆{count}辆，单价{figure}万元以上设备{count}台（套），单价50万元以上通用设备{count}台。",
    "机关运行经费支出{figure}万元，比{year}年减少{figure}万元，降低{percent}。",
    "对{year}年度{count}个项目开展绩效自评，涉及资金{figure}万元，平均得分{figure}分，评为优的{count}个，评为良的{count}个。",
    "本报告经{year}年{ordinal}月{ordinal}日批准，公开时间：{year}年{ordinal}月{ordinal}日，填报日期：2024年{ordinal}月{ordinal}日。",
    "公开{ordinal}表，联系电话{code}，开户账号{code}，身份证{code}。",
]
_HEADINGS = [
    "第一部分部门概况{dots}{ordinal}",
    "（{ordinal}）收入决算情况说明",
    "{ordinal}.支出决算情况说明",
    "三、关于一般公共预算支出情况说明",
    "六、“三公”经费支出决算情况说明",
    "七、机关运行经费支出情况说明",
    "八、政府采购支出情况说明",
    "九、国有资产占用情况说明",
    "十、预算绩效情况说明",
    "{year}年度收支总体情况说明",
    "{ordinal}、{ordinal}、其他",
]


def figures(random: Random) -> dict[str, str]:
    """Make one absurd word for each kind of place."""
    digits = "".join(
        random.choices("0123456789", k=random.choice([1, 3, 8, 15, 16, 17, 20, 30, 50]))
    )
    whole = digits.lstrip("0") or "0"
    if random.random() < 0.4:
        whole = f"{int(whole):,}"
    edge = random.choice(["1000000000000000", "1000000", "1000001", "99999999999999999999.9999"])
    number = random.choice(
        [whole, f"{whole}.{digits[:4]}", edge, "0", str(random.randint(1, 99999))]
    )
    sign = random.choice(["", "", "", "-", "－", "△", "("])
    return {
        "figure": f"{sign}{number}" + (")" if sign == "(" else ""),
        "percent": f"{number}%",
        "count": random.choice([whole, "9999999999999999999", "3"]),
        "year": random.choice([f"{digits}", "99999999999", "2023", "20233"]),
        "ordinal": random.choice([digits, "9" * 30, "7", "31"]),
        "code": random.choice([digits, "1" * 40, "11010519491231002X", "13800138000"]),
        "dots": "…" * random.randint(2, 9),
        "words": f"项目{digits[:3]}",
    }


def filled(random: Random, text: str) -> str:
    """Fill the places of a pattern, each with words of its own."""
    for name in ("figure", "percent", "count", "year", "ordinal", "code", "dots", "words"):
        while f"{{{name}}}" in text:
            text = text.replace(f"{{{name}}}", figures(random)[name], 1)
    return text


@dataclass
class Report:
    """The rows of one raw document.

    Attributes:
        page: the page that is being filled.
        top: where the next thing stands on it.
    """

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {n: [] for n in DATASETS})
    page: int = 0
    top: float = _HEIGHT

    def new_page(self) -> None:
        self.page, self.top = self.page + 1, _HEIGHT - 90
        numbers = {"width": _WIDTH, "height": _HEIGHT, "text_source": "text", "grid_count": 0}
        flags = {"account_closes": True, "is_doubted": False, "is_trusted": True, "warnings": []}
        self.rows["pages"].append({**_KEYS, "page": self.page, "rotation": 0, **numbers, **flags})

    def line(self, text: str, x0: float = 80.0) -> None:
        box = {"x0": x0, "y0": self.top - 12, "x1": 515.0, "y1": self.top}
        text_of_line = {
            "text": text,
            "font_size": 12.0,
            "is_struck_twice": False,
            "is_trusted": True,
        }
        line_no = 1 + sum(row["page"] == self.page for row in self.rows["lines"])
        place = {"page": self.page, "line_no": line_no}
        self.rows["lines"].append({**_KEYS, **place, **box, **text_of_line})
        self.top -= 20

    def grid(self, cells: list[list[str]]) -> None:
        height, width = 15.0, 480.0 / len(cells[0])
        columns = [60 + width * no for no in range(len(cells[0]) + 1)]
        rows = [self.top - height * no for no in range(len(cells) + 1)]
        box = {"x0": columns[0], "y0": rows[-1], "x1": columns[-1], "y1": rows[0]}
        place = {**_KEYS, "page": self.page, "grid_no": 1}
        sizes = {"row_count": len(cells), "column_count": len(cells[0])}
        edges = {"column_edges": columns, "row_edges": rows}
        self.rows["grids"].append(
            {**place, "engine_step": "vector", "rotation": 0, **box, **sizes, **edges}
        )
        for row_no, row in enumerate(cells):
            for column_no, text in enumerate(row):
                x0, x1 = columns[column_no : column_no + 2]
                y1, y0 = rows[row_no : row_no + 2]
                box = {"x0": x0, "y0": y0, "x1": x1, "y1": y1}
                ink = {f"ink_{name}": edge for name, edge in box.items()}
                spans = {"row_no": row_no + 1, "column_no": column_no + 1}
                spans |= {"row_span": 1, "column_span": 1}
                read = {"font_size": 9.0, "text_source": "text", "is_trusted": True}
                self.rows["cells"].append(
                    {**place, **spans, **box, **ink, "text": text, **read, "is_struck_twice": False}
                )


def write_bombs(seed: int, raw: Path) -> None:
    """Write the raw layer of one report that is made of absurd figures."""
    random, report = Random(seed), Report()
    report.new_page()
    report.line("云澜市教育局2024年度部门决算")
    for _ in range(12):
        for title, headings in _COLUMNS.items():
            report.new_page()
            report.line(title, 200.0)
            report.line("单位：" + random.choice(["万元", "元", "亿元"]), 400.0)
            report.grid([headings, *(_statement_row(random, headings) for _ in range(35))])
        report.new_page()
        report.line("项目支出绩效自评表", 200.0)
        report.line("（2024年度）", 240.0)
        report.grid([[filled(random, cell) for cell in row] for row in _FORM])
        report.new_page()
        for heading in _HEADINGS:
            report.line(filled(random, heading), 104.0)
            for sentence in random.sample(_SENTENCES, 2):
                report.line(filled(random, sentence), 104.0)
    report.new_page()
    report.line("支出决算表", 200.0)
    endless = ["科目编码", "科目名称", "本年支出合计" + "长" * 10_000]
    rows = [["2010101", "行政运行" + "长" * 10_000, "1.00"], ["205", "教育支出", "2.00"]]
    report.grid([endless, *rows])
    report.new_page()
    change = "2024年度支出合计{}万元，比上年增加{}万元，增长{}%。"
    report.line("".join(change.format(9000 + no, no, no) for no in range(1, 2000)), 104.0)
    _write(report, raw)


def _statement_row(random: Random, headings: list[str]) -> list[str]:
    if headings[0] == "收入":
        return [
            *(
                random.choice(["一、财政拨款收入", "本年收入合计", "总计"]),
                filled(random, "{figure}"),
            )
        ] * 2
    code = random.choice(["201", "20101", "2010101", "205", "2050201", "{code}"])
    name = random.choice(["合计", "教育支出", "一般公共服务支出", "行政运行", "{ordinal}"])
    amounts = (random.choice(["{figure}", "{figure}", "{percent}", ""]) for _ in headings[2:])
    return [filled(random, cell) for cell in (code, name, *amounts)]


def _write(report: Report, raw: Path) -> None:
    pages = {"byte_size": 1, "page_count": report.page, "status": "read", "read_seconds": 1.0}
    report.rows["documents"] = [{**_KEYS, **pages, "content_sha256": SHA, "extractor_version": "6"}]
    for name, schema in DATASETS.items():
        (raw / name).mkdir(parents=True)
        _table(report.rows[name], schema, raw / name / "bombs.parquet")
    found = {"file_path": "bombs.pdf", "byte_size": 1, "modified_at": "", "status": "found"}
    _table([{**found, "document_sha256": SHA}], FILES, raw / "files.parquet")
    _table([_KEYS], CURRENT, raw / "current.parquet")


def _table(rows: list[dict[str, Any]], schema: pa.Schema, path: Path) -> None:
    whole = [{name: row.get(name) for name in schema.names} for row in rows]
    pq.write_table(pa.Table.from_pylist(whole, schema=schema), path)
