"""No model and no data test of the project is left out of a load."""

from pathlib import Path

import pytest

from load.compiled.cached import Compiled, compiled_project
from load.partitions.relations import kept_relations
from load.run import start_run
from load.settings import Places
from load.terminal.screen import Screen


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    places = Places(Path(tmp_path_factory.mktemp("data")))
    return compiled_project(start_run(places, None, Screen()))


def test_each_model_and_test_is_in_one_layer(compiled: Compiled) -> None:
    plan = compiled.plan
    alone = {node.id for node in plan.document_layer()}
    over = {node.id for node in plan.across(kept_relations())}
    of_seeds = {node.id for node in plan.of_seeds()}
    asked_of_seeds = {node.id for node in plan.nodes if node.kind == "test" and not node.after}
    assert not alone & over
    assert not of_seeds & (alone | over)
    assert alone | over | of_seeds | asked_of_seeds == {node.id for node in plan.nodes}


def test_what_is_of_no_document_is_built_over_all(compiled: Compiled) -> None:
    """A load replaces rows by their document: what has none is made anew by each."""
    of_none = {
        node.relation
        for node in compiled.plan.nodes
        if node.layer == "across" and node.kind == "table" and node.columns
        if "document_sha256" not in dict(node.columns)
    }
    assert of_none == set()


def test_no_document_s_model_reads_the_layer_across(compiled: Compiled) -> None:
    alone = {node.id for node in (*compiled.plan.of_seeds(), *compiled.plan.document_layer())}
    for node in compiled.plan.document_layer():
        assert alone.issuperset(node.after), node.name
