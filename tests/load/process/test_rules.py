"""What fails in the rules, and whether a document may be to blame for it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from load.errors import BuildError, LoadError
from load.process import rules
from load.process.children import Child, End
from load.process.rules import run_rules
from load.run import start_run
from load.settings import Places
from load.terminal.screen import Screen


def ended(
    monkeypatch: pytest.MonkeyPatch, places: Places, lines: list[str], end: End
) -> BaseException:
    """Give what is raised where the rules' process prints these lines and ends so."""

    @contextmanager
    def start(*_: Any, **__: Any) -> Iterator[Child]:
        yield Child(iter(lines), lambda: end, lambda _: None)

    monkeypatch.setattr(rules, "start_child", start)
    with pytest.raises(LoadError) as caught:
        run_rules(start_run(places, 1, Screen()), Path("build.duckdb"), 3)
    return caught.value


def error(kind: str, message: str) -> list[str]:
    return ["Traceback", json.dumps({"error": kind, "message": message})]


@pytest.mark.parametrize(
    ("kind", "is_shortage"), [("ConversionException", False), ("OutOfMemoryException", True)]
)
def test_a_rule_that_cannot_be_computed_may_be_the_doing_of_a_document(
    places: Places, monkeypatch: pytest.MonkeyPatch, kind: str, *, is_shortage: bool
) -> None:
    failed = ended(monkeypatch, places, error(kind, "Could not cast 9999"), End(1, was_idle=False))
    assert isinstance(failed, BuildError)
    assert failed.step == "judge"
    assert failed.cause == "Could not cast 9999"
    assert failed.is_shortage is is_shortage
    [log] = places.logs.glob("*.jsonl")
    assert str(log) in str(failed)
    assert "Traceback" in log.read_text("utf-8")


def test_a_rule_that_does_not_bind_is_no_documents_doing(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = error("BinderException", "Binder Error: Referenced column not found")
    failed = ended(monkeypatch, places, lines, End(1, was_idle=False))
    assert isinstance(failed, BuildError)
    assert failed.is_of_code


def test_a_full_disk_is_nobodys_doing(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = error("IOException", "Could not write: No space left on device")
    failed = ended(monkeypatch, places, lines, End(1, was_idle=False))
    assert not isinstance(failed, BuildError)
    assert "磁盘已满" in str(failed)


def test_rules_that_were_killed_ran_out_of_something(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = ended(monkeypatch, places, ["half a line"], End(-9, was_idle=False))
    assert isinstance(failed, BuildError)
    assert failed.is_shortage
    assert not failed.is_endless
    end = End(-9, was_idle=False, was_endless=True)
    failed = ended(monkeypatch, places, ["half a line"], end)
    assert isinstance(failed, BuildError)
    assert failed.is_endless


def test_rules_in_a_process_of_their_own_answer(places: Places, tmp_path: Path) -> None:
    from tests.expectations.warehouse_fixture import build_warehouse

    path = build_warehouse(tmp_path / "build.duckdb", ())
    run_rules(start_run(places, 1, Screen()), path, 0)
    import duckdb

    with duckdb.connect(str(path), read_only=True) as connection:
        [(rules_count,)] = connection.execute("select count(*) from audit.rules").fetchall()
    assert rules_count > 100
