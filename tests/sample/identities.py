"""The forms' own sums, put to golden figures with the tolerance of the rules (T1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sample.golden_figures import Line, Sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARTS_OF_TOTAL = {
    "GK02": None,
    "YS02": None,
    "GK03": None,
    "YS03": None,
    "GK05": ("basic", "project"),
    "GK07": ("basic", "project"),
    "GK08": ("basic", "project"),
    "YS05": ("basic", "project"),
    "YS06": ("basic", "project"),
    "YS07": ("basic", "project"),
    "YS08": ("personnel", "public"),
    "GK04": ("general_public", "gov_fund", "state_capital"),
    "YS04": ("general_public", "gov_fund", "state_capital"),
    "YS01": ("basic_personnel", "basic_public", "project"),
}
BY_CODE = (
    "GK02",
    "GK03",
    "GK05",
    "GK06",
    "GK07",
    "GK08",
    "YS02",
    "YS03",
    "YS05",
    "YS06",
    "YS07",
    "YS08",
)
BALANCES = (
    "使用非财政拨款结余和专用结余",
    "年初结转和结余",
    "上年结转结余",
    "年初财政拨款结转和结余",
)
REMAINDERS = ("结余分配", "年末结转和结余", "年末财政拨款结转和结余", "结转结余下年", "结转下年")
TOTALS = ("本年收入合计", "本年支出合计", "收入总计", "支出总计", "总计")
FUND_LINES = (
    "一般公共预算资金", "政府性基金", "国有资本经营预算",
    "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款",
)  # fmt: skip
THREE_PUBLIC_LINES = {
    "“三公”经费": "total",
    "因公出国（境）支出": "abroad",
    "公务用车购置及运行维护支出": "vehicle_total",
    "公务用车购置费": "vehicle_purchase",
    "公务用车运行维护费": "vehicle_operation",
    "公务接待费支出": "reception",
}


def broken_sums(lines: list[Line]) -> list[str]:
    """The names of the sums that do not hold."""
    return sorted({check.name for check in all_sums(lines) if not check.holds})


def all_sums(lines: list[Line]) -> Iterator[Sum]:
    """Every sum that the figures of a report can be put to."""
    yield from _row_sums(lines)
    for statement in BY_CODE:
        yield from _code_sums([line for line in lines if line.statement == statement])
    for statement in ("GK01", "GK04", "YS01", "YS04"):
        yield from _two_sided_sums([line for line in lines if line.statement == statement])
    yield from _economic_totals([line for line in lines if line.statement == "GK06"])
    yield from _three_public_sums(lines)
    yield from _information_sums([line for line in lines if line.statement == "GK10"])
    yield from _cross_sums(lines)


def _row_sums(lines: list[Line]) -> Iterator[Sum]:
    rows: dict[tuple[str, ...], dict[str, Line]] = {}
    for line in lines:
        if line.statement in PARTS_OF_TOTAL and (line.side != "income"):
            key = (line.statement, line.side, line.code, line.label, line.number)
            rows.setdefault(key, {})[line.measure] = line
    for key, measures in rows.items():
        parts = PARTS_OF_TOTAL[key[0]] or tuple(m for m in measures if m != "total")
        addends = tuple(measures[part] for part in parts if part in measures)
        if addends and "total" in measures:
            yield Sum(f"{key[0]} {key[2]}{key[3]} row", measures["total"], addends)
        if key[0] == "GK07":
            rest = tuple(measures[m] for m in ("total", "closing_balance") if m in measures)
            come = tuple(measures[m] for m in ("opening_balance", "income") if m in measures)
            if len(come) == 1:
                yield Sum(f"GK07 {key[2]}{key[3]} roll-forward", come[0], rest)


def _code_sums(lines: list[Line]) -> Iterator[Sum]:
    for measure in {line.measure for line in lines}:
        found = {line.code or line.label: line for line in lines if line.measure == measure}
        codes = [code for code in found if code.isdigit()]
        parents = {code[:-2] for code in codes if len(code) > 3}
        for parent in parents:
            children = tuple(
                found[c] for c in codes if c[:-2] == parent and len(c) == len(parent) + 2
            )
            yield Sum(f"{lines[0].statement} {parent} {measure}", found.get(parent), children)
        if "合计" in found and codes:
            classes = tuple(found[c] for c in codes if len(c) == 3)
            yield Sum(f"{lines[0].statement} 合计 {measure}", found["合计"], classes)


def _two_sided_sums(lines: list[Line]) -> Iterator[Sum]:
    if not lines:
        return
    name = lines[0].statement
    groups: dict[tuple[str, str, str], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.side, line.block, line.measure), []).append(line)
    for (side, block, measure), own in groups.items():
        yield from _side_sums(f"{name} {side} {block} {measure}", own)
    ends = [
        line
        for line in lines
        if line.label in {"总计", "收入总计", "支出总计"} and line.measure in {"amount", "total"}
    ]
    income = next(line for line in ends if line.side == "income")
    for line in ends:
        if line.side == "expense":
            yield Sum(f"{name} balance {line.block}", income, (line,))


def _side_sums(name: str, own: list[Line]) -> Iterator[Sum]:
    first = {line.label: line for line in reversed(own)}
    year = first.get("本年收入合计") or first.get("本年支出合计")
    end = first.get("总计") or first.get("收入总计") or first.get("支出总计")
    funds = tuple(first[label] for label in FUND_LINES if label in first)
    appropriation = first.get("财政拨款收入")
    outside = {*TOTALS, *BALANCES, *REMAINDERS, *(FUND_LINES if appropriation else ())}
    single = tuple(line for line in own if line.label not in outside and line.number in {"", "1"})
    if appropriation:
        yield Sum(f"{name} 财政拨款收入", appropriation, funds)
    yield Sum(f"{name} {(year or end).label if (year or end) else ''}", year or end, single)
    if year and end:
        more = tuple(first[label] for label in (*BALANCES, *REMAINDERS) if label in first)
        yield Sum(f"{name} 总计", end, (year, *more))
    opening = first.get("年初财政拨款结转和结余")
    if opening:
        yield Sum(f"{name} opening", opening, tuple(line for line in own if line.number == "2"))


def _economic_totals(lines: list[Line]) -> Iterator[Sum]:
    found = {line.code or line.label: line for line in lines}
    for label, classes in (
        ("人员经费合计", ("301", "303")),
        ("公用经费合计", ("302", "307", "310", "312", "313", "399")),
    ):
        yield Sum(f"GK06 {label}", found.get(label), tuple(found[c] for c in classes if c in found))


def _three_public_sums(lines: list[Line]) -> Iterator[Sum]:
    for prefix in ("budget", "final"):
        found = {
            line.measure.removeprefix(f"{prefix}_"): line
            for line in lines
            if line.measure.startswith(f"{prefix}_")
        }
        yield from _one_three_public(prefix, found)
    listed = {
        THREE_PUBLIC_LINES[line.label]: line
        for line in lines
        if line.statement == "YS09" and line.label in THREE_PUBLIC_LINES
    }
    yield from _one_three_public("listed", listed)


def _one_three_public(name: str, found: dict[str, Line]) -> Iterator[Sum]:
    def some(*parts: str) -> tuple[Line, ...]:
        return tuple(found[part] for part in parts if part in found)

    yield Sum(
        f"{name} vehicles",
        found.get("vehicle_total"),
        some("vehicle_purchase", "vehicle_operation"),
    )
    yield Sum(
        f"{name} three public", found.get("total"), some("abroad", "vehicle_total", "reception")
    )


def _information_sums(lines: list[Line]) -> Iterator[Sum]:
    found = {line.label: line for line in lines}
    bought = tuple(found[label] for label in ("货物", "工程", "服务") if label in found)
    yield Sum("GK10 procurement", found.get("合计"), bought)
    cars = tuple(line for line in lines if line.label.endswith("用车"))
    yield Sum("GK10 vehicles", found.get("车辆数合计（辆）"), cars)


def _cross_sums(lines: list[Line]) -> Iterator[Sum]:
    def one(statement: str, label: str, *measures: str, side: str = "") -> Line | None:
        wanted = (
            line
            for line in lines
            if (line.statement, line.side, line.label) == (statement, side, label)
        )
        return next((line for line in wanted if line.measure in measures), None)

    def same(name: str, left: Line | None, *right: Line | None) -> Iterable[Sum]:
        known = tuple(line for line in right if line)
        return [Sum(name, left, known)] if left and len(known) == len(right) else []

    yield from same(
        "GK01=GK02",
        one("GK01", "本年收入合计", "amount", side="income"),
        one("GK02", "合计", "total"),
    )
    yield from same(
        "GK01=GK03",
        one("GK01", "本年支出合计", "amount", side="expense"),
        one("GK03", "合计", "total"),
    )
    yield from same(
        "GK04=GK05",
        one("GK04", "本年支出合计", "general_public", side="expense"),
        one("GK05", "合计", "total"),
    )
    economic = one("GK06", "人员经费合计", "amount"), one("GK06", "公用经费合计", "amount")
    yield from same("GK05=GK06", one("GK05", "合计", "basic"), *economic)
    yield from same(
        "YS01=YS02", one("YS01", "收入总计", "amount", side="income"), one("YS02", "合计", "total")
    )
    yield from same(
        "YS01=YS03",
        one("YS01", "支出总计", "amount", "total", side="expense"),
        one("YS03", "合计", "total"),
    )
    yield from same(
        "YS05=YS08", one("YS05", "合计", "basic"), one("YS08", "合计", "total", "amount")
    )
