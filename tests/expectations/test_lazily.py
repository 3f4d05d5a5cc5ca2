"""A module is read when something of it is used, and not before."""

import sys
from pathlib import Path

import pytest

from expectations.lazily import lazily


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "read_later.py").write_text("import sys\nsys.was_read = True\nvalue = 7\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "was_read", False, raising=False)
    monkeypatch.delitem(sys.modules, "read_later", raising=False)
    return "read_later"


def test_it_is_imported_unread_and_read_when_used(module: str) -> None:
    lazily(module)
    import read_later
    import read_later as again

    assert not sys.was_read
    assert again.value == 7
    assert sys.was_read
    assert read_later is again


def test_what_it_does_not_have_is_an_error(module: str) -> None:
    lazily(module)
    import read_later

    with pytest.raises(AttributeError):
        read_later.another  # noqa: B018  # asked for


def test_what_is_not_there_or_read_already_stays_as_it_is() -> None:
    lazily("no_such_module_at_all")
    assert "no_such_module_at_all" not in sys.modules
    lazily("json")
    assert sys.modules["json"].loads("1") == 1
