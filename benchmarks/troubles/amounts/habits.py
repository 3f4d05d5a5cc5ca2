"""Troubles of habit: how offices type, merge and number what they print."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.tables import Cell, Figure

from benchmarks.troubles.amounts.texts import negative
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    columns,
    is_amount,
    is_name,
    names_and_amounts,
    of_some,
    respelt,
    row_of,
    rows,
)

if TYPE_CHECKING:
    from random import Random

    from generator.tables import Statement

    from benchmarks.troubles.trouble import LayOut, Row

SOME, FEW = of_some(0.25), of_some(0.12)
UNITS = ("", "拾", "佰", "仟", "万", "拾", "佰", "仟", "亿", "拾", "佰")
CAPITALS = "零壹贰叁肆伍陆柒捌玖"
NOTHINGS = ("无", "/", "——", "***", "")
LEAST_CODE = 5
MOST_GROUPED = 12


def _capitals(cell: Cell, _: Random) -> Cell:
    """Write an amount as cheques do."""
    whole = cell.text.replace(",", "").partition(".")[0]
    digits = zip(whole, reversed(UNITS[: len(whole)]), strict=True)
    text = "".join(CAPITALS[int(digit)] + unit for digit, unit in digits)
    return replace(cell, text=f"{text}元整")


def _is_zero(cell: Cell) -> bool:
    return cell.figure is not None and not cell.figure.value


def _is_code(cell: Cell) -> bool:
    return cell.figure is None and cell.text.isdecimal() and len(cell.text) >= LEAST_CODE


def _code_broken(cell: Cell, _: Random) -> Cell:
    return replace(cell, text=f"{cell.text[:LEAST_CODE]}\n{cell.text[LEAST_CODE:]}".strip())


def _code_as_money(cell: Cell, _: Random) -> Cell:
    return replace(cell, text=f"{int(cell.text):,}.00")


def _code_dashed(cell: Cell, _: Random) -> Cell:
    parts = (cell.text[:3], cell.text[3:5], cell.text[5:])
    return replace(cell, text="-".join(filter(None, parts)))


def _merged_down(statement: Statement, random: Random) -> Statement:
    """Merge an amount with the same one below it: it is printed once, for the upper row."""
    body = list(statement.body)
    for at in range(len(body) - 1):
        upper, lower = body[at], body[at + 1]
        if [c.across for c in upper] != [c.across for c in lower] or random.random() < 0.5:
            continue
        equal = [
            is_amount(one) and is_amount(two) and one.text == two.text and one.down == 1
            for one, two in zip(upper, lower, strict=True)
        ]
        if any(equal) and all(cell.down == 1 for cell in (*upper, *lower)):
            body[at] = tuple(
                replace(c, down=2) if same else c for c, same in zip(upper, equal, strict=True)
            )
            body[at + 1] = tuple(c for c, same in zip(lower, equal, strict=True) if not same)
    return replace(statement, body=tuple(body))


def _row_over_pages(statement: Statement, _: Random) -> Statement:
    """Break a row at the foot of a page: the rest of its name stands on the next, alone."""
    body = list(statement.body)
    for at in range(len(body) // 2, len(body)):
        long = [is_name(cell) and len(cell.text) > LEAST_CODE for cell in body[at]]
        if sum(long) == 1:
            upper = tuple(
                replace(cell, text=cell.text[:LEAST_CODE]) if cut else cell
                for cell, cut in zip(body[at], long, strict=True)
            )
            lower = tuple(
                replace(cell, text=cell.text[LEAST_CODE:] if cut else "", figure=None, below=None)
                for cell, cut in zip(body[at], long, strict=True)
            )
            body[at : at + 1] = [upper, lower]
            return replace(statement, body=tuple(body), page_rows=(at + 1,), repeat_header=False)
    return statement


def _subtotals(label: str) -> LayOut:
    """Add up by hand what stands above, in a row between the others."""

    def change(body: list[Row], statement: Statement, __: Random) -> list[Row]:
        names, _amounts = names_and_amounts(statement)
        half = len(body) // 2
        if (
            len(body) < 6
            or not names
            or any(len(columns(r)) != len(columns(body[0])) for r in body)
        ):
            return body
        added = []
        for column, cell in columns(body[0]):
            above = [c.figure for row in body[:half] for at, c in columns(row) if at == column]
            figures = [figure for figure in above if figure is not None]
            if column == names[-1]:
                added.append(replace(cell, text=label))
            elif column in names or not figures:
                added.append(replace(cell, text="", figure=None))
            else:
                added.append(_sum_of(figures, cell, label))
        return [*body[:half], tuple(added), *body[half:]]

    return rows(change)


def _sum_of(figures: list[Figure], cell: Cell, label: str) -> Cell:
    value = sum((figure.value for figure in figures), Decimal(0))
    rate = next((f.value / amount for f in figures if (amount := _printed(f))), Decimal(1))
    figure = replace(figures[0], value=value, subject_code="", line_label=label)
    return replace(cell, text=f"{value / rate:.2f}", figure=figure, align="right")


def _printed(figure: Figure) -> Decimal:
    return Decimal(figure.text.replace(",", "") or 0)


def _head_in_the_table(statement: Statement, _: Random) -> Statement:
    """Print title, department and unit as rows of the table, above its headings on each page."""
    count = len(statement.widths)
    title = (Cell(statement.title, count, align="center", bold=True),)
    left = max(1, count // 2)
    said = (
        Cell(statement.head_left or "填报单位：", left),
        *((Cell(statement.head_right, count - left, align="right"),) if count > left else ()),
    )
    return replace(
        statement, header=(title, said, *statement.header), repeat_header=True,
        title="", head_left="", head_middle="", head_right="",
    )  # fmt: skip


def _signed(text: str) -> LayOut:
    return rows(lambda body, statement, _: [*body, row_of(text, statement)])


def _group_at_the_left(statement: Statement, _: Random) -> Statement:
    """Name all rows together in a merged cell of their own, one letter below the other."""
    if not names_and_amounts(statement)[0]:
        return statement
    first, *others = statement.header
    head = Cell("类别", 1, len(statement.header), "center")
    label = Cell("\n".join("财政拨款"), 1, min(len(statement.body), MOST_GROUPED), "center")
    top, *rest = statement.body
    return replace(
        statement,
        widths=(0.4, *statement.widths),
        header=((head, *first), *others),
        body=(
            (label, *top),
            *rest[: MOST_GROUPED - 1],
            *((Cell(), *row) for row in rest[MOST_GROUPED - 1 :]),
        ),
    )


def _folded(statement: Statement, _: Random) -> Statement:
    """Print the second half of the rows beside the first."""
    body = statement.body
    if len(statement.widths) > 5 or len(body) < 8 or statement.code.endswith("01"):
        return statement
    half = (len(body) + 1) // 2
    blank = tuple(Cell() for _ in statement.widths)
    right = [*body[half:], *([blank] * (2 * half - len(body)))]
    return replace(
        statement,
        widths=statement.widths * 2,
        header=tuple((*row, *row) for row in statement.header),
        body=tuple((*one, *two) for one, two in zip(body[:half], right, strict=True)),
    )


def in_other_unit(statement: Statement, random: Random) -> Statement:
    """Print every second statement in another unit than the others."""
    if "万元" not in statement.head_right or int(statement.code[2:]) % 4 != 3:
        return statement

    def other(cell: Cell, _: Random) -> Cell:
        assert cell.figure is not None
        return replace(cell, text=f"{cell.figure.value:,.2f}")

    said = replace(statement, head_right=statement.head_right.replace("万元", "元"))
    return amounts(other, wanted=lambda cell: cell.figure is not None)(said, random)


HABITS = (
    *(
        Trouble(name, amounts(negative(form), FEW))
        for name, form in (
            ("triangle", "△{}"),
            ("filled triangle", "▲{}"),
            ("minus in words", "负{}"),
            ("minus in brackets", "(-{})"),
        )
    ),
    Trouble("space behind the point", amounts(respelt(".", ". "), SOME)),
    Trouble("space behind the comma", amounts(respelt(",", ", "), SOME)),
    Trouble("in capitals", amounts(_capitals, FEW, tells=False)),
    Trouble(
        "nothing in words",
        amounts(
            lambda cell, random: replace(cell, text=random.choice(NOTHINGS)),
            tells=False,
            wanted=_is_zero,
        ),
    ),
    Trouble("code broken", amounts(_code_broken, wanted=_is_code)),
    Trouble("code as money", amounts(_code_as_money, wanted=_is_code)),
    Trouble("code dashed", amounts(_code_dashed, wanted=_is_code)),
    Trouble("merged down", _merged_down),
    Trouble("row over pages", _row_over_pages),
    Trouble("subtotal", _subtotals("小计")),
    Trouble("total of the page", _subtotals("本页合计")),
    Trouble("head in the table", _head_in_the_table),
    Trouble("signed", _signed("填报人：    联系电话：0000-8123456    2023年8月15日")),
    Trouble("dated", _signed("打印日期：2023-08-15 10:25:30    第1页 共3页")),
    Trouble("group at the left", _group_at_the_left),
    Trouble("folded", _folded),
    Trouble("other unit", in_other_unit),
)
