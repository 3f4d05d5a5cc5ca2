"""Which models and tests are built together."""

from load.compiled.plan import RAW_DIR, Node, Plan

ALONE = Node("a", "a", RAW_DIR, (), "document", relation="marts.a", kind="table")
BETWEEN = Node("b", "b", "", ("a",), "document", relation="intermediate.b", kind="table")
ACROSS = Node("c", "c", "", ("a",), "across", relation="marts.c", kind="table")
FILES = Node("f", "f", "", ("b",), "whole", relation="marts.f", kind="table")
SHOWN = Node("v", "v", "", ("f",), "across", relation="marts.v", kind="view")
YEARS = Node("y", "y", "", ("v",), "whole", relation="marts.y", kind="table")
SUBJECTS = Node("s", "s", "", ("v", "a"), "whole", relation="marts.s", kind="table")
OF_FILES = Node("t5", "f_key", "", ("f",))
OF_SUBJECTS = Node("t6", "s_in_y", "", ("s", "y"))
OF_ALONE = Node("t1", "a_key", "", ("a",))
OF_BOTH = Node("t2", "a_in_c", "", ("a", "c"))
OF_WHAT_IS_GONE = Node("t3", "b_in_c", "", ("b", "c"))
OF_SEEDS = Node("t4", "seed_key", "", ())
PLAN = Plan((ALONE, BETWEEN, ACROSS, OF_ALONE, OF_BOTH, OF_WHAT_IS_GONE, OF_SEEDS))


def test_the_document_layer_is_tested_without_the_other() -> None:
    assert PLAN.document_layer() == [ALONE, BETWEEN, OF_ALONE]


def test_the_layer_across_is_tested_with_what_is_kept_of_the_other() -> None:
    assert PLAN.across({"marts.a"}) == [ACROSS, OF_BOTH]
    assert PLAN.across({"marts.a", "intermediate.b"}) == [ACROSS, OF_BOTH, OF_WHAT_IS_GONE]


def test_what_is_made_of_seeds_alone_is_built_with_them_and_by_no_layer() -> None:
    kinds = Node("k", "k", "", (), "document", relation="intermediate.k", kind="table")
    names = Node("n", "n", "", ("k",), "whole", relation="marts.n", kind="table")
    shown = Node("w", "w", "", ("k",), "across", relation="marts.w", kind="view")
    named = Node("m", "m", "", ("a", "k"), "document", relation="intermediate.m", kind="table")
    key, both = Node("t7", "k_key", "", ("k",)), Node("t8", "m_in_k", "", ("m", "k"))
    plan = Plan((*PLAN.nodes, kinds, names, shown, named, key, both))
    assert plan.of_seeds() == [kinds, names, key]
    assert plan.document_layer() == [ALONE, BETWEEN, named, OF_ALONE, both]
    assert plan.across({"marts.a"}) == [ACROSS, shown, OF_BOTH]
    assert plan.whole() == ([], [])
    assert plan.only(["k", "m"]) == [ALONE, named]


def test_a_single_node_comes_with_what_it_is_made_of_and_no_other_test() -> None:
    assert PLAN.only(["b"]) == [ALONE, BETWEEN]
    assert PLAN.only(["a_key"]) == [ALONE, OF_ALONE]


def test_it_is_the_same_after_writing_and_reading() -> None:
    promised = Node("p", "p", "select 1", ("a",), columns=(("n", "integer"),), only_warns=True)
    plan = Plan((*PLAN.nodes, promised))
    assert Plan.from_json(plan.to_json()) == plan


def test_what_looks_at_all_is_built_before_or_behind_the_rows_of_departments() -> None:
    """`f` reads what is shown, `s` what departments replace; `v` is a view and stays."""
    plan = Plan((*PLAN.nodes, FILES, SHOWN, YEARS, SUBJECTS, OF_FILES, OF_SUBJECTS))
    assert plan.whole() == ([FILES, YEARS, OF_FILES], [SUBJECTS, OF_SUBJECTS])
    assert {node.id for node in plan.across({"marts.a"})} >= {"c", "f", "v", "y", "s"}
