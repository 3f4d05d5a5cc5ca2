-- Writes no rows: what the files of kinds and of rules fill, empty. From these three tables come
-- the findings, places and answers of every rule.

-- One row per thing that a rule looked at.
create or replace table rule_checks (
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
    -- the sum of `int_identity_checks` that this is, or whose failure it repeats
    check_id varchar,
    -- Is it the sum itself? The columns below are filled for sums alone.
    is_sum boolean not null default false,
    identity_id varchar,
    side varchar,
    block varchar,
    unit_name varchar,
    period varchar,
    line_no integer,
    -- the unit that its figures are printed in (yuan to one of it), and the most digits after a
    -- point
    factor decimal(10, 0),
    decimals integer
);

-- The places of a check, `found` first: figures, sentences or headings as they are printed.
create or replace table rule_check_places (
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
-- `12_results.sql` can tell. A rule that looks for what must not be there says `pass` here.
create or replace table rule_absences (
    rule_id varchar not null,
    document_sha256 varchar not null,
    outcome varchar not null check (outcome in ('pass', 'not_applicable', 'cannot_tell')),
    reason varchar not null,
    -- where the rule answers for each of its statements (kind identity)
    statement_code varchar not null default '',
    primary key (rule_id, document_sha256, statement_code)
);
