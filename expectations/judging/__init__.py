"""A build file in, verdicts in its audit tables out.

DuckDB only: all arithmetic is SQL over decimals, and Great Expectations is not imported, so that
verdicts cost a second, not ten.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.catalogue import read_catalogue
from expectations.in_order import run_in_order
from expectations.terms.kinds import as_text
from expectations.terms.rows import write_terms
from expectations.warehouse import FEW, open_beside, open_warehouse, plan_quickly, run_file

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import duckdb

    from expectations.rule import Rule

STEPS = Path(__file__).parent
"""Where the SQL lies: files run in the order of the names of folders and files."""
_OWN = "07_own"
"""The folder of rules that are of no shared kind."""
_MACROS = sorted((STEPS / "01_macros").glob("*.sql"))
_TABLES = STEPS / "02_tables" / "audit.sql"
_RUN_BEFORE = frozenset({*_MACROS, _TABLES})
SIDE_BY_SIDE = ("05_shared", "06_kinds", _OWN)
"""The folders whose files wait for nothing but what they read."""
_FINDINGS = "09_findings.sql"
_RULE = re.compile(r"'([A-Z]+-\d{3})'")
_COMMENT = re.compile(r"--.*")
_MAKES = re.compile(r"\bcreate or replace (?:temp )?(?:table|view) (\w+)")
_CHANGES = re.compile(r"\b(?:insert into|update|delete from) (\w+)")
_READS = re.compile(r"(?<!insert into )\b\w+")


@dataclass(frozen=True)
class Verdicts:
    """How the rules answered, over all documents.

    Attributes:
        rules: rules of the catalogue.
        documents: documents judged.
        passes: answers `pass`, and so on for the other three outcomes.
        findings: findings written, of which `explained` follow from another one.
        unanswered: rule × document pairs that should have an answer and have none.
    """

    rules: int
    documents: int
    passes: int
    violations: int
    not_applicable: int
    cannot_tell: int
    findings: int
    explained: int
    unanswered: int


def judge(warehouse: Path, rules: Sequence[Rule] | None = None) -> Verdicts:
    """Judge every loaded document by every rule and write the audit tables.

    The audit tables of rules are made anew each time. `rules` stands in for the catalogue in tests.
    """
    catalogue = read_catalogue() if rules is None else tuple(rules)
    with open_warehouse(warehouse, read_only=False) as connection:
        create_tables(connection)
    with open_beside(warehouse) as connection:
        # most tables are too short for two threads of one query: two queries run side by side
        connections = [connection, connection.cursor()]
        [(count, kinds)] = connection.execute(
            "select count(*), list(distinct document_kind) from warehouse.marts.documents"
        ).fetchall()
        if count <= FEW:
            plan_quickly(connection)
        for one in connections:
            _make_ready(one)
        connection.execute("set variable catalogue = ?", [_as_json(catalogue)])
        write_terms(connection, catalogue)
        files = [path for path in files_for(kinds or (), catalogue) if path not in _RUN_BEFORE]
        shared = [path for path in files if path.parent.name in SIDE_BY_SIDE]
        first = files.index(shared[0])
        for path in files[:first]:
            run_file(connection, path)
        run_in_order(what_waits(shared), connections, lambda path, one: run_file(one, path), str)
        for path in files[first + len(shared) :]:
            if path.name == _FINDINGS:  # from here on all is written into the build file
                connection.begin()
            run_file(connection, path)
        verdicts = count_verdicts(connection)
        connection.commit()
    return verdicts


def _make_ready(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a connection macros of its own; tables that are not temporary all share."""
    set_radicals(connection)
    for path in _MACROS:
        run_file(connection, path)


@dataclass(frozen=True)
class _Touched:
    """The tables that a file of SQL makes, writes (those as well) and reads, among other words."""

    makes: set[str]
    writes: set[str]
    reads: set[str]

    @classmethod
    def by(cls, path: Path) -> _Touched:
        code = _COMMENT.sub("", path.read_text(encoding="utf-8"))
        makes = set(_MAKES.findall(code))
        return cls(makes, makes | set(_CHANGES.findall(code)), set(_READS.findall(code)))

    def hinders(self, other: _Touched) -> bool:
        """Tell whether another file, run meanwhile, would find or leave something else."""
        return bool(
            self.writes & other.reads or self.reads & other.writes or self.makes & other.writes
        )


def what_waits(files: Sequence[Path]) -> dict[Path, list[Path]]:
    """Tell for each file which earlier ones must be run first, since it reads what they write."""
    touched = [_Touched.by(path) for path in files]
    return {
        path: [files[other] for other in range(number) if touched[other].hinders(touched[number])]
        for number, path in enumerate(files)
    }


def set_radicals(connection: duckdb.DuckDBPyConnection) -> None:
    """Let SQL fold the radicals and compatibility ideographs that fonts give to characters."""
    codes = (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))
    forms = [(chr(code), unicodedata.normalize("NFKC", chr(code))) for code in codes]
    pairs = [(old, new) for old, new in forms if len(new) == 1 and new != old]
    for name, place in (("radicals", 0), ("characters", 1)):
        connection.execute(f"set variable {name} = ?", ["".join(pair[place] for pair in pairs)])


def files_for(kinds: Collection[str], rules: Sequence[Rule]) -> list[Path]:
    """List the SQL to run, in its order, over documents of some kinds.

    What only asks rules that are about none of them is left out: of few documents, to plan it costs
    as much as to run it. That a rule does not apply is said of all such rules together. Of no
    document all is run, for what the later steps read.
    """
    idle = {rule.id for rule in rules if kinds and not set(rule.applies_to) & set(kinds)}
    return [
        path
        for path in sorted(STEPS.rglob("*.sql"))
        if path.parent.name != _OWN or not (named := rules_in(path)) or named - idle
    ]


def rules_in(path: Path) -> set[str]:
    """Name the rules that a file of SQL names."""
    return set(_RULE.findall(path.read_text(encoding="utf-8")))


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the audit tables of rules anew, empty."""
    run_file(connection, _TABLES)


def _as_json(rules: Sequence[Rule]) -> str:
    blocks = [
        {
            **asdict(rule),
            "terms": json.dumps(
                [as_text(rule.kind, term) for term in rule.terms], ensure_ascii=False
            ),
        }
        for rule in rules
    ]
    return json.dumps(blocks, ensure_ascii=False)


def count_verdicts(connection: duckdb.DuckDBPyConnection) -> Verdicts:
    """Count what the audit tables hold."""
    rows = connection.execute(
        """
        select
            (select count(*) from warehouse.audit.rules),
            (select count(distinct document_sha256) from warehouse.audit.rule_index),
            count(*) filter (outcome = 'pass'),
            count(*) filter (outcome = 'violation'),
            count(*) filter (outcome = 'not_applicable'),
            count(*) filter (outcome = 'cannot_tell'),
            (select count(*) from warehouse.audit.violations),
            (select count(*) from warehouse.audit.violations where status = 'explained'),
            (select count(*) from warehouse.audit.rule_index) - count(*),
        from warehouse.audit.rule_results
        """
    ).fetchall()
    return Verdicts(*rows[0])
