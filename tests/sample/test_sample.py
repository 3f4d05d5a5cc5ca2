from __future__ import annotations

import csv
import hashlib
import importlib.util
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from tests.sample.golden_figures import read_golden
from tests.sample.identities import all_sums, broken_sums

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
MADE_WITH_REPORTLAB = "5.1.0"
SIZE_LIMIT = 3_600_000
MADE = ("reports", "tiny", "documents.csv", "faults.csv")


def _rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


DOCUMENTS = {row["file"]: row for row in _rows("documents.csv")}
FAULTS = _rows("faults.csv")
SOUND = [name for name, row in DOCUMENTS.items() if row["state"] == "loaded"]


def _golden(name: str) -> Path:
    return (SAMPLE / "golden" / name).with_suffix(".figures.csv")


def test_the_list_names_every_pdf_and_its_hash() -> None:
    on_disk = {path.relative_to(SAMPLE).as_posix(): path for path in SAMPLE.rglob("*.pdf")}
    assert set(on_disk) == set(DOCUMENTS)
    for name, path in on_disk.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == DOCUMENTS[name]["sha256"], name


def test_the_samples_stay_small() -> None:
    kept = [p for p in SAMPLE.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert sum(path.stat().st_size for path in kept) < SIZE_LIMIT


@pytest.mark.parametrize("name", SOUND, ids=[Path(name).stem for name in SOUND])
def test_golden_figures_name_the_report_beside_them(name: str) -> None:
    with _golden(name).open(encoding="utf-8") as lines:
        assert {row["document_sha256"] for row in csv.DictReader(lines)} == {
            DOCUMENTS[name]["sha256"]
        }


@pytest.mark.parametrize("name", SOUND, ids=[Path(name).stem for name in SOUND])
def test_every_golden_figure_stands_on_its_page(name: str) -> None:
    wanted: dict[int, Counter[str]] = {}
    with _golden(name).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            wanted.setdefault(int(row["page"]), Counter())[row["source_text"]] += 1
    pdf = pypdfium2.PdfDocument(SAMPLE / name)
    for page, texts in wanted.items():
        printed = Counter(pdf[page - 1].get_textpage().get_text_range().split())
        assert not texts - printed, (page, texts - printed)
    pdf.close()


@pytest.mark.parametrize("name", SOUND, ids=[Path(name).stem for name in SOUND])
def test_only_seeded_faults_break_a_sum(name: str) -> None:
    seeded = [
        fault for fault in FAULTS if fault["file"] == name and fault["statement_code"] != "text"
    ]
    lines = read_golden(_golden(name))
    assert len(list(all_sums(lines))) > 20
    assert len(broken_sums(lines)) == len(seeded), broken_sums(lines)


def test_a_rounding_tail_is_printed_somewhere() -> None:
    tails = 0
    for name, row in DOCUMENTS.items():
        if row["state"] == "loaded" and "rounding_tails" in row["traits"]:
            sums = all_sums(read_golden(_golden(name)))
            tails += sum(
                s.total is not None and s.total.value != sum(a.value for a in s.addends)
                for s in sums
            )
    assert tails > 0


def test_line_keys_tell_all_golden_figures_apart() -> None:
    columns = (
        "statement_code",
        "side",
        "block",
        "subject_code",
        "line_label",
        "line_no",
        "measure_code",
        "period",
    )
    for path in (SAMPLE / "golden").rglob("*.figures.csv"):
        with path.open(encoding="utf-8") as lines:
            keys = Counter(tuple(row[c] for c in columns) for row in csv.DictReader(lines))
        assert max(keys.values()) == 1, path.name


def test_the_copy_sorts_behind_its_original() -> None:
    copies = [row for row in DOCUMENTS.values() if row["state"] == "duplicate"]
    assert copies
    for copy in copies:
        twin = next(
            n for n, r in DOCUMENTS.items() if r["sha256"] == copy["sha256"] and r is not copy
        )
        assert twin < copy["file"]


def test_broken_files_are_broken_as_listed() -> None:
    by_reason = {
        row["reason_code"]: (SAMPLE / name).read_bytes() for name, row in DOCUMENTS.items()
    }
    assert not by_reason["not_a_pdf"].startswith(b"%PDF")
    assert by_reason["damaged"].startswith(b"%PDF")
    assert b"%%EOF" not in by_reason["damaged"]


def test_the_restatement_is_the_later_of_two() -> None:
    dates = {}
    for trait in ("superseded", "restated"):
        name = next(n for n, row in DOCUMENTS.items() if trait in row["traits"].split(";"))
        pdf = pypdfium2.PdfDocument(SAMPLE / name)
        dates[trait] = pdf.get_metadata_value("ModDate")
        pdf.close()
    assert dates["superseded"] < dates["restated"]


def test_scanned_pages_have_no_text() -> None:
    scanned = {
        name: row["scanned_pages"] for name, row in DOCUMENTS.items() if row["scanned_pages"]
    }
    assert scanned
    for name, pages in scanned.items():
        pdf = pypdfium2.PdfDocument(SAMPLE / name)
        for page in pages.split(";"):
            assert pdf[int(page) - 1].get_textpage().get_text_range() == ""
        pdf.close()


def test_the_fonts_carry_their_licence() -> None:
    licence = (SAMPLE / "font" / "OFL.txt").read_text(encoding="utf-8")
    for font in (SAMPLE / "font").glob("*.ttf"):
        assert font.name in licence
        assert font.stat().st_size < SIZE_LIMIT // 3


def test_the_generator_gives_the_same_bytes(tmp_path: Path) -> None:
    if importlib.util.find_spec("reportlab") is None:
        pytest.skip("reportlab is a development extra and not installed")
    import reportlab

    if reportlab.Version != MADE_WITH_REPORTLAB:
        pytest.skip(f"the samples were made with reportlab {MADE_WITH_REPORTLAB}")
    if "ng" in zlib.ZLIB_RUNTIME_VERSION:
        pytest.skip("this zlib packs differently; the pages would be equal, the bytes not")
    command = [sys.executable, "-B", str(SAMPLE / "make_samples.py"), "--out", str(tmp_path)]
    subprocess.run(command, check=True)
    for name in MADE:
        made = (
            [tmp_path / name]
            if (tmp_path / name).is_file()
            else sorted((tmp_path / name).rglob("*"))
        )
        for path in made:
            twin = SAMPLE / path.relative_to(tmp_path)
            assert path.is_dir() or path.read_bytes() == twin.read_bytes(), twin.name
