"""The raw layer as the gate sees it: of documents of which nothing was published before.

The raw layer's contract is one document's alone. A document of which it held when it was published
need not be looked at again, as long as its reading and the checks are the same.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from load.blame.set_aside import SetAside
from load.blame.view import write_view
from load.compiled.plan import Plan
from load.partitions.documents import document_store, verify
from load.release.digest import digest_of
from load.release.files import replacing
from load.settings import CHECKOUT, DBT_PROJECT, Places

if TYPE_CHECKING:
    import duckdb

_CHECKS = CHECKOUT / "expectations" / "checks"
_STAGING = "staging."


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
    for node in plan.document_layer():
        if node.relation.startswith(_STAGING):
            run_node(node, connection, str(places.raw_unseen), lambda _: None)


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
