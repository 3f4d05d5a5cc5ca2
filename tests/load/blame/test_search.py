"""One document breaks the build: it is set aside and told, and the rest is published."""

import json
import shutil

import duckdb
import pytest

from extract import extract_folder
from load.settings import CHECKOUT, Places
from tests.conftest import Ended, run_load
from tests.load.blame.planted import double_cells, sha256_of
from tests.load.cli.test_main import run

TINY = CHECKOUT / "data" / "sample" / "tiny"


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    folder = tmp_path_factory.mktemp("broken")
    inbox, places = folder / "inbox", Places(folder / "data")
    inbox.mkdir()
    for name in ("sound", "faulty"):
        shutil.copy(TINY / f"{name}.pdf", inbox)
    extract_folder(inbox, places.raw, workers=1)
    double_cells(places.raw, sha256_of(TINY / "faulty.pdf"))
    return run_load(places.data, inbox)


def test_the_rest_is_published_with_status_3(broken: Ended) -> None:
    assert broken.status == 3, broken.stdout + broken.stderr
    with duckdb.connect(str(broken.places.warehouse), read_only=True) as connection:
        files = connection.execute(
            "select file_path, status, reason_code from marts.files order by all"
        ).fetchall()
        [(documents,)] = connection.execute("select count(*) from marts.documents").fetchall()
    assert files == [
        ("faulty.pdf", "quarantined", "breaks_the_build"),
        ("sound.pdf", "loaded", None),
    ]
    assert documents == 1


def test_the_screen_the_report_and_status_say_why(broken: Ended) -> None:
    said = "载入它会使整个载入失败"
    assert "注意：1 份文件使载入失败" in broken.stdout
    page = (broken.places.reports / "index.html").read_text(encoding="utf-8")
    status = run("status", "--data-dir", broken.places.data).stdout
    for shown in (broken.stdout, page, status):
        assert said in shown
        assert "stg_raw__cells" in shown  # the test that failed


def test_it_is_kept_for_the_next_loads(broken: Ended) -> None:
    content = json.loads(broken.places.set_aside.read_bytes())
    [kept] = content["documents"]
    assert kept["document_sha256"] == sha256_of(TINY / "faulty.pdf")
    assert list(broken.places.builds.glob("*")) == []
    again = run_load(broken.places.data, broken.places.data.parent / "inbox")
    assert again.status == 3
    assert "没有新内容" in again.stdout


def test_logs_tell_every_trial(broken: Ended) -> None:
    log = min(broken.places.logs.glob("load-*.jsonl"))  # that of the first load
    events = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    trials = [event for event in events if event["event"] == "trial"]
    assert trials[0]["documents"] == 0
    assert trials[0]["failure"] is None
    assert 2 <= len(trials) <= 4
