"""The raw layer in; what dbt makes of each document alone out, built for what is new in batches."""

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfile

from load.blame.set_aside import SetAside, read_set_aside
from load.blame.view import read_current, write_view
from load.compiled.build import build
from load.compiled.cached import compiled_project
from load.errors import BuildError, LoadError
from load.partitions.batches import Batches
from load.partitions.cluster import Built, Files, pack, workers_of
from load.partitions.relations import ACROSS, kept_relations
from load.partitions.store import LARGEST, Store, literal
from load.process.points import reached
from load.release.digest import digest_of
from load.run import Run
from load.settings import CHECKOUT, DBT_PROJECT, Places
from load.terminal.screen import Advance
from load.terminal.text import printable


def document_store(places: Places) -> Store:
    """Open the batches of the document layer that this code made."""
    digest = digest_of(
        (DBT_PROJECT, CHECKOUT / "load" / "partitions"),
        without=(ACROSS,),
        also=" ".join(kept_relations()),
    )
    return Store(places.partitions / "documents" / digest)


def read_readings(places: Places) -> dict[str, str]:
    """Read by document hash what of each document in the folder is built: its reading now."""
    current = read_current(places)
    aside = {one.document_sha256: one for one in read_set_aside(places, current)}
    return {sha256: _reading(current[sha256], aside.get(sha256)) for sha256 in sorted(current)}


def build_documents(run: Run, advance: Advance) -> dict[str, str]:
    """Build what is new of the document layer; give the reading of each document that it holds.

    Raises:
        BuildError: A model or a test failed; its `documents` are those of the batch.
        LoadError: The raw layer was changed.
    """
    places = run.places
    aside = {one.document_sha256: one for one in read_set_aside(places, read_current(places))}
    wanted = read_readings(places)
    store = document_store(places)
    missing = store.missing(wanted)
    verify(places, missing)
    if run.executor and missing:
        built = _build_there(run, missing, aside, advance)
    else:
        # an empty folder has empty tables
        batches = list(batched(missing)) or ([] if store.batches else [()])
        built = _build_here(run, batches, aside, advance)
    for batch, write in built:
        store.add({sha256: wanted[sha256] for sha256 in batch}, write)
        reached("batch_kept")
    store.tidy(wanted, copy_rows)
    return wanted


def _build_there(
    run: Run, missing: list[str], aside: Mapping[str, SetAside], advance: Advance
) -> Iterator[Built]:
    """Build documents on a cluster."""
    with workers_of(run) as workers:
        batches = (
            (batch, _view_of(run, batch, aside))
            for batch in batched(missing, workers.batch_size(len(missing)))
        )
        yield from workers.do(_build_batch_there, batches, len(missing), advance)


def _view_of(run: Run, batch: tuple[str, ...], aside: Mapping[str, SetAside]) -> Files:
    """Take the raw layer of a batch."""
    with tempfile.TemporaryDirectory(prefix="batch-") as folder:
        view = Path(folder, "raw")
        write_view(run.places, [aside[one] for one in batch if one in aside], only=batch, view=view)
        return pack(view)


def _build_batch_there(run: Run, come: Path, document_count: int, out: Path) -> None:
    """Build a batch on a worker; what has come is the raw layer as the build sees it."""
    run.places.raw_view.parent.mkdir(parents=True, exist_ok=True)
    come.rename(run.places.raw_view)
    with build_batch(run, document_count, lambda *_: None) as built:
        _export(kept_of(run), built, out)


def _build_here(
    run: Run, batches: list[tuple[str, ...]], aside: Mapping[str, SetAside], advance: Advance
) -> Iterator[Built]:
    """Build one batch after another on this machine."""
    waiting = Batches(batches, advance)
    for batch, some in waiting:
        write_view(run.places, [aside[one] for one in batch if one in aside], only=batch)
        try:
            with build_batch(run, len(batch), some) as built:
                yield batch, partial(_export, kept_of(run), built)
        except BuildError as error:
            error.documents = batch
            waiting.halve(batch, error)


@contextmanager
def build_batch(
    run: Run, document_count: int, advance: Advance, nodes: Sequence[str] = ()
) -> Iterator[Path]:
    """Build the document layer of the documents in view; yields the file, gone afterwards.

    Args:
        run: The run.
        document_count: How many they are.
        advance: Called as it advances.
        nodes: Build only these models and tests, and what they are made of; all unless given.
    """
    compiled = compiled_project(run)
    chosen = compiled.plan.only(nodes) if nodes else compiled.plan.document_layer()
    seeds = partial(copyfile, compiled.seeds)
    with build(run, chosen, document_count, advance, seeds, dies=True) as built:
        yield built


def verify(places: Places, documents: Sequence[str]) -> None:
    """Hold what will be read of the raw layer to its checksums.

    Raises:
        LoadError: A file was changed.
    """
    from extract.store.raw import changed_files  # not paid for by commands that build nothing

    current = read_current(places)
    if changed := changed_files(places.raw, {current[sha256] for sha256 in documents}):
        raise LoadError(
            f"原始数据 {printable(changed[0])} 与登记的校验和不符（共 {len(changed)} 个文件），"
            "没有发布：请重新运行，会自动重新读取。"
        )


def batched(documents: Sequence[str], size: int = LARGEST) -> Iterator[tuple[str, ...]]:
    """Cut documents into batches."""
    for start in range(0, len(documents), size):
        yield tuple(documents[start : start + size])


def copy_rows(query: str, path: Path) -> None:
    """Write what a query selects from parquet into a parquet file."""
    import duckdb

    from expectations.warehouse import SETTINGS

    with duckdb.connect(config=dict(SETTINGS)) as connection:
        connection.execute(f"copy ({query}) to {literal(path)} (format parquet, compression zstd)")


def _reading(extraction_id: str, aside: SetAside | None) -> str:
    """Name what is built of a document: its reading, or that it is set aside and why."""
    if aside is None:
        return extraction_id
    return f"set aside {hashlib.sha256(aside.error.encode()).hexdigest()[:16]}"


def kept_of(run: Run) -> list[str]:
    """Name what is kept of a batch; what is made of seeds alone lies with the seeds."""
    of_seeds = compiled_project(run).of_seeds
    return [relation for relation in kept_relations() if relation not in of_seeds]


def _export(relations: Sequence[str], built: Path, folder: Path) -> None:
    """Write what is kept of a batch: a parquet file a relation."""
    from expectations.warehouse import open_warehouse

    with open_warehouse(built, read_only=True) as connection:
        for relation in relations:
            path = literal(folder / f"{relation}.parquet")
            connection.execute(f"copy {relation} to {path} (format parquet, compression zstd)")
