"""A build file in; the documents of each department out, with a digest of what is known of them.

What is built over documents, the rules' answers and the pages of the report look at a department
together: the year before, the budget, another version, a copy. As long as its digest is the same,
all of these are.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from load.settings import Build

_KNOWN = """
    with files_of as (
        select
            coalesce(last_good_sha256, document_sha256) as document_sha256,
            string_agg(files::text, chr(10) order by file_path) as known,
        from marts.files as files
        group by all
    ),

    -- what is not loaded may still print the name of a subject
    departments as (
        select department_name, min(department_id) as department_id
        from marts.dim_document where department_name is not null group by all
    )

    select
        coalesce(loaded.department_id, departments.department_id, read.document_sha256),
        read.document_sha256,
        loaded.document_sha256 is not null,
        concat_ws(chr(10), read.state, loaded::text, files_of.known),
    from intermediate.int_documents as read
    left join marts.dim_document as loaded on read.document_sha256 = loaded.document_sha256
    left join departments on read.department_name = departments.department_name
    left join files_of on read.document_sha256 = files_of.document_sha256
    order by all
"""
_FILE = "departments.json"


@dataclass(frozen=True, slots=True)
class Department:
    """The documents of a department; one that names none is alone.

    Attributes:
        loaded: Those that are loaded.
        others: Those that were read and are not loaded.
        digest: Of all that is known of them, across documents too.
    """

    loaded: tuple[str, ...]
    others: tuple[str, ...]
    digest: str

    @property
    def documents(self) -> tuple[str, ...]:
        """Give the hashes of all its documents, loaded or not."""
        return (*self.loaded, *self.others)


def read_departments(warehouse: Path, readings: Mapping[str, str]) -> list[Department]:
    """List the departments of a build file.

    Args:
        warehouse: The build file.
        readings: By document hash, the reading of it that was built.
    """
    from expectations.warehouse import open_warehouse

    with open_warehouse(warehouse, read_only=True) as connection:
        rows = connection.execute(_KNOWN).fetchall()
    by_name: dict[str, list[tuple[str, bool, str]]] = {}
    for name, *row in rows:
        by_name.setdefault(name, []).append(tuple(row))
    unseen = readings.keys() - {sha256 for some in by_name.values() for sha256, *_ in some}
    by_name |= {sha256: [(sha256, False, "")] for sha256 in unseen}
    return [_department(some, readings) for _, some in sorted(by_name.items())]


def read_documents(warehouse: Path) -> tuple[str, ...]:
    """Name the documents of a build file, those that are not loaded as well."""
    from expectations.warehouse import open_warehouse

    query = "select document_sha256 from intermediate.int_documents order by all"
    with open_warehouse(warehouse, read_only=True) as connection:
        return tuple(sha256 for (sha256,) in connection.execute(query).fetchall())


def digests_of(departments: Iterable[Department]) -> dict[str, str]:
    """Give the digest of its department by document."""
    return {sha256: one.digest for one in departments for sha256 in one.documents}


def write_departments(build: Build, departments: Iterable[Department]) -> None:
    """Write into the run's folder what its build file holds."""
    rows = [[one.loaded, one.others, one.digest] for one in departments]
    text = json.dumps(rows)
    (build.folder / _FILE).write_text(text, encoding="ascii")


def known_departments(build: Build) -> list[Department]:
    """Read what the run's build file holds."""
    rows = json.loads((build.folder / _FILE).read_bytes())
    return [Department(tuple(loaded), tuple(others), digest) for loaded, others, digest in rows]


def _department(rows: list[tuple[str, bool, str]], readings: Mapping[str, str]) -> Department:
    known = [[sha256, readings[sha256], text] for sha256, _, text in rows]
    return Department(
        tuple(sha256 for sha256, is_loaded, _ in rows if is_loaded),
        tuple(sha256 for sha256, is_loaded, _ in rows if not is_loaded),
        hashlib.sha256(json.dumps(known).encode()).hexdigest(),
    )
