"""A child ends with the block that started it, with the load, and where it stands still."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import load.process.idle
from load.process.children import End, start_child
from load.settings import CHECKOUT


@pytest.fixture
def program(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "speaker.py").write_text("import sys\nprint(sys.argv[1:])\nsys.exit(3)\n", "utf-8")
    (tmp_path / "asked.py").write_text("print(input())\n", "utf-8")
    (tmp_path / "sleeper.py").write_text("import time\nprint(1, flush=True)\ntime.sleep(99)\n")
    return {"PYTHONPATH": str(tmp_path)}


def test_a_child_is_given_its_arguments_and_its_status_is_known(program: dict[str, str]) -> None:
    with start_child("speaker", ["a b", "二"], program) as child:
        said = list(child.lines)
        ended = child.wait()
    assert said == ["['a b', '二']\n"]
    assert ended == End(3, was_idle=False)
    assert not ended.trouble


def test_a_child_of_an_account_without_a_home_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "at_home.py").write_text("import os\nprint(os.environ['HOME'])\n", "utf-8")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # it stays as it is
    with start_child("at_home", [], {"PYTHONPATH": str(tmp_path)}) as child:
        assert list(child.lines) == ["/\n"]


def test_a_child_ends_with_the_block(program: dict[str, str]) -> None:
    began = time.monotonic()
    with start_child("sleeper", [], program) as child:
        next(child.lines)
    assert time.monotonic() - began < 60


def test_a_child_that_stands_still_is_ended_and_says_so(
    program: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load.process.idle, "STALLED_SECONDS", 1.0)
    with start_child("sleeper", [], program) as child:
        list(child.lines)
        assert "停住不动" in child.wait().trouble


def test_a_child_that_waits_to_be_asked_does_not_stand_still(
    program: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load.process.idle, "STALLED_SECONDS", 0.2)
    with start_child("asked", [], program, is_asked=True) as child:
        time.sleep(0.6)
        child.ask("一")
        assert list(child.lines) == ["一\n"]
        assert child.wait() == End(0, was_idle=False)


def test_a_child_that_died_unasked_says_so(program: dict[str, str]) -> None:
    with start_child("speaker", [], program, is_asked=True) as child:
        list(child.lines)
        child.ask("")
        assert child.wait().status == 3


def test_a_child_that_the_system_ends_says_so() -> None:
    assert "信号 9" in End(-9, was_idle=False).trouble


def test_a_child_dies_with_a_load_that_is_killed(program: dict[str, str]) -> None:
    code = (
        "from load.process.children import start_child\n"
        "with start_child('sleeper', [], {}) as child:\n"
        "    next(child.lines)\n"
        "    print('started', flush=True)\n"
        "    list(child.lines)\n"
    )
    path = os.pathsep.join([str(CHECKOUT), program["PYTHONPATH"]])
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    ) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        [child] = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text("ascii").split()
        parent.kill()
    deadline = time.monotonic() + 10
    while _is_running(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_running(child)


def _is_running(pid: str) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"
