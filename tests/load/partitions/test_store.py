"""Batches of documents: whole or not there, read by document and reading, merged when many."""

from pathlib import Path

import duckdb
import pytest

from load.partitions.documents import copy_rows
from load.partitions.store import Store, forget_others

A, B, C = ("a" * 64, "b" * 64, "c" * 64)


def write(folder: Path, *documents: str) -> None:
    """Write two relations, one keyed by document and one by the cells' ids."""
    rows = ", ".join(f"('{sha256}', '{folder.name}')" for sha256 in documents)
    rows = f"(values {rows}) as rows (document_sha256, batch)"
    copy_rows(f"select * from {rows}", folder / "marts.by_hash.parquet")
    ids = f"select left(document_sha256, 12) || ':p1:g1:r1:c1' as cell_id from {rows}"
    copy_rows(ids, folder / "marts.by_cell.parquet")
    copy_rows("select 'GK01' as statement_code", folder / "intermediate.of_seeds.parquet")


def keep(store: Store, **readings: str) -> None:
    """Keep a batch of documents a, b … in the given readings."""
    named = {name * 64: reading for name, reading in readings.items()}
    store.add(named, lambda folder: write(folder, *named))


def documents(store: Store, wanted: dict[str, str], relation: str = "marts.by_hash") -> list[str]:
    return sorted(row[0] for row in duckdb.sql(store.rows(relation, wanted)).fetchall())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "documents" / "code")
    keep(store, a="first", b="first")
    return store


def test_what_was_kept_need_not_be_built_again(store: Store) -> None:
    assert store.missing({A: "first", B: "first", C: "first"}) == [C]
    again = Store(store.folder)
    assert again.missing({A: "first", B: "first"}) == []
    assert documents(again, {A: "first", B: "first"}) == [A, B]


def test_another_reading_is_another_content(store: Store) -> None:
    assert store.missing({A: "second"}) == [A]
    keep(store, a="second")
    assert store.missing({A: "second", B: "first"}) == []
    rows = duckdb.sql(store.rows("marts.by_hash", {A: "second", B: "first"})).fetchall()
    assert len(rows) == 2
    assert len({batch for _, batch in rows}) == 2  # the old reading of a is not read


@pytest.mark.parametrize("relation", ["marts.by_hash", "marts.by_cell"])
def test_a_document_that_left_is_not_read(store: Store, relation: str) -> None:
    [found] = documents(store, {B: "first"}, relation)
    assert found.startswith("b" * 12)


def test_what_is_made_of_seeds_alone_is_read_once(store: Store) -> None:
    keep(store, c="first")
    for wanted in ({A: "first", B: "first", C: "first"}, {B: "first"}, {}):
        assert documents(store, wanted, "intermediate.of_seeds") == ["GK01"]


def test_without_documents_a_relation_is_empty_and_has_its_columns(store: Store) -> None:
    empty = duckdb.sql(store.rows("marts.by_hash", {}))
    assert empty.columns == ["document_sha256", "batch"]
    assert empty.fetchall() == []
    with pytest.raises(LookupError):
        Store(store.folder.with_name("other")).rows("marts.by_hash", {})


def test_a_batch_that_was_cut_is_built_anew(store: Store) -> None:
    [path] = store.folder.glob("*/marts.by_hash.parquet")
    path.write_bytes(path.read_bytes()[:-1])
    assert Store(store.folder).missing({A: "first", B: "first"}) == [A, B]


def test_a_batch_half_written_is_none(store: Store) -> None:
    def die(folder: Path) -> None:
        write(folder, C)
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011  # any
        store.add({C: "first"}, die)
    assert Store(store.folder).missing({C: "first"}) == [C]
    forget_others(store.folder)
    assert not list(store.folder.glob(".*"))


def test_many_small_batches_become_one_and_what_left_is_gone(tmp_path: Path) -> None:
    store = Store(tmp_path / "documents" / "code")
    names = [chr(ord("a") + number) for number in range(26)]
    for name in names:
        keep(store, **{name: "first"})
    wanted = {name * 64: "first" for name in names[1:]}
    store.tidy(wanted, copy_rows)
    assert len(list(store.folder.glob("*"))) == 1
    assert Store(store.folder).missing(wanted) == []
    assert documents(Store(store.folder), wanted) == sorted(wanted)
    assert len(documents(store, wanted, "marts.by_cell")) == len(wanted)


def test_what_other_code_made_is_forgotten(store: Store) -> None:
    other = store.folder.with_name("other")
    other.mkdir()
    forget_others(store.folder)
    assert not other.exists()
    assert Store(store.folder).missing({A: "first"}) == []
