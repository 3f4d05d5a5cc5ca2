"""What printed text is a figure: the decided table of traps, and round trips."""

import csv
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from load.settings import CHECKOUT
from tests.dbt.conftest import Expression, Expressions

TRAPS = Path(__file__).with_name("number_traps.csv")
HOSTILE = CHECKOUT.parent / "shared" / "hostile" / "number_traps.csv"
NUMBER = "parse_number(joined_number(number_text('text')))"
NUMBER_LIKE = "number_like(plain_text('text'))"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def unescaped(cell: str) -> str:
    """Read `\\u2212` and its like as the character."""
    return cell.encode("latin-1", "backslashreplace").decode("unicode_escape")


@pytest.mark.parametrize(
    "trap",
    rows_of(TRAPS),
    ids=lambda trap: trap["cell"].encode("unicode_escape").decode() or "blank",
)
def test_every_trap_is_read_or_refused_as_decided(
    evaluate: Expression, trap: dict[str, str]
) -> None:
    text = unescaped(trap["cell"])
    if trap["outcome"] == "impossible":
        with pytest.raises(duckdb.Error):
            evaluate(NUMBER, text)
        return
    number = Decimal(trap["value"]) if trap["value"] else None
    assert evaluate(NUMBER, text) == number, trap["why"]
    # a figure that is no number is listed as not_a_number: it must at least look like one
    assert evaluate(NUMBER_LIKE, text) is (trap["outcome"] != "text"), trap["why"]


def test_every_hostile_trap_is_decided() -> None:
    if not HOSTILE.is_file():
        pytest.skip("the hostile inputs lie beside the checkout only")
    assert {row["cell"] for row in rows_of(HOSTILE)} <= {row["cell"] for row in rows_of(TRAPS)}


amounts = st.decimals(min_value=-(10**15), max_value=10**15, places=2)


def printed(amount: Decimal, mark: str, minus: str) -> str:
    digits = f"{abs(amount):,}".replace(",", mark)
    return digits if amount >= 0 else f"({digits})" if minus == "(" else minus + digits


def is_told(text: str) -> bool:
    """Tell whether a text can be stored: half of a surrogate pair cannot."""
    return text.encode(errors="ignore").decode() == text


@settings(max_examples=10, deadline=None)
@given(
    st.lists(
        st.tuples(amounts, st.sampled_from([",", ""]), st.sampled_from("-－−–△▲(")),
        min_size=1,
        max_size=60,
    )
)
def test_an_amount_printed_is_read_back(
    evaluate_all: Expressions, prints: list[tuple[Decimal, str, str]]
) -> None:
    texts = [printed(*one) for one in prints]
    assert evaluate_all(NUMBER, texts) == [amount for amount, _, _ in prints]


@settings(max_examples=10, deadline=None)
@given(st.lists(amounts, min_size=1, max_size=60))
def test_full_width_print_is_the_same_amount(
    evaluate_all: Expressions, numbers: list[Decimal]
) -> None:
    wide = {ord(c): ord(c) + 0xFEE0 for c in "0123456789,.-"}
    texts = [f"{amount:,}".translate(wide) for amount in numbers]
    assert evaluate_all(NUMBER, texts) == numbers


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=12).filter(is_told), min_size=1, max_size=60))
def test_whatever_the_text_the_answer_is_a_number_or_none(
    evaluate_all: Expressions, texts: list[str]
) -> None:
    numbers = evaluate_all(NUMBER, texts)
    likes = evaluate_all(NUMBER_LIKE, texts)
    assert [
        text
        for text, number, like in zip(texts, numbers, likes, strict=True)
        if number is not None and not like
    ] == []
