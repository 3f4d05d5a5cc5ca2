"""What `benchmarks.ablation` takes out of the seeds, and what it calls a change."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from benchmarks.ablation.changes import FIGURES, compare
from benchmarks.ablation.words import SEEDS, ablate, without_a_word

OURS = Path(__file__).parents[2] / "dbt_project" / "seeds"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OURS, tmp_path / "seeds"))


@pytest.mark.parametrize("way", ["row", "group", "word"])
def test_the_same_chance_takes_out_the_same_words(way: str, seeds: Path) -> None:
    names = sorted(SEEDS)
    out = ablate(seeds, names, way, 0.2, random.Random(3))
    shutil.copytree(OURS, seeds, dirs_exist_ok=True)
    assert out
    assert ablate(seeds, names, way, 0.2, random.Random(3)) == out


def test_rows_that_mean_the_same_go_together(seeds: Path) -> None:
    out = ablate(seeds, ["title_terms"], "group", 0.3, random.Random(1))
    gone = {line.split()[-3] for line in out if " fund " in line}
    left = (seeds / "title_terms.csv").read_text(encoding="utf-8")
    assert gone
    assert not any(f",fund,{fund}," in left for fund in gone)


@pytest.mark.parametrize(
    ("pattern", "poorer"),
    [
        ("a(b|c)d", {"a(b)d", "a(c)d"}),
        ("a(b)?d", {"ad"}),
        ("a(b)d", {"a(b)d"}),
        (r"a\(b\)", {r"a\(b\)"}),
    ],
)
def test_a_pattern_allows_one_word_less(pattern: str, poorer: set[str]) -> None:
    assert {without_a_word(pattern, random.Random(seed)) for seed in range(9)} == poorer


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Path]:
    def build(name: str, *figures: str, listed: str = "") -> Path:
        path = tmp_path / f"{name}.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute(
                f"""
                create schema marts; create schema audit; create schema intermediate;
                create table marts.fct_statement_amounts as
                select
                    figure[1] as cell_id, figure[2] = 'trusted' as is_trusted,
                    'GK03' as statement_code, figure[3] as measure_code, figure[4] as item_code,
                    '' as header_path, 'final' as phase, 'all' as fund_code, 'current' as period,
                    '' as side, '' as block, '' as unit_name, '201' as subject_code,
                    '' as line_label, false as is_total, 'yuan' as unit, 1 as value
                from (select unnest({[figure.split() for figure in figures]}) as figure);
                create table audit.unmapped_cells as select unnest({listed.split()}) as cell_id;
                create table intermediate.int_documents as
                select 'x' as document_sha256, 'y' as department_name, 'budget' as document_kind,
                    2024 as fiscal_year, 'loaded' as state;
                """
            )
            assert connection.execute(FIGURES).fetchall()
        return path

    return build


def test_only_what_changed_and_is_trusted_is_wrong(build: Callable[..., Path]) -> None:
    kinds = ("same", "gone", "lost", "doubted", "wrong", "unsaid")
    whole = build("whole", *(f"{kind} trusted basic basic" for kind in kinds))
    poorer = build(
        "poorer",
        "same trusted basic basic",
        "doubted doubtful total total",
        "wrong trusted project project",
        "unsaid trusted basic total",
        "new trusted basic basic",
        listed="gone",
    )
    counts = compare(whole, poorer, {})
    assert counts == {
        "figures": 6, "same": 1, "missing": 1, "vanished": 1, "doubted": 1, "unsaid": 1,
        "measure": 1, "surplus": 1,
    }  # fmt: skip
