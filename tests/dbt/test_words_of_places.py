"""Titles and headings as places print them that none of our documents comes from.

Put down from what is known of their forms. The models that read words are tried on them as they
are, without dbt.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import duckdb
import jinja2
import pytest
import yaml

from load.settings import DBT_PROJECT

HERE = Path(__file__).parent
TITLE_MODELS = (
    "int_statement_kinds",
    "int_title_lines",
    "int_title_readings",
    "int_title_words",
    "int_fitting_titles",
    "int_title_matches",
    "int_grid_titles",
)
HEADING_MODELS = (
    "int_heading_texts",
    "int_heading_terms",
    "int_headings_of_forms",
    "int_headings_behind_words",
    "int_headings_before_words",
    "int_composed_headings",
)


def rows_of(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def plain(text: str) -> str:
    return re.sub(r'[\s“”"]', "", unicodedata.normalize("NFKC", text))


@pytest.fixture
def seeds() -> Iterator[duckdb.DuckDBPyConnection]:
    """Hold the seeds, typed as the project says."""
    folder = Path(DBT_PROJECT, "seeds")
    entries = [
        entry
        for path in sorted(folder.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["seeds"]
    ]
    with duckdb.connect() as connection:
        for entry in entries:
            typed = ", ".join(
                f"cast({column} as {kind}) as {column}"
                for column, kind in entry["config"]["column_types"].items()
            )
            connection.execute(
                f"""
                create table {entry["name"]} as
                select * replace ({typed}) from read_csv($file, all_varchar = true)
                """,
                {"file": str(folder / f"{entry['name']}.csv")},
            )
        yield connection


def build(connection: duckdb.DuckDBPyConnection, models: tuple[str, ...]) -> None:
    """Build models over what the connection holds."""
    macros = "".join(
        text
        for path in sorted(Path(DBT_PROJECT, "macros").rglob("*.sql"))
        if "{% test" not in (text := path.read_text(encoding="utf-8"))
    )
    environment = jinja2.Environment(autoescape=False)
    environment.globals["ref"] = lambda name: name
    for model in models:
        [path] = Path(DBT_PROJECT, "models").rglob(f"{model}.sql")
        sql = environment.from_string(macros + path.read_text(encoding="utf-8")).render()
        connection.execute(f"create table {model} as {sql}")


def test_titles_of_unseen_places_are_read(seeds: duckdb.DuckDBPyConnection) -> None:
    # each manner of printing is a document; a title without a code is one we do not know
    titles = rows_of("titles_of_places.csv")
    seeds.execute(
        """
        create table int_grid_captions (
            grid_id varchar, region varchar, caption_no integer, plain varchar, pieces varchar[]
        );
        create table int_text_rows (document_sha256 varchar, page integer, plain varchar);
        create table int_cells (
            grid_id varchar, is_number boolean,
            half_last_digit decimal(10, 4), number_printed decimal(24, 6)
        )
        """
    )
    seeds.executemany(
        "insert into int_grid_captions values (?, 'above', 1, ?, ?)",
        [
            [
                f"{row['manner']}:{no}",
                plain(row["title"]),
                [plain(piece) for piece in row["title"].split()],
            ]
            for no, row in enumerate(titles)
        ],
    )
    build(seeds, TITLE_MODELS)
    found = dict(seeds.execute("select grid_id, statement_code from int_grid_titles").fetchall())
    read = {
        (row["manner"], row["title"]): found.get(f"{row['manner']}:{no}") or ""
        for no, row in enumerate(titles)
    }
    assert read == {(row["manner"], row["title"]): row["statement_code"] for row in titles}


def test_headings_of_unseen_places_are_read(seeds: duckdb.DuckDBPyConnection) -> None:
    # a heading without a meaning is one that must not be guessed: 购置数 counts cars, no money
    headings = rows_of("headings_of_places.csv")
    seeds.execute(
        """
        create table int_cells as
        select unnest(cast(? as varchar[])) as plain, 1 as grid_id, 1 as row_no, false as is_blank
        """,
        [[plain(row["heading"]) for row in headings]],
    )
    seeds.execute("create table int_grid_bodies as select 1 as grid_id, 2 as body_row_no")
    build(seeds, HEADING_MODELS)
    found: dict[str, set[str]] = {}
    for model in HEADING_MODELS[1:3] + HEADING_MODELS[-1:]:
        for text, meaning in seeds.execute(
            f"select plain, concept || ' ' || kind from {model}"
        ).fetchall():
            found.setdefault(text, set()).add(meaning)
    for row in headings:
        meanings = found.get(plain(row["heading"]), set())
        assert (row["meaning"] in meanings) if row["meaning"] else not meanings, row["heading"]
