"""The two-sided statements: GK01, GK04, YS01, YS04."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.styles import Pen, head
from generator.tables import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

Row = tuple[Cell, ...]
NUMERALS = "一二三四五六七八九十"
CLASSES = (
    ("201", "一般公共服务支出"), ("202", "外交支出"), ("203", "国防支出"), ("204", "公共安全支出"),
    ("205", "教育支出"), ("206", "科学技术支出"), ("207", "文化旅游体育与传媒支出"),
    ("208", "社会保障和就业支出"), ("210", "卫生健康支出"), ("211", "节能环保支出"),
    ("212", "城乡社区支出"), ("213", "农林水支出"), ("214", "交通运输支出"),
    ("215", "资源勘探工业信息等支出"), ("216", "商业服务业等支出"), ("217", "金融支出"),
    ("219", "援助其他地区支出"), ("220", "自然资源海洋气象等支出"), ("221", "住房保障支出"),
    ("222", "粮油物资储备支出"), ("223", "国有资本经营预算支出"), ("224", "灾害防治及应急管理支出"),
    ("229", "其他支出"), ("231", "债务还本支出"), ("232", "债务付息支出"),
    ("234", "抗疫特别国债安排的支出"),
)  # fmt: skip
DEBT = ("231", "232")


@dataclass(frozen=True)
class SideLine:
    """One line of one side: its name, what is printed before it, its amounts by measure."""

    label: str = ""
    amounts: tuple[tuple[str, Decimal | None], ...] = ()
    ordinal: str = ""
    align: str = "left"
    bold: bool = False
    block: str = ""


def ordinal(number: int) -> str:
    """Write 一、 to 二十六、."""
    tens, ones = divmod(number, 10)
    text = ("" if not tens else "十" if tens == 1 else NUMERALS[tens - 1] + "十") + (
        NUMERALS[ones - 1] if ones else ""
    )
    return f"{text}、"


def class_list(count: int) -> list[tuple[str, str]]:
    """List the classes a form prints: all 26, or 24 without the two debt classes."""
    return [entry for entry in CLASSES if count == len(CLASSES) or entry[0] not in DEBT]


def two_sided_rows(
    pen: Pen,
    left: Sequence[SideLine],
    right: Sequence[SideLine],
    *,
    right_width: int,
    numbers: tuple[int, int] | None = None,
) -> tuple[Row, ...]:
    """Put lines next to each other; with `numbers`, each side prints its line numbers (行次)."""
    height = max(len(left), len(right))
    lefts = [*left, *[SideLine()] * (height - len(left))]
    rights = [*right, *[SideLine()] * (height - len(right))]
    rows = []
    for i, (a, b) in enumerate(zip(lefts, rights, strict=True)):
        first = () if numbers is None else (Cell(str(numbers[0] + i), align="center"),)
        second = () if numbers is None else (Cell(str(numbers[1] + i), align="center"),)
        rows.append(
            (
                *side_cells(pen, a, "income", 1, first),
                *side_cells(pen, b, "expense", right_width, second),
            )
        )
    return tuple(rows)


def side_cells(pen: Pen, line: SideLine, side: str, width: int, number: Row = ()) -> Row:
    """Make the cells of one side: name, line number, amounts, padded to the side's width."""
    name = Cell(f"{line.ordinal}{line.label}", align=line.align, bold=line.bold)
    amounts = [
        pen.amount(value, measure, side=side, block=line.block, label=line.label)
        for measure, value in line.amounts
    ]
    blanks = [Cell() for _ in range(width - len(amounts))]
    return (name, *number, *amounts, *blanks)


def final_header(measures: Sequence[str], *, amount: str, numbered: bool) -> tuple[Row, ...]:
    """Make the header: 收入 | 支出 over 项目, 行次 and the amounts."""
    number = (head("行次"),) if numbered else ()
    extra = len(number)
    upper = (head("收入", 2 + extra), head("支出", 1 + extra + len(measures)))
    lower = (
        head("项目"),
        *number,
        head(amount),
        head("项目"),
        *number,
        *(head(m) for m in measures),
    )
    if not numbered:
        return upper, lower
    counts = tuple(Cell(str(i + 2), align="center") for i in range(len(measures)))
    row = (head("栏次"), Cell(), Cell("1", align="center"), head("栏次"), Cell(), *counts)
    return upper, lower, row
