"""The SQL of judging runs in the order of its names, and says what it reads and writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from expectations.catalogue import read_catalogue
from expectations.judging import SIDE_BY_SIDE, STEPS, files_for, rules_in, what_waits
from expectations.terms.kinds import KINDS

FILES = sorted(STEPS.rglob("*.sql"))
MADE = re.compile(r"create or replace (?:temp )?(?:table|view|macro) (?!audit\.)(\w+)")
OWN = re.compile(r"(?:create or replace temp (?:table|view|macro)|set variable) (\w+)")
READ = re.compile(r"(?:from|join)\s+(\w+)|(\w+)\(")
BARE = re.compile(r"(?<![.\w])(?:staging|intermediate|marts|seeds|audit)\.\w+")
ANSWERS = r"\.(?:rule|violat|find|check)"
MODELS = re.compile(rf"\b(?:staging|intermediate|marts|seeds|audit(?!{ANSWERS}))\.\w+")
RULES = ("06_kinds", "07_own", "08_over_checks")
LINES = 250


def code(path: Path) -> str:
    """Read a file without its comments."""
    return re.sub(r"--.*", "", path.read_text(encoding="utf-8"))


def reads(path: Path) -> set[str]:
    """Name the tables and macros that a file uses, among other words."""
    return {table or macro for table, macro in READ.findall(code(path))}


def named(path: Path) -> str:
    """Name a file in the tests' ids."""
    return str(path.relative_to(STEPS))


MAKERS = [(name, path) for path in FILES for name in MADE.findall(code(path))]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_begins_with_what_it_writes(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert re.match(r"-- .*\b([Oo]ne row per|Writes no rows)\b", head)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_can_be_read_at_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_reads_nothing_that_is_made_after_it(path: Path) -> None:
    later = {name for name, maker in MAKERS if maker > path} - {
        name for name, maker in MAKERS if maker <= path
    }
    assert not reads(path) & later


@pytest.mark.parametrize("path", [path for path in FILES if path.parent.name in RULES], ids=named)
def test_a_rule_reads_no_table_of_another_rule(path: Path) -> None:
    others = {name for name, maker in MAKERS if maker != path and maker.parent.name in RULES}
    assert not reads(path) & others


def test_files_side_by_side_wait_for_what_they_read() -> None:
    files = [path for path in FILES if path.parent.name in SIDE_BY_SIDE]
    waits = what_waits(files)
    for path in files:
        made = {maker for name, maker in MAKERS if name in reads(path) and maker in files}
        assert made - {path} <= set(waits[path]), path
        if "rule_checks" in reads(path):
            assert {one for one in files if one < path and "rule_check" in code(one)} <= set(
                waits[path]
            )
    free = [path for path in files if path.parent.name == "06_kinds"]
    assert not [path for path in free if set(waits[path]) & set(free)]


def test_what_a_connection_keeps_for_itself_is_read_by_the_file_that_makes_it() -> None:
    """Files of rules run on two connections; what is temporary is of one, and so is a variable."""
    makers = [maker for maker in FILES if "02" <= maker.parent.name < "08"]
    for name, path in [(name, maker) for maker in makers for name in OWN.findall(code(maker))]:
        read = re.compile(rf"(?:from|join) {name}\b|\b{name}\(|getvariable\('{name}'\)")
        made = re.compile(rf"\b{name} as (?:materialized )?\(|set variable {name} =")
        readers = [other for other in FILES if read.search(code(other))]
        assert [other for other in readers if not made.search(code(other))] in ([], [path]), name


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_table_of_the_build_file_is_named_with_it(path: Path) -> None:
    if path.name != "audit.sql":  # it is run over the file alone
        assert not BARE.findall(code(path))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_only_inputs_read_what_dbt_made(path: Path) -> None:
    if path.parent.name != "03_inputs":
        assert not MODELS.findall(code(path))


def test_what_is_left_out_for_a_kind_of_document_is_read_by_nobody() -> None:
    rules = read_catalogue()
    for kind in ("budget", "final_accounts"):
        run = set(files_for([kind], rules))
        left_out = {path for path in FILES if path not in run}
        assert left_out
        asked = {rule.id for rule in rules if kind in rule.applies_to}
        assert not {rule for path in left_out for rule in rules_in(path)} & asked
        made = {name for name, maker in MAKERS if maker in left_out}
        made -= {name for name, maker in MAKERS if maker in run}
        assert not [path for path in run if reads(path) & made]
    assert files_for(["budget", "final_accounts"], rules) == files_for([], rules) == FILES


def test_every_kind_and_every_rule_of_its_own_has_a_file() -> None:
    assert {path.stem for path in FILES if path.parent.name == "06_kinds"} == set(KINDS)
    own = "".join(code(path) for path in FILES if path.parent.name in RULES)
    for rule in read_catalogue():
        assert rule.kind != "own" or f"'{rule.id}'" in own, rule.id
