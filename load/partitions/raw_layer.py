"""The raw layer as the gate and the rules see it.

The gate sees it of documents of which nothing was published before: the raw
layer's contract is one document's alone, and a document of which it held need not be looked at
again, as long as its reading and the checks are the same. The rules see it of those they judge.
"""

import json
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from load.blame.set_aside import SetAside
from load.blame.view import write_view
from load.compiled.plan import Node, Plan
from load.partitions.documents import document_store, verify
from load.release.digest import digest_of
from load.release.files import replacing
from load.settings import CHECKOUT, DBT_PROJECT, Places

if TYPE_CHECKING:
    import duckdb

_CHECKS = CHECKOUT / "expectations" / "checks"


def show_raw_layer(
    places: Places,
    plan: Plan,
    connection: "duckdb.DuckDBPyConnection",
    wanted: Mapping[str, str],
    set_aside: list[SetAside],
) -> None:
    """Show in a build file, by the views of dbt's staging, what the gate has not seen yet.

    Args:
        places: The data folder.
        plan: The compiled project, for the views.
        connection: The build file.
        wanted: By document hash, the reading of it that will be published.
        set_aside: Those of them that are set aside.
    """
    from load.compiled.runner import run_node

    passed = _passed(places)
    new = [sha256 for sha256, reading in wanted.items() if passed.get(sha256) != reading]
    verify(places, new)
    aside = [one for one in set_aside if one.document_sha256 in new]
    write_view(places, aside, only=new, view=places.raw_unseen)
    for node in _staging(plan):
        run_node(node, connection, str(places.raw_unseen), lambda _: None)


def copy_raw_layer(
    places: Places,
    plan: Plan,
    connection: "duckdb.DuckDBPyConnection",
    documents: Collection[str],
    relations: Collection[str],
) -> None:
    """Write into a file, as tables, what rules read of the raw layer of some documents.

    Args:
        places: The data folder.
        plan: The compiled project, for the views of staging.
        connection: The file.
        documents: Of these; of those set aside nothing was read that a rule could look at.
        relations: What the rules read.
    """
    from load.compiled.runner import run_node

    verify(places, sorted(documents))
    write_view(places, only=documents, view=places.raw_judged)
    for node in _staging(plan):
        if node.relation in relations:
            table = replace(node, kind="table")
            run_node(table, connection, str(places.raw_judged), lambda _: None)
    shutil.rmtree(places.raw_judged)


def _staging(plan: Plan) -> list[Node]:
    return [node for node in plan.document_layer() if node.relation.startswith("staging.")]


def note_passed(places: Places, wanted: Mapping[str, str]) -> None:
    """Write down which readings were published, and so held; on a full disk all are asked again."""
    with suppress(OSError), replacing(_ledger(places)) as path:
        path.write_text(json.dumps(dict(wanted)), encoding="utf-8")


def _passed(places: Places) -> dict[str, str]:
    with suppress(OSError, ValueError):
        return dict(json.loads(_ledger(places).read_bytes()))
    return {}


def _ledger(places: Places) -> Path:
    """Name the list; beside the batches, whose digest of code is in its name."""
    checks = digest_of((_CHECKS, DBT_PROJECT / "models" / "staging"))[:16]
    return document_store(places).folder / f"passed_{checks}.json"
