"""The pages of the models, opened from a folder as people do."""

from __future__ import annotations

from pathlib import Path

import pytest

from load.compiled.docs_site import write_docs_site
from tests.browser.chromium import Page

MODELS = {"first": "select 1 as one", "second": "select * from {{ ref('first') }}"}


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages of a project of two models that lets dbt count its readers, as dbt does."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "project" / "models").mkdir(parents=True)
    for name, sql in MODELS.items():
        (folder / "project" / "models" / f"{name}.sql").write_text(sql, encoding="utf-8")
    (folder / "project" / "dbt_project.yml").write_text(
        "{name: tiny, version: 1.0.0, profile: tiny, flags: {send_anonymous_usage_stats: true}}",
        encoding="utf-8",
    )
    (folder / "project" / "profiles.yml").write_text(
        "tiny: {target: t, outputs: {t: {type: duckdb, path: ':memory:'}}}", encoding="utf-8"
    )
    assert write_docs_site(folder / "site", folder / "project")
    return folder / "site" / "index.html"


def test_they_tell_the_models_without_asking_for_anything(page: Page, docs: Path) -> None:
    page.open(f"{docs.as_uri()}#!/model/model.tiny.second")
    page.wait("document.body.innerText.includes('Depends On')")
    assert page.said == []
    outside = [one for one in page.asked if not one.startswith(("data:", "about:"))]
    assert {one.partition("#")[0] for one in outside} == {docs.as_uri()}


def test_they_name_no_folder_of_this_machine(docs: Path) -> None:
    assert str(docs.parent.parent) not in docs.read_text(encoding="utf-8")
