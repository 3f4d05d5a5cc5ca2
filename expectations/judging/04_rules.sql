-- One row per rule of the catalogue, per rule and document (the index), and per term of a rule.
insert into warehouse.audit.rules by name
select
    * exclude (id, statements, terms),
    id as rule_id,
    statements as statement_codes,
    terms::json as terms,
from (
    select unnest(from_json(getvariable('catalogue'), '[{
        "id": "varchar", "family": "varchar", "title_zh": "varchar", "title_en": "varchar",
        "severity": "varchar", "applies_to": ["varchar"], "statements": ["varchar"],
        "needs": ["varchar"], "kind": "varchar", "terms": "varchar", "tolerance": "varchar",
        "when_missing": "varchar", "when_nothing": "varchar", "basis": "varchar",
        "condition_zh": "varchar", "message": "varchar", "next_zh": "varchar",
        "withheld_note": "varchar", "version": "integer"
    }]'), max_depth := 2)
);

-- Every rule owes every loaded document an answer, be it "not applicable": nothing else shows
-- that a rule silently did not run.
insert into warehouse.audit.rule_index
select
    rules.rule_id,
    documents.document_sha256,
from warehouse.audit.rules as rules
cross join input_documents as documents;

-- One row per rule and document that it is about: what a rule of its own starts from.
create or replace table asked as
select
    rules.rule_id,
    documents.*,
from warehouse.audit.rules as rules
inner join input_documents as documents
    on list_contains(rules.applies_to, documents.document_kind);

-- Rules that answer for each of their statements: they ask for the sums that carry their id.
create or replace table statement_rules as
select *
from warehouse.audit.rules
where kind = 'identity' and json_array_length(terms) = 0;

-- The terms of rules of a shared kind, one row a term; `term['one']` is what its key `one` says. A
-- term may be of another kind than its rule (`kind`): a figure and a rate in one rule. Of terms of one
-- kind every twelfth is of one bundle (`which_fit`).
create or replace table rule_terms as
select
    rule_id,
    coalesce(term['kind'], kind) as kind,
    severity,
    applies_to,
    term_no,
    term,
    1 + row_number() over (
        partition by coalesce(term['kind'], kind) order by rule_id, term_no
    ) % 12 as bundle_no,
from (
    select
        *,
        generate_subscripts(read_terms, 1) as term_no,
        unnest(read_terms) as term,
    from (
        select *, from_json(terms, '["map(varchar, varchar)"]') as read_terms
        from warehouse.audit.rules
    )
);

-- One row per kind: the patterns of its terms in twelve bundles, for what looks for them in texts.
create or replace table term_patterns as
select
    kind,
    list(pattern order by bundle_no) as patterns,
from (
    select
        kinds.kind,
        bundles.bundle_no,
        string_agg('(?:' || terms.term['pattern'] || ')', '|' order by rule_id, term_no) as pattern,
    from (select distinct kind from rule_terms) as kinds
    cross join (select unnest(range(1, 13)) as bundle_no) as bundles
    left join rule_terms as terms
        on kinds.kind = terms.kind and bundles.bundle_no = terms.bundle_no
    group by kinds.kind, bundles.bundle_no
)
group by kind;
