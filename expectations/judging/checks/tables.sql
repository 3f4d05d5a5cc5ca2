-- What the files under `checks/` fill, one row per thing a rule looked at. From these three tables
-- come findings, places and answers of every rule of other kinds.
create or replace temp table rule_checks (
    rule_id varchar not null,
    document_sha256 varchar not null,
    -- what is checked, in words that stay the same from load to load (code, label, claim, wording):
    -- with rule and document it makes the finding's id
    about varchar not null,
    -- holds, rounding (holds within the tolerance), tail (a last digit off: told as a hint),
    -- fails, uncertain (fails, but the fault may be ours), cannot_tell
    verdict varchar not null check (
        verdict in ('holds', 'rounding', 'tail', 'fails', 'uncertain', 'cannot_tell')
    ),
    -- Chinese, for `uncertain` and `cannot_tell`: why
    doubt varchar,
    -- where it is not the rule's own
    severity varchar,
    statement_code varchar,
    subject_code varchar,
    line_label varchar,
    measure_code varchar,
    expected decimal(24, 4),
    found decimal(24, 4),
    allowed decimal(24, 4),
    unit varchar,
    -- as a reader should see them; made of the figures where they are left out
    expected_text varchar,
    found_text varchar,
    -- the placeholders {where}, {other} and {what} of the rule's message
    where_text varchar,
    other_text varchar,
    what_text varchar,
    -- one place of either kind (`place_of` …); more go into `rule_check_places`
    found_place struct(
        page integer, bbox double[], text varchar, value decimal(24, 4), subject_code varchar,
        line_label varchar, header_path varchar
    ),
    other_place struct(
        page integer, bbox double[], text varchar, value decimal(24, 4), subject_code varchar,
        line_label varchar, header_path varchar
    ),
    -- the sum (`check_id`) whose failure this one repeats, where there is one
    follows_check varchar
);

-- The places of a check, `found` first: figures, sentences or headings as they are printed.
create or replace temp table rule_check_places (
    rule_id varchar not null,
    document_sha256 varchar not null,
    about varchar not null,
    -- found (framed in red), addend or other (framed in blue)
    role varchar not null check (role in ('found', 'addend', 'other')),
    place_no integer not null,
    page integer,
    bbox double[],
    text varchar,
    value decimal(24, 4),
    sign integer,
    subject_code varchar,
    line_label varchar,
    header_path varchar,
    -- where the place stands in another document than the finding
    place_sha256 varchar
);

-- Answers of documents in which there was nothing to look at, where the reason is better known than
-- `results.sql` can tell. A rule that looks for what must not be there says `pass` here.
create or replace temp table rule_absences (
    rule_id varchar not null,
    document_sha256 varchar not null,
    outcome varchar not null check (outcome in ('pass', 'not_applicable', 'cannot_tell')),
    reason varchar not null,
    primary key (rule_id, document_sha256)
);

-- The rules of this kind, one row per document they are about: what a file of `checks/` starts from.
create or replace temp view asked as
select
    rules.rule_id,
    documents.*,
from audit.rules as rules
inner join input_documents as documents
    on rules.kind <> 'identity'
    and list_contains(rules.applies_to, documents.document_kind);

-- The terms of rules of a shared kind, one row a term; `term['one']` is what its key
-- `one` says. A term may be of another kind than its rule (`kind`): a figure and a rate in one rule.
create or replace temp view rule_terms as
select
    rule_id,
    coalesce(term['kind'], kind) as kind,
    severity,
    applies_to,
    term_no,
    term,
from (
    select
        *,
        generate_subscripts(read_terms, 1) as term_no,
        unnest(read_terms) as term,
    from (
        select *, from_json(terms, '["map(varchar, varchar)"]') as read_terms
        from audit.rules
    )
);

-- Figures that one line and measure of a report's own statements tell apart: what selectors mean.
-- Lines printed by unit, of another year or of a second classification are none; one printed twice
-- is no place to compare with. `line` is `total` for the grand total of a statement by code.
create or replace temp table single_figures as
select
    *,
    if(side = '' and is_total and subject_code = '', 'total', line_label) as line,
from input_figures
where unit_name = '' and period = 'current' and block = ''
qualify count(*) over (
    partition by
        document_sha256, statement_code, side, measure_code, subject_code,
        if(side = '' and is_total and subject_code = '', 'total', line_label)
) = 1;

-- The same, under the document that is judged: a report may be two files.
create or replace temp view figures_at_hand as
select
    parts.document_sha256 as judged_sha256,
    figures,
from input_parts as parts
inner join single_figures as figures on parts.part_sha256 = figures.document_sha256;

-- Is the statement there, and is every amount of it in its place?
create or replace temp table whole_statements as
select
    parts.document_sha256,
    coverage.statement_code,
    bool_and(coverage.is_recognised and coverage.unmapped_count = 0) as is_whole,
    sum(coverage.amount_count) = 0 as is_nil,
    bool_or(coverage.is_recognised) as is_recognised,
from input_parts as parts
inner join input_coverage as coverage on parts.part_sha256 = coverage.document_sha256
group by parts.document_sha256, coverage.statement_code;
