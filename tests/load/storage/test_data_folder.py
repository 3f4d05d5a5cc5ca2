"""`DATA_DIR` on object storage, by the command line: one machine loads, another reads and loads."""

from pathlib import Path

import pytest

from load.settings import CHECKOUT
from load.storage.addresses import below
from tests.load.cli.test_main import run
from tests.load.storage.test_mirror import put

TINY = CHECKOUT / "data" / "sample" / "tiny"


def test_any_machine_loads_and_reads(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = below(bucket, "warehouse")
    put(bucket, "warehouse/inbox/区/甲.pdf", (TINY / "faulty.pdf").read_bytes())
    monkeypatch.setenv("DATA_COPIES", str(tmp_path / "one"))
    loaded = run("load", "--data-dir", address)
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    assert "endpoint" not in loaded.stdout
    monkeypatch.setenv("DATA_COPIES", str(tmp_path / "other"))
    asked = run("sql", "select file_path from marts.files", "--data-dir", address)
    assert "区/甲.pdf" in asked.stdout, asked.stderr
    assert not list((tmp_path / "other").glob("*/data/raw"))
    again = run("load", "--data-dir", address)
    assert again.returncode == 0, again.stdout + again.stderr
    assert "没有新" in again.stdout
    assert run("health", "--data-dir", address).returncode == 0
    assert run("build", "--data-dir", address).returncode == 2


def test_nothing_kept_is_said_so(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_COPIES", str(tmp_path))
    ended = run("status", "--data-dir", bucket)
    assert ended.returncode == 2
    assert "还没有发布过结果" in ended.stderr
