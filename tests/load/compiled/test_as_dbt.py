"""What fails under dbt fails where its SQL is run without it, and what holds there holds here."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from load.compiled.dbt import PLAN, SEEDS
from load.compiled.plan import Node, Plan, read_plan
from load.compiled.runner import NodeFailed, run_nodes
from load.settings import DBT_PROJECT

GENERIC = (
    "not_null",
    "unique",
    "accepted_values",
    "relationships",
    "never_null",
    "unique_combination_of_columns",
    "known_combination",
)
PROJECT = """
name: tiny
profile: budget_disclosure
model-paths: [models]
macro-paths: [macros]
test-paths: [tests]
seed-paths: [seeds]
models: {tiny: {+materialized: table, +schema: marts, +tags: document}}
flags: {send_anonymous_usage_stats: false}
"""
TESTS = """
      - never_null: {arguments: {columns: [code, name]}}
      - unique_combination_of_columns: {arguments: {combination_of_columns: [code, name]}}
      - known_combination: {arguments: {columns: [code], to: ref('known')}}
    columns:
      - name: code
        data_tests:
          - not_null
          - unique
          - accepted_values: {arguments: {values: [a]}}
          - relationships: {arguments: {to: ref('known'), field: code}}
"""
MODELS = {
    "good": "select * from {{ ref('known') }}",
    "matched": """
        select patterns.pattern, texts.text,
            {{ by_pattern("regexp_matches(text, '^' || @)", "pattern", ref('wording')) }}
                as fits,
            regexp_matches(texts.text, '^' || patterns.pattern) as fits_by_row
        from (select pattern from {{ ref('wording') }} union all select '[xyz]$') as patterns
        cross join (select unnest(['a1', 'it''s', 'x', '@', null]) as text) as texts
    """,
    "bad": "select unnest(['x', 'x', null]) as code, 'b' as name",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project of a good and a bad model, each with a test of every kind."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(DBT_PROJECT / "profiles.yml", folder)
    shutil.copytree(DBT_PROJECT / "macros", folder / "macros")
    (folder / "macros" / "_macros.yml").unlink()
    (folder / "dbt_project.yml").write_text(PROJECT)
    for part in ("models", "tests", "seeds"):
        (folder / part).mkdir()
    (folder / "seeds" / "known.csv").write_text("code,name\na,b\n")
    (folder / "seeds" / "wording.csv").write_text("pattern\n[a-c]\\d\nit's\n@\n")
    for name, sql in MODELS.items():
        (folder / "models" / f"{name}.sql").write_text(sql)
    tested = "".join(f"  - name: {name}\n    data_tests:{TESTS}" for name in ("good", "bad"))
    (folder / "models" / "_models.yml").write_text(f"models:\n{tested}")
    for name in ("good", "bad"):
        sql = f"select * from {{{{ ref('{name}') }}}} where code is null -- a comment at the end"
        (folder / "tests" / f"{name}_alone.sql").write_text(sql)
    return folder


@pytest.fixture(scope="module")
def plan(project: Path) -> Plan:
    out = project / "compiled"
    out.mkdir()
    code = f"""from pathlib import Path
from load.compiled.dbt import compile_project
assert compile_project(Path({str(out)!r}), Path({str(project)!r}))"""
    subprocess.run([sys.executable, "-c", code], check=True)
    return read_plan(out / PLAN)


def failing_under_dbt(project: Path) -> set[str]:
    command = [sys.executable, "-c", "from dbt.cli.main import cli; cli()", "build", "--quiet"]
    command += ["--project-dir", str(project), "--profiles-dir", str(project)]
    environment = {
        **os.environ,
        "WAREHOUSE_BUILD_PATH": str(project / "warehouse.duckdb"),
        "DBT_TARGET_PATH": str(project / "target"),
        "DBT_LOG_PATH": str(project / "logs"),
    }
    subprocess.run(command, env=environment, capture_output=True, check=False)
    results = json.loads((project / "target" / "run_results.json").read_text("utf-8"))["results"]
    return {one["unique_id"] for one in results if one["status"] == "fail"}


def failure_of(node: Node, connection: duckdb.DuckDBPyConnection) -> NodeFailed | None:
    try:
        run_nodes([node], connection, "", 1, lambda _: None)
    except NodeFailed as failed:
        return failed
    return None


def test_each_test_that_fails_under_dbt_fails_here_and_no_other(project: Path, plan: Plan) -> None:
    failing = failing_under_dbt(project)
    assert len(failing) == len(GENERIC) + 1
    shutil.copy(project / "compiled" / SEEDS, project / "warehouse.duckdb")
    with duckdb.connect(str(project / "warehouse.duckdb")) as built:
        models = [node for node in plan.nodes if node.kind != "test"]
        run_nodes(models, built, "", 2, lambda _: None)
        tests = [node for node in plan.nodes if node.kind == "test"]
        failures = [failed for node in tests if (failed := failure_of(node, built))]
    assert {failed.node.id for failed in failures} == failing
    assert all(failed.rows for failed in failures)


def test_a_test_that_counts_otherwise_is_refused(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "odd", ignore=shutil.ignore_patterns("target", "compiled"))
    sql = "{{ config(error_if='> 5') }} select * from {{ ref('bad') }}"
    (tmp_path / "odd" / "tests" / "bad_alone.sql").write_text(sql)
    (tmp_path / "out").mkdir()
    code = f"""from pathlib import Path
from load.compiled.dbt import compile_project
compile_project(Path({str(tmp_path / "out")!r}), Path({str(tmp_path / "odd")!r}))"""
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert ended.returncode != 0
    assert "UnknownTest: bad_alone" in ended.stderr


def test_a_pattern_of_a_seed_is_written_into_the_sql_and_says_the_same(
    project: Path, plan: Plan, tmp_path: Path
) -> None:
    [node] = [node for node in plan.nodes if node.name == "matched"]
    assert node.sql.count("'it''s'") == 3  # which pattern it is, what it says, and a text
    shutil.copy(project / "compiled" / SEEDS, tmp_path / "warehouse.duckdb")
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        run_nodes([node], connection, "", 1, lambda _: None)
        answers = connection.execute("select fits, fits_by_row from marts.matched").fetchall()
    assert {fits for fits, _ in answers} == {True, False, None}
    assert all(fits == by_row for fits, by_row in answers)
