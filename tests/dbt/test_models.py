"""What every model of the project keeps: an entry beside it, its grain, a tested key."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from load.settings import DBT_PROJECT

FOLDER = DBT_PROJECT / "models"
MODELS = {path.stem: path for path in sorted(FOLDER.rglob("*.sql"))}


@cache
def entries() -> dict[str, list[tuple[Path, dict[str, Any]]]]:
    """Read the entries of models, by the model's name, each with the file it stands in."""
    found: dict[str, list[tuple[Path, dict[str, Any]]]] = {}
    for path in sorted(FOLDER.rglob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")).get("models") or []:
            found.setdefault(entry["name"], []).append((path, entry))
    return found


def entry_of(model: str) -> dict[str, Any]:
    [(_, entry)] = entries()[model]
    return entry


def grain_of(model: str) -> str:
    """Cut the first sentence from a model's description."""
    description = " ".join(entry_of(model)["description"].split())
    sentence = re.match(r".+?\.(?= [A-Z\u4e00-\u9fff]|$)", description)
    return sentence[0] if sentence else description


def has_key_test(model: str) -> bool:
    entry = entry_of(model)
    tests = entry.get("data_tests", [])
    columns = [column.get("data_tests", []) for column in entry.get("columns", [])]
    return any("unique_combination_of_columns" in test for test in tests) or any(
        "unique" in tests_here and "not_null" in tests_here for tests_here in columns
    )


@pytest.mark.parametrize("model", sorted({*MODELS, *entries()}))
def test_every_model_has_one_entry_in_its_own_folder(model: str) -> None:
    assert [path.parent for path, _ in entries()[model]] == [MODELS[model].parent]


@pytest.mark.parametrize("model", sorted(MODELS))
def test_every_model_begins_with_its_grain(model: str) -> None:
    assert grain_of(model).startswith("One row per ")


@pytest.mark.parametrize("model", sorted(MODELS))
def test_the_sql_begins_with_the_same_sentence(model: str) -> None:
    lines = MODELS[model].read_text(encoding="utf-8").splitlines()
    comment = " ".join(
        line.removeprefix("-- ")
        for line in lines[: next(no for no, line in enumerate(lines) if not line.startswith("--"))]
    )
    assert comment.startswith(grain_of(model))


@pytest.mark.parametrize("model", sorted(MODELS))
def test_every_model_has_a_key_test(model: str) -> None:
    # a published table that does not show its key says whose rows it shows
    rows_of = entry_of(model).get("config", {}).get("meta", {}).get("rows_of", [])
    assert has_key_test(model) or rows_of
    sql = MODELS[model].read_text(encoding="utf-8")
    for source in rows_of:
        assert f"ref('{source}')" in sql
        test_every_model_has_a_key_test(source)


def test_the_staging_models_are_the_sources() -> None:
    sources = yaml.safe_load((FOLDER / "staging" / "_sources.yml").read_text(encoding="utf-8"))
    names = {table["name"] for table in sources["sources"][0]["tables"]}
    staging = {
        name: path for name, path in MODELS.items() if path.parent.name == "staging"
    }  # `across` has one
    assert set(staging) == {f"stg_raw__{name}" for name in names - {"current"}}
    for name, path in staging.items():
        dataset = name.removeprefix("stg_raw__")
        read = re.findall(
            r"(?:current_rows\(|source\('raw', )'(\w+)'\)", path.read_text(encoding="utf-8")
        )
        assert read == [dataset]


@pytest.mark.parametrize("model", sorted(MODELS))
def test_no_model_holds_chinese_words(model: str) -> None:
    # what places and writers choose is in seeds, words of the law and of the forms are macros
    for line in MODELS[model].read_text(encoding="utf-8").splitlines():
        assert not re.search(r"[\u3400-\u9fff]", line.split("-- ")[0]), line


def test_chinese_words_stand_in_the_macros_for_them() -> None:
    holding = {
        path.name
        for path in (DBT_PROJECT / "macros").rglob("*.sql")
        if path.parent.name != "words"
        and re.search(
            r"[\u3400-\u9fff]", re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        )
    }
    assert holding == {
        *("clean_label.sql", "ordinal_rank.sql", "ordinal_start.sql"),  # numbering
        *("fold_forms.sql", "parse_number.sql", "strip_title.sql"),  # characters, figures, titles
        *("party_name.sql", "unit_in.sql"),
    }


def test_a_published_view_reads_only_what_is_published() -> None:
    # the published file holds neither intermediate nor staging
    for name, path in MODELS.items():
        sql = path.read_text(encoding="utf-8")
        if "materialized='view'" in sql and path.parent.name in {"marts", "audit"}:
            for source in re.findall(r"ref\('(\w+)'\)", sql):
                folder = MODELS[source].parent.name if source in MODELS else "seeds"
                assert folder in {"marts", "audit", "seeds"}, f"{name} reads {source}"
