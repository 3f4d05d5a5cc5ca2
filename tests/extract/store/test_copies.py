"""A report saved anew is a copy; one that carries other extras is not."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
from reportlab.pdfgen.canvas import Canvas

from extract import extract_folder
from extract.store.raw import changed_files
from tests.extract.conftest import draw_grid
from tests.extract.test_pipeline import draw_report


def states(inbox: Path, raw: Path) -> dict[str, tuple[str, str | None]]:
    """Read the folder; give status and reason of each file."""
    extract_folder(inbox, raw, workers=1)
    rows = pq.read_table(raw / "files.parquet").to_pylist()
    return {row["file_path"]: (row["status"], row["reason_code"]) for row in rows}


def test_a_report_saved_anew_is_a_duplicate_also_when_it_comes_later(tmp_path: Path) -> None:
    inbox, raw = tmp_path / "inbox", tmp_path / "raw"
    inbox.mkdir()
    draw_report(inbox / "a.pdf", "1.50")
    assert states(inbox, raw) == {"a.pdf": ("found", None)}
    content = (inbox / "a.pdf").read_bytes()
    (inbox / "b.pdf").write_bytes(content.replace(b"%PDF-1.3", b"%PDF-1.4") + b"\n")
    action = b"/OpenAction << /S /JavaScript /JS (1) >>"
    assert content.count(b"/PageMode /UseNone") == 1
    (inbox / "c.pdf").write_bytes(content.replace(b"/PageMode /UseNone", action))
    draw_report(inbox / "d.pdf", "2.50")
    assert states(inbox, raw) == {
        "a.pdf": ("found", None),
        "b.pdf": ("duplicate", "same_reading"),
        "c.pdf": ("found", None),
        "d.pdf": ("found", None),
    }
    assert pq.read_table(raw / "current.parquet").num_rows == 3


def test_the_file_published_earlier_stands_for_its_copies(tmp_path: Path) -> None:
    inbox, raw = tmp_path / "inbox", tmp_path / "raw"
    inbox.mkdir()
    draw_report(inbox / "m.pdf", "1.50")
    assert states(inbox, raw) == {"m.pdf": ("found", None)}
    current = pq.read_table(raw / "current.parquet").to_pylist()
    content = (inbox / "m.pdf").read_bytes()
    (inbox / "a.pdf").write_bytes(content.replace(b"%PDF-1.3", b"%PDF-1.4") + b"\n")
    (inbox / "b.pdf").write_bytes(content)
    for _ in range(2):
        assert states(inbox, raw) == {
            "a.pdf": ("duplicate", "same_reading"),
            "b.pdf": ("duplicate", "same_content"),
            "m.pdf": ("found", None),
        }
        assert pq.read_table(raw / "current.parquet").to_pylist() == current
    (inbox / "m.pdf").unlink()
    assert states(inbox, raw) == {
        "a.pdf": ("duplicate", "same_reading"),
        "b.pdf": ("found", None),
    }
    assert pq.read_table(raw / "current.parquet").to_pylist() == current


def test_pages_that_show_something_else_are_no_copies(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    draw_report(inbox / "a.pdf", "1.50")
    canvas = Canvas(str(inbox / "b.pdf"), pagesize=(400, 300), invariant=1)
    rows = [["Name", "Amount"], ["Roads", "1.50"]]
    draw_grid(canvas, [50, 150, 250], [280, 260, 240], rows)
    canvas.drawString(50, 100, "Note")
    canvas.bezier(60, 60, 90, 20, 150, 90, 200, 40)  # no text, no straight line: nothing is read
    canvas.save()
    found = ("found", None)
    assert states(inbox, tmp_path / "raw") == {"a.pdf": found, "b.pdf": found}


def test_documents_of_blank_pages_are_no_copies(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("a.pdf", "b.pdf"):
        canvas = Canvas(str(inbox / name), pagesize=(400, 300), invariant=1)
        canvas.setTitle(name)
        canvas.showPage()
        canvas.save()
    found = ("found", None)
    assert states(inbox, tmp_path / "raw") == {"a.pdf": found, "b.pdf": found}


def test_a_changed_file_of_the_raw_layer_is_named_and_read_again(tmp_path: Path) -> None:
    inbox, raw = tmp_path / "inbox", tmp_path / "raw"
    inbox.mkdir()
    draw_report(inbox / "a.pdf", "1.50")
    first = states(inbox, raw)
    assert changed_files(raw) == []
    for name in ("files.parquet", next(raw.glob("cells/*")).relative_to(raw).as_posix()):
        content = bytearray((raw / name).read_bytes())
        content[len(content) // 2] ^= 1
        (raw / name).write_bytes(content)
        assert changed_files(raw) == [name]
        assert states(inbox, raw) == first
        assert changed_files(raw) == []
