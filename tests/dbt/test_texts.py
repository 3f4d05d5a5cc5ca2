"""The macros that make printed text comparable, each claim with its near misses."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from load.settings import DBT_PROJECT
from tests.dbt.conftest import Expression

FOLD = (DBT_PROJECT / "macros" / "fold_forms.sql").read_text(encoding="utf-8")
PAIRS = [
    pair
    for source, target in re.findall(
        r"translate\(\{\{ (?:text|radicals_folded) \}\}, '(.*?)', '(.*?)'\)", FOLD
    )
    for pair in [(source, target)]
]

# what NFKC leaves alone but a reader would not tell apart: CJK radicals supplement for simplified
# characters (⻓ for 长), most of them without any decomposition
BEYOND_NFKC = re.compile(r"[\u2e80-\u2fd5戶靑]")
# old forms that share a glyph with the characters of today in the fonts reports are printed with
OLD_FORMS = {"戶": "户", "靑": "青"}


def test_both_tables_were_found() -> None:
    assert len(PAIRS) == 2
    for source, target in PAIRS:
        assert len(source) == len(target)
        assert len(set(source)) == len(source)


@pytest.mark.parametrize(("source", "target"), PAIRS, ids=["fold_forms", "fold_radicals"])
def test_every_pair_is_unicodes_own(source: str, target: str) -> None:
    for printed, meant in zip(source, target, strict=True):
        folded = unicodedata.normalize("NFKC", printed)
        if folded == printed:
            assert BEYOND_NFKC.match(printed), f"U+{ord(printed):04X}"
        else:
            meant_by_unicode = OLD_FORMS.get(folded, folded)
            assert meant == meant_by_unicode, f"U+{ord(printed):04X} is {folded}, not {meant}"


def test_the_compatibility_forms_of_one_character_are_all_there() -> None:
    # U+FF07 would end the SQL string; plain_text drops quotation marks anyway
    wanted = [*range(0xFF01, 0xFF07), *range(0xFF08, 0xFF5F), *range(0x2F00, 0x2FD6)]
    wanted += range(0xF900, 0xFA6E)
    for code in wanted:
        folded = unicodedata.normalize("NFKC", chr(code))
        if unicodedata.name(chr(code), "") and len(folded) == 1 and folded != chr(code):
            assert any(chr(code) in source for source, _ in PAIRS), f"U+{code:04X}"


def test_every_folded_character_is_behind_the_check_that_calls_for_it() -> None:
    # translate is only called where a constant pattern finds work for it
    checks = re.findall(r"regexp_matches\(\{\{ text \}\}, '(\[.*?\])'\)", FOLD)
    assert len(checks) == len(PAIRS)
    for check, (source, _) in zip(checks, PAIRS, strict=True):
        pattern = re.compile(re.sub(r"\\x\{([0-9A-F]+)\}", lambda m: chr(int(m[1], 16)), check))
        assert all(pattern.match(character) for character in source)


@pytest.mark.parametrize("printed", ["财政专戶管理资金", "财政专⼾管理资金"])
def test_an_old_form_is_the_character_its_glyph_shows(evaluate: Expression, printed: str) -> None:
    assert evaluate("fold_forms('text')", printed) == "财政专户管理资金"


@pytest.mark.parametrize("kept", ["①", "½", "²", "㎡", "Ⅳ", "٣", "中", "、"])
def test_forms_that_mean_something_of_their_own_stay(evaluate: Expression, kept: str) -> None:
    assert evaluate("fold_forms('text')", kept) == kept


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=20))
def test_folding_keeps_length_and_folds_once(evaluate: Expression, text: str) -> None:
    folded = evaluate("fold_forms('text')", text)
    assert isinstance(folded, str)
    assert len(folded) == len(text)
    assert evaluate("fold_forms('text')", folded) == folded


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("一、一般公共服务支出", "一般公共服务支出"),
        ("（一）基本支出", "基本支出"),
        ("(二)项目支出", "项目支出"),
        ("1.公务接待费", "公务接待费"),
        ("1、公务接待费", "公务接待费"),
        ("（3）公务用车购置费", "公务用车购置费"),
        ("十一、节能环保支出", "节能环保支出"),
        ("其中：财政拨款", "财政拨款"),
        ("其中：1.会议费", "会议费"),
        ("*其他收入", "其他收入"),
        ("★其他收入", "其他收入"),
        # near misses: what only looks like an ordinal
        ("一般公共服务支出", "一般公共服务支出"),
        ("三公经费", "三公经费"),
        ("2024年结转", "2024年结转"),
        ("（境）费用", "（境）费用"),
        ("", ""),
    ],
)
def test_a_label_loses_what_only_orders_it(evaluate: Expression, printed: str, label: str) -> None:
    assert evaluate("clean_label('text')", printed) == label


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("附件1:收入支出决算总表", "收入支出决算总表"),
        ("附表3-1:收入决算表", "收入决算表"),
        ("表3:支出决算表", "支出决算表"),
        ("公开01表", ""),
        ("收入支出决算总表公开01表", "收入支出决算总表"),
        ("2024年度部门收支总表", "部门收支总表"),
        ("一、收支预算总表", "收支预算总表"),
        ("(一)收支预算总表", "收支预算总表"),
        ("支出决算表(续)", "支出决算表"),
        ("支出决算表(续表2)", "支出决算表"),
        ("支出决算表(本级)", "支出决算表"),
        ("支出预算表(万元)", "支出预算表"),
        ("收入决算表......12", "收入决算表"),
        # near misses: what narrows a title stays for the qualifiers to see
        ("政府采购支出表", "政府采购支出表"),
        ("一般公共预算支出表", "一般公共预算支出表"),
        ("支出决算表(按经济分类)", "支出决算表(按经济分类)"),
    ],
)
def test_a_heading_is_stripped_to_its_title(evaluate: Expression, printed: str, title: str) -> None:
    assert evaluate("strip_title('text')", printed) == title


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("收 入\n支　出", "收入支出"),
        ("“三公”经费", "三公经费"),
        ("科目\u200b编码", "科目编码"),
        ("⽀出（万元）", "支出(万元)"),
        ("ＡＢ１２", "AB12"),
    ],
)
def test_plain_text_compares(evaluate: Expression, printed: str, plain: str) -> None:
    assert evaluate("plain_text('text')", printed) == plain


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (" 因公出国(境)\n费用", "因公出国（境）费用"),
        ("“三公”经费", "“三公”经费"),
        ("⽀出：Ａ", "支出：Ａ"),
    ],
)
def test_squeezed_text_shows(evaluate: Expression, printed: str, shown: str) -> None:
    assert evaluate("squeezed_text('text')", printed) == shown


@pytest.mark.parametrize(
    ("ordinal", "rank"),
    [
        ("一、", 1),
        ("十二、", 1),
        ("（一）", 2),
        ("(三)", 2),
        ("1.", 3),
        ("（1）", 4),
        ("其中：", 5),
        ("", None),
    ],
)
def test_an_ordinal_tells_how_deep_its_line_is(
    evaluate: Expression, ordinal: str, rank: int | None
) -> None:
    assert evaluate("ordinal_rank('text')", ordinal) == rank
