"""The documentation is held to the code."""

import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from load.cli.commands import app
from load.errors import ExitStatus
from load.settings import CHECKOUT
from tests.conftest import Ended

READMES = ("README.md", "README.zh.md")
QUERIES = [
    pytest.param(query, id=f"{name}-{number}")
    for name in READMES
    for number, query in enumerate(
        re.findall(r"```sql\n(.*?)```", (CHECKOUT / name).read_text(encoding="utf-8"), re.DOTALL)
    )
]
PAGES = [*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md"), CHECKOUT / "data/README.md"]


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_of_the_readme_answers_on_the_sample(sample_load: Ended, query: str) -> None:
    with duckdb.connect(str(sample_load.places.warehouse), read_only=True) as connection:
        assert connection.execute(query).fetchall()


def test_both_readmes_ask_the_same() -> None:
    texts = [(CHECKOUT / name).read_text(encoding="utf-8") for name in READMES]
    queries, commands = (
        [re.findall(pattern, text, re.DOTALL) for text in texts]
        for pattern in (r"```sql\n(.*?)```", r"\n    make [a-zA-Z_=~/ ]+")
    )
    assert queries[0] == queries[1]
    assert len(queries[0]) == 3
    assert [part.split("#")[0] for part in commands[0]] == [
        part.split("#")[0] for part in commands[1]
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


@pytest.mark.parametrize("name", ["operations.md", "运维.md"])
def test_every_exit_status_is_explained(name: str) -> None:
    page = (CHECKOUT / "docs" / name).read_text(encoding="utf-8")
    explained = {int(status) for status in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)}
    assert explained == {int(status) for status in ExitStatus}


def test_every_step_is_a_target() -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert command.callback is not None
        needed = rf"^{command.callback.__name__}: \$\(VENV\)/installed .*## "
        assert re.search(needed, makefile, flags=re.MULTILINE)


def test_generated_pages_are_fresh() -> None:
    ended = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=CHECKOUT, check=False
    )
    assert ended.returncode == 0, "run make docs"
