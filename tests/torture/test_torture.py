"""The part of `make torture` that fits into a minute: no whole load is made here."""

from pathlib import Path

from benchmarks.torture.deaths import KINDS, die
from benchmarks.torture.flips import flip
from benchmarks.torture.injection import search_exports
from benchmarks.torture.inputs import TINY
from benchmarks.torture.publishes import publish_under_readers
from benchmarks.torture.variants import vary


def test_a_worker_that_dies_in_any_way_touches_no_other_document() -> None:
    figure = die(len(KINDS), TINY / "sound.pdf")
    assert not figure.bad, str(figure)


def test_no_damaged_variant_is_read_with_another_value() -> None:
    figure = vary([TINY / "sound.pdf"])
    assert figure.tried == 35
    assert not figure.bad, str(figure)


def test_every_flipped_bit_of_the_raw_layer_is_seen(tmp_path: Path) -> None:
    figure = flip(20, TINY, tmp_path / "raw")
    assert not figure.bad, str(figure)


def test_readers_meet_no_error_and_no_mixture(tmp_path: Path) -> None:
    figure = publish_under_readers(3, tmp_path)
    assert figure.tried
    assert not figure.bad, str(figure)


def test_the_search_of_exports_finds_what_is_alive(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<p onclick="x()">a</p><a href="javascript:x()">b</a><script src="//x"></script>', "utf-8"
    )
    (tmp_path / "b.csv").write_text('"=1+1","-2.50","\'=1",@x\n', "utf-8")
    (tmp_path / "c.csv").write_text("a\u202eb\x1b[31m\n", "utf-8")
    assert search_exports(tmp_path).bad == 8
    (tmp_path / "c.csv").unlink()
    (tmp_path / "a.html").write_text("<p>&lt;script&gt;</p>", "utf-8")
    (tmp_path / "b.csv").write_text('"-2.50",一\n', "utf-8")
    assert search_exports(tmp_path).bad == 0
