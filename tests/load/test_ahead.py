"""What is made while PDFs are read is made once, of what is published, and again when used up."""

import pytest

from load.ahead import Ahead
from load.partitions.contents import Contents
from load.release.publish import read_published
from load.run import start_run
from load.settings import Places
from load.terminal.screen import Screen
from tests.load.releases import publish_number


@pytest.fixture
def ahead(places: Places, monkeypatch: pytest.MonkeyPatch) -> Ahead:
    publish_number(places, 1)
    (places.reports / "documents").mkdir()
    (places.reports / "documents" / "a.html").write_text("a page")
    contents = Contents("code", {}, 0, (0, 0, 0))
    monkeypatch.setattr("load.ahead.read_contents", lambda _: contents)
    return Ahead(start_run(places, 1, Screen()), read_published(places))


def test_site_and_file_are_those_that_are_published(ahead: Ahead, places: Places) -> None:
    with ahead:
        ahead.begin()
        ahead.begin()
        assert ahead.copy().read_bytes() == places.warehouse.read_bytes()
        ahead.wait_for_site()
        [page] = places.builds.glob("*/release/reports/documents/a.html")
    assert page.samefile(places.reports / "documents" / "a.html")


def test_what_was_used_up_is_made_again(ahead: Ahead) -> None:
    with ahead:
        ahead.begin()
        ahead.copy().unlink()
        ahead.used_up()
        ahead.begin()
        assert ahead.copy().is_file()


def test_without_a_publication_that_it_follows_nothing_is_copied(places: Places) -> None:
    with Ahead(start_run(places, 1, Screen()), None) as ahead:
        ahead.begin()
        ahead.wait_for_site()
    assert ahead.contents is None
    assert not list(places.builds.glob("*/copied.duckdb"))
