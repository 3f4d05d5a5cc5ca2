"""What dbt-project-evaluator asks holds, or docs/conventions.md says why not."""

import re

import pytest
import yaml

from load.settings import CHECKOUT, DBT_PROJECT

PAGE = CHECKOUT / "docs" / "conventions.md"
ROWS = re.findall(
    r"^\| (\w+) \| `(\w+)` \| (\d+) \| (.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE
)
MODELS = {path.stem: path for path in (DBT_PROJECT / "models").rglob("*.sql")}


@pytest.mark.parametrize(("group", "rule", "count", "exception"), ROWS)
def test_a_rule_that_is_broken_says_why(group: str, rule: str, count: str, exception: str) -> None:
    assert (int(count) > 0) == bool(exception.strip()), f"{group} {rule}"


def test_the_report_s_exposure_names_what_the_report_reads() -> None:
    text = (DBT_PROJECT / "models" / "_exposures.yml").read_text(encoding="utf-8")
    [report] = [one for one in yaml.safe_load(text)["exposures"] if one["name"] == "report"]
    named = {ref.removeprefix("ref('").removesuffix("')") for ref in report["depends_on"]}
    folder = CHECKOUT / "expectations" / "report"
    sql = "\n".join(
        path.read_text(encoding="utf-8")
        for kind in ("sql", "py")
        for path in folder.glob(f"*.{kind}")
    )
    read = {name for name in re.findall(r"\b(?:marts|audit)\.(\w+)", sql) if name in MODELS}
    assert read == named


def test_the_picture_of_the_star_joins_by_columns_that_are_there() -> None:
    text = (CHECKOUT / "docs" / "warehouse.md").read_text(encoding="utf-8")
    edges = re.findall(r"^    (\w+) \S+ (\w+) : (.+)$", text, re.MULTILINE)
    assert len(edges) >= 9
    columns = {
        entry["name"]: {column["name"] for column in entry.get("columns", [])}
        for path in (DBT_PROJECT / "models").rglob("*.yml")
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")).get("models") or []
    }
    for one, other, key in edges:
        names = {name.strip() for name in key.strip('"').split(",")}
        here = columns[one] | (columns["dim_document"] if one.startswith("fct") else set())
        assert names <= here, (one, key)
        assert names <= columns[other], (other, key)
