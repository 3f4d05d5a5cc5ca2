"""Ways to print a sound report otherwise that leave it sound.

Each is a list of replacements over the texts of the raw layer (regular expressions of DuckDB), and
of what is left out. A report that was sound stays so: what is told of it then is false.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Disturbance:
    """One way to print a report otherwise.

    Attributes:
        name: what is different, for a reader.
        lines: replacements in the text outside grids.
        cells: replacements in cells.
        without: per dataset, a condition on the rows that are left out.
        pages: where a page goes: SQL over `page`, `pages` (their number) and `has_grid`.
    """

    name: str
    lines: tuple[tuple[str, str], ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    without: dict[str, str] = field(default_factory=dict)
    pages: str = "page"


_OF_CHANGE = (
    ("主要原因(是|为|：|:)", "主要系"),
    ("(与|比|较)(上年|去年)(决算数?|预算数?|执行数?)?(相比)?", "同上年对比"),
    ("增加了?(\\d)", "多出\\1"),
    ("减少了?(\\d)", "少了\\1"),
    ("(增长|上升)了?(\\d[\\d.]*[%％])", "升高\\2"),
    ("下降了?(\\d[\\d.]*[%％])", "降低了\\1"),
)
_OF_TITLES = (
    ("^(.{0,6})收入支出决算总表$", "\\1收支决算汇总一览"),
    ("^(.{0,30})(支出决算)(明细)?表$", "\\1开支情况一览"),
    ("^(.{0,6})收入决算(总)?表$", "\\1进项决算一览"),
    ("^(.{0,20})(收支|收入|支出)预算总表$", "\\1\\2计划一览"),
    ("^(.{0,20})支出预算表$", "\\1开支计划一览"),
)

DISTURBANCES = (
    Disturbance("words of change", lines=_OF_CHANGE),
    Disturbance(
        "words of plan and outturn",
        lines=(
            ("年初预算数?(为|是)?", "年初安排预算"),
            ("(支出)?决算数?(为|是)", "实际执行"),
            ("完成(年初|全年|调整)?预算的?", "预算执行进度"),
            ("占(本年)?(收入|支出)(合计|总计)的?", "在全部\\2里占比"),
        ),
    ),
    Disturbance(
        "titles of sections",
        lines=(
            (
                "^([（(]?[一二三四五六七八九十\\d]+[、.．）)])(.{2,30})情况(说明)?$",
                "\\1关于\\2的有关问题",
            ),
            ("^([一二三四五六七八九十]+、)(.{2,30})说明$", "\\1\\2解读"),
        ),
    ),
    Disturbance("titles of statements", lines=_OF_TITLES),
    Disturbance(
        "no titles of statements",
        without={"lines": "regexp_matches(text, '^.{2,40}表(（.{1,12}）)?$')"},
    ),
    Disturbance(
        "names of lines",
        cells=(
            ("^\\s*合\\s*计\\s*$", "总　数"),
            ("^(本年|当年)?(收入|支出)(合计|总计)$", "\\2共计"),
            ("^(.*)年初(.*)结转和结余(.*)$", "\\1上年\\2滚存\\3"),
            ("^(.*)年末(.*)结转和结余(.*)$", "\\1年底\\2滚存\\3"),
            ("^(人员|公用)经费(合计|小计)$", "\\1类小结"),
        ),
    ),
    Disturbance(
        "headings of columns",
        cells=(
            ("^\\s*基本支出\\s*$", "保运转支出"),
            ("^\\s*项目支出\\s*$", "专项开支"),
            ("^\\s*(财政拨款收入)\\s*$", "财政拨付"),
            ("^\\s*(决算数|预算数|金额)\\s*$", "数额"),
            ("^\\s*(小计)\\s*$", "合并数"),
        ),
    ),
    Disturbance("units in words", lines=(("(金额)?单位[:：]\\s*(人民币)?(万?元)", "以\\3计"),)),
    Disturbance(
        "other notes",
        lines=(("^\\s*(注|说明|备注)[:：](.*(没有|无|未).*)$", "此栏空缺，因我方未发生"),),
    ),
    Disturbance("statements last", pages="page + if(has_grid, pages, 0)"),
    Disturbance(
        "without contents",
        without={
            "lines": "page <= 3 and regexp_matches(text, '(表|说明|解释|概况|职责)[.…·\\s]*\\d*$')"
        },
    ),
    Disturbance(
        "digits and marks",
        lines=(
            ("，", ","),
            ("；", ";"),
            ("：", ":"),
            ("（", "("),
            ("）", ")"),
            ("“", '"'),
            ("”", '"'),
        ),
        cells=(("（", "("), ("）", ")"), ("：", ":")),
    ),
    Disturbance(
        "words of parts",
        lines=(
            ("其中[：:，,]", "这里面有"),
            ("主要包括[：:]?", "涵盖"),
            ("主要用于", "花在"),
            ("具体(情况)?如下[：:]?", "逐项来看，"),
        ),
    ),
    Disturbance("of a unit", lines=(("本?部门", "本单位"),), cells=(("部门", "单位"),)),
)
