"""Which seed rows the documents of which folder need: what a place confirms of what we know.

A row is used by a folder when something printed in one of its documents was read by it. Read out
of a warehouse built with all rows, whose intermediate models are still there.
"""

from pathlib import Path

import duckdb

FOLDERS = """
    create temp table folders as
    select distinct
        document_sha256,
        left(document_sha256, 12) as short_sha256,
        split_part(file_path, '/', 1) as folder
    from read_parquet($files)
"""
# per seed: the columns that name a row, and who uses it
USAGE = {
    "heading_terms": (
        ("pattern", "concept", "kind"),
        """
        select distinct terms.pattern, terms.concept, terms.kind, folders.folder
        from intermediate.int_headings as headings
        inner join folders on split_part(headings.grid_id, ':', 1) = folders.short_sha256
        inner join seeds.heading_terms as terms
            on headings.concept = terms.concept and headings.kind = terms.kind
        where regexp_full_match(regexp_replace(headings.plain, '^其中[:：]', ''), terms.pattern)
            or exists (
                select 1 from intermediate.int_heading_terms as chosen
                where chosen.plain = headings.plain and chosen.pattern = terms.pattern
            )
        """,
    ),
    "title_terms": (
        ("term", "dimension"),
        """
        with patterns as (
            select string_agg(regexp_escape(term), '|' order by length(term) desc, term) as words
            from seeds.title_terms where dimension <> 'owner'
        ),

        -- a title is read once, however many grids print it
        titles as (
            select distinct matches.title_text, words.words, folders.folder
            from intermediate.int_grid_titles as matches
            inner join intermediate.int_title_words as words
                on matches.title_text = words.title_text
            inner join folders on split_part(matches.grid_id, ':', 1) = folders.short_sha256
        ),

        tokens as (
            select
                titles.folder,
                unnest(regexp_extract_all(titles.words, patterns.words)) as term
            from titles cross join patterns
        )

        select distinct terms.term, terms.dimension, tokens.folder
        from tokens
        inner join seeds.title_terms as terms on tokens.term = terms.term
        where terms.dimension <> 'owner'
        union
        select distinct terms.term, terms.dimension, titles.folder
        from titles
        inner join seeds.title_terms as terms
            on contains(titles.title_text, terms.term || titles.words)
        where terms.dimension = 'owner'
        """,
    ),
    "title_signatures": (
        ("statement_code", "kind", "fund", "subject", "classification", "extent"),
        """
        select distinct string_split(matches.signature, ',')[:6], folders.folder
        from intermediate.int_grid_titles as matches
        inner join folders on split_part(matches.grid_id, ':', 1) = folders.short_sha256
        where matches.signature is not null
        """,
    ),
    "statement_titles": (
        ("title",),
        """
        select distinct matches.printed_title, folders.folder
        from intermediate.int_grid_titles as matches
        inner join folders on split_part(matches.grid_id, ':', 1) = folders.short_sha256
        where matches.printed_title is not null
        """,
    ),
    "measure_paths": (
        ("statement_code", "item_path", "basis", "needs_concept"),
        """
        select distinct
            paths.statement_code, paths.item_path, coalesce(paths.basis, ''),
            coalesce(paths.needs_concept, ''), folders.folder
        from intermediate.int_column_concepts as columns
        inner join intermediate.int_columns as bound
            on columns.grid_id = bound.grid_id and columns.column_no = bound.column_no
        inner join folders on bound.document_sha256 = folders.document_sha256
        inner join seeds.measure_paths as paths
            on paths.statement_code in (bound.statement_code, columns.measures_of, '*')
            and paths.item_path = coalesce(nullif(regexp_replace(
                columns.item_path, '/(general_public|gov_fund|state_capital)$', ''
            ), ''), 'amount')
        where paths.basis is null or paths.basis = columns.basis
        """,
    ),
    "container_concepts": (
        ("concept",),
        """
        select distinct containers.concept, folders.folder
        from (
            select document_sha256, unnest(headings) as heading from intermediate.int_columns
        ) as columns
        inner join folders on columns.document_sha256 = folders.document_sha256
        inner join seeds.container_concepts as containers
            on columns.heading.concept = containers.concept
        """,
    ),
    "document_patterns": (
        ("field", "priority", "pattern"),
        """
        with texts as (
            select distinct texts.scope, texts.plain, folders.folder
            from intermediate.int_document_texts as texts
            inner join folders on texts.document_sha256 = folders.document_sha256
        ),

        -- a pattern that comes from a row is compiled for every text: the few distinct ones
        matched as (
            select scope, plain, patterns.field, patterns.priority, patterns.pattern
            from (select distinct scope, plain from texts) as texts
            inner join seeds.document_patterns as patterns using (scope)
            where regexp_matches(texts.plain, replace(
                replace(patterns.pattern, '<institution>', (
                    select pattern from seeds.document_patterns where field = 'institution'
                )),
                '<office>', (select pattern from seeds.document_patterns where field = 'office')
            ))
        )

        select distinct field, cast(priority as varchar), pattern, folder
        from matched
        inner join texts using (scope, plain)
        """,
    ),
    "claim_patterns": (
        ("pattern_no",),
        """
        with wordings as (
            select document_sha256, 'topic' as part, zone as words
            from intermediate.int_claim_zones
            union
            select document_sha256, 'topic', head from intermediate.int_claim_heads
            union
            select document_sha256, 'tail', regexp_extract(tail, '^[^,;。、]{1,24}')
            from intermediate.int_claim_zones
        ),

        used as (
            select wordings.document_sha256, matches.pattern_no
            from intermediate.int_claim_matches as matches
            inner join wordings using (part, words)
            union
            select document_sha256, pattern_no from intermediate.int_claim_follows
            union
            select topics.document_sha256, measures.pattern_no
            from intermediate.int_claim_chosen_topics as topics
            inner join intermediate.int_claim_measures as measures
                on topics.unit = measures.unit
                and topics.document_kind = measures.document_kind
                and if(
                    measures.after = 'topic',
                    topics.stands_after = measures.words,
                    ends_with(topics.zone, measures.words)
                )
        )

        select distinct cast(used.pattern_no as varchar), folders.folder
        from used
        inner join folders on used.document_sha256 = folders.document_sha256
        where used.pattern_no is not null
        """,
    ),
}
# of these seeds only what a place needs is held out; a pattern for no name, for the year
# compared with, or of words that patterns share is no word of a place
KEPT = {
    "claim_patterns": {"base", "words"},
    "document_patterns": {
        "no_department",
        "template_name",
        "bank_account",
        "named_line",
        "institution",
        "office",
    },
}
# statements beyond these have codes of ours, which their combination of words gives them
CONTRACT = {f"GK{n:02}" for n in range(1, 11)} | {f"YS{n:02}" for n in range(1, 10)}
BLANK = "^$"

Usage = dict[str, dict[tuple[str, ...], set[str]]]


def usage(warehouse: Path, raw: Path) -> Usage:
    """Name, per seed and row, the folders whose documents use it."""
    found: Usage = {}
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        connection.execute(FOLDERS, {"files": str(raw / "files.parquet")})
        for seed, (_, sql) in USAGE.items():
            rows: dict[tuple[str, ...], set[str]] = {}
            for *key, folder in connection.execute(sql).fetchall():
                parts = key[0] if isinstance(key[0], list) else key
                rows.setdefault(tuple(parts), set()).add(folder)
            found[seed] = rows
    return found


def row_key(seed: str, row: dict[str, str]) -> tuple[str, ...]:
    """Name a row of a seed as `usage` does."""
    return tuple(row[column] or "" for column in USAGE[seed][0])


def is_kept(seed: str, row: dict[str, str]) -> bool:
    """Tell whether a row is no word of any place: no name, or only the code of a combination."""
    if seed == "title_signatures":
        return row["statement_code"] not in CONTRACT
    if seed == "heading_terms":
        return row["pattern"] == BLANK
    return (row.get("field") or row.get("part")) in KEPT.get(seed, set())
