"""The Fiscal Data Package of the sample, as another system reads it."""

import csv
import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from load.reader import open_warehouse
from load.reader.__main__ import main
from tests.conftest import Ended


@pytest.fixture(scope="module")
def folder(sample_load: Ended, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fiscal")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(sample_load.places.data))
        assert main(["export", "", "datapackage", str(folder)]) == 0
    return folder


def described(folder: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return {resource["name"]: resource for resource in package["resources"]}


def rows_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "budget.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_frictionless_finds_nothing_wrong(folder: Path) -> None:
    frictionless = pytest.importorskip(
        "frictionless", reason="frictionless is a development extra and not installed"
    )
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])[:5]


def test_classes_sections_and_items_are_the_levels_of_the_functional_classification(
    folder: Path,
) -> None:
    fields = described(folder)["budget"]["schema"]["fields"]
    types = {field["name"]: field.get("columnType") for field in fields}
    for level, name in enumerate(("class", "section", "subject"), start=1):
        assert types[f"{name}_code"] == f"functional-classification:generic:level{level}:code"
    assert (types["phase"], types["fiscal_year"]) == ("phase:id", "date:fiscal-year")
    assert all(field["title"] != field["name"] for field in fields)


def test_checksums_and_counts_are_those_of_the_files(folder: Path) -> None:
    for resource in described(folder).values():
        content = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        assert resource["bytes"] == len(content)
    assert described(folder)["budget"]["rowcount"] == len(rows_of(folder))


def test_the_budget_adds_up_to_the_totals_of_departments(folder: Path, sample_load: Ended) -> None:
    added: dict[tuple[str, str, str, str], Decimal] = {}
    for row in rows_of(folder):
        key = (row["department_id"], row["fiscal_year"], row["phase"], row["direction"])
        added[key] = added.get(key, Decimal(0)) + Decimal(row["value"])
    with open_warehouse(sample_load.places.data) as warehouse:
        totals = warehouse.sql(
            "select department_id, fiscal_year::varchar,"
            " if(document_kind = 'budget', 'budget', 'final'), side, total_yuan"
            " from marts.department_totals where total_source = 'statement'"
        ).fetchall()
    assert totals
    for *key, total in totals:
        assert abs(added[tuple(key)] - total) < 5000, key  # leaves in 万元 are rounded


def test_a_view_is_needed_for_the_other_formats(
    sample_load: Ended, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(sample_load.places.data))
    assert main(["export", "", "csv"]) == 2
    assert "请给出视图" in capsys.readouterr().err
