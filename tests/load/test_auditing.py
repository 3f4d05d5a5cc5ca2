"""What fails in rules and gate, and whether a document may be to blame for it."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

import expectations.judging
from expectations.gate import GateResult
from load.auditing import apply_rules, gate_error
from load.errors import BuildError
from load.run import start_run
from load.settings import Places
from load.terminal.screen import Screen


@pytest.mark.parametrize(
    ("error", "is_shortage"),
    [
        (duckdb.ConversionException("Could not cast 9999 to decimal"), False),
        (duckdb.OutOfMemoryException("failed to allocate"), True),
    ],
)
def test_a_rule_that_cannot_be_computed_may_be_the_doing_of_a_document(
    places: Places, monkeypatch: pytest.MonkeyPatch, error: duckdb.Error, *, is_shortage: bool
) -> None:
    run = start_run(places, 1, Screen())
    monkeypatch.setattr(expectations.judging, "judge", _raising(error))
    with pytest.raises(BuildError) as caught:
        apply_rules(run)
    assert caught.value.step == "judge"
    assert caught.value.is_shortage is is_shortage
    assert str(run.log.path) in str(caught.value)
    assert "Traceback" in run.log.path.read_text("utf-8")


def test_a_full_disk_is_nobodys_doing(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expectations.judging, "judge", _raising(duckdb.IOException("disk")))
    with pytest.raises(duckdb.IOException):
        apply_rules(start_run(places, 1, Screen()))


def test_findings_that_stop_by_wish_blame_nobody() -> None:
    assert isinstance(gate_error(GateResult(False, ("a check",), is_ours=True)), BuildError)  # noqa: FBT003
    assert not isinstance(gate_error(GateResult(False, ("findings",))), BuildError)  # noqa: FBT003


def _raising(error: Exception) -> Any:
    def judge(_: Path) -> SimpleNamespace:
        raise error

    return judge
