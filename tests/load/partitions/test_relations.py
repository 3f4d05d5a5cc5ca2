"""What is kept is what comes after reads, found in the SQL itself."""

import duckdb

from load.partitions.relations import ACROSS, MODELS, kept_relations, read_by_rules


def test_what_the_rules_read_is_kept_or_built_across_documents() -> None:
    across = {f"{path.parent.name}.{path.stem}" for path in ACROSS.rglob("*.sql")} | {
        "staging.stg_raw__cells",
        "staging.stg_raw__pages",
    }
    seeds = {name for name in read_by_rules() if name.startswith("seeds.")}
    assert set(read_by_rules()) <= {*kept_relations(), *across, *seeds}


def test_every_published_table_of_one_document_is_kept() -> None:
    kept = set(kept_relations())
    assert {"marts.fct_statement_amounts", "audit.unmapped_cells"} <= kept
    assert "marts.dim_document" not in kept
    assert "marts.fct_narrative_claims" not in kept  # a view of what is kept


def test_no_model_of_one_document_reads_one_across() -> None:
    across = {path.stem for path in ACROSS.rglob("*.sql")}
    for folder in ("staging", "intermediate", "marts", "audit"):
        for path in (MODELS / folder).rglob("*.sql"):
            sql = path.read_text(encoding="utf-8")
            assert not [name for name in across if f"ref('{name}')" in sql], path.name


def test_a_name_of_a_relation_is_a_name_in_sql() -> None:
    for relation in kept_relations():
        schema, name = relation.split(".")
        assert duckdb.sql(f"select 1 as {schema}, 2 as {name}").fetchall() == [(1, 2)]
