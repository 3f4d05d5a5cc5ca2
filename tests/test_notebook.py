"""The notebook runs on the sample, cell by cell, as Jupyter would run it."""

import ast
import json
import re
from typing import Any

import pytest

from load.reader import Picture
from load.release.labels import read_dictionary
from load.settings import CHECKOUT
from tests.conftest import Ended

NOTEBOOK = CHECKOUT / "docs" / "notebook.ipynb"


def run_cells() -> list[Any]:
    """Run the cells of code; give what the last expression of each is."""
    names: dict[str, Any] = {}
    shown = []
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            tree = ast.parse("".join(cell["source"]))
            last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, NOTEBOOK.name, "exec"), names)
            if isinstance(last, ast.Expr):
                shown.append(
                    eval(compile(ast.Expression(last.value), NOTEBOOK.name, "eval"), names)
                )
    names["warehouse"].close()
    return shown


def test_every_cell_shows_something(
    sample_load: Ended, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(sample_load.places.data))
    shown = run_cells()
    tables = [one for one in shown if hasattr(one, "shape")]
    assert len(tables) == 5
    assert all(len(table) for table in tables)
    assert len(tables[1]) == 6  # three years, budget and final accounts
    assert any(isinstance(one, Picture) and one._repr_html_() for one in shown)
    said = capsys.readouterr().out
    assert "第 7 页" in said
    assert "行写入" in said


def test_the_tutorial_names_views_and_columns_that_are_there() -> None:
    text = (CHECKOUT / "docs" / "教程.md").read_text(encoding="utf-8")
    known = read_dictionary()
    assert set(re.findall(r"中文\.(\w+)", text)) <= {*known.names.values(), "搜索"}
    assert set(re.findall(r"VIEW=(\w+)", text)) <= set(known.names.values())
    words = {word for words in known.words.values() for word in words.values()}
    quoted = set(re.findall(r"`([\u4e00-\u9fff]+)`", text))
    assert quoted <= {*known.columns.values(), *words, "中文"}
