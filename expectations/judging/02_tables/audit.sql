-- Writes no rows: the audit tables that rules fill, empty. Grain and columns as the contract has
-- them; what comes after the contract's columns is for reading.
create schema if not exists audit;

create or replace table audit.rules (
    rule_id varchar primary key,
    family varchar not null,
    title_zh varchar not null,
    title_en varchar not null,
    severity varchar not null,
    applies_to varchar[] not null,
    statement_codes varchar[] not null,
    needs varchar[] not null,
    kind varchar not null,
    terms json not null,
    tolerance varchar not null,
    when_missing varchar not null,
    when_nothing varchar not null,
    basis varchar not null,
    condition_zh varchar not null,
    message varchar not null,
    next_zh varchar not null,
    withheld_note varchar not null,
    version integer not null
);

-- One row per rule and loaded document: the answers that there should be.
create or replace table audit.rule_index (
    rule_id varchar not null,
    document_sha256 varchar not null
);

-- One row per rule and document: the answers that there are.
create or replace table audit.rule_results (
    rule_id varchar not null,
    document_sha256 varchar not null,
    outcome varchar not null check (
        outcome in ('pass', 'violation', 'not_applicable', 'cannot_tell')
    ),
    reason varchar not null,
    severity varchar not null,

    checks_count integer not null,
    holds_count integer not null,
    rounding_count integer not null,
    fails_count integer not null,
    cannot_tell_count integer not null,
    rule_version integer not null
);

-- One row per finding: a defect that a department printed.
create or replace table audit.violations (
    finding_id varchar primary key,
    rule_id varchar not null,
    severity varchar not null,
    document_sha256 varchar,
    statement_code varchar,
    subject_code varchar,
    line_label varchar,
    measure_code varchar,

    expected decimal(24, 4),
    found decimal(24, 4),
    difference decimal(24, 4),
    allowed decimal(24, 4),
    unit varchar,

    status varchar not null check (status in ('open', 'waived', 'explained')),
    explained_by varchar,
    source_page integer,
    source_bbox double[],
    message varchar not null,

    identity_id varchar,
    side varchar,
    block varchar,
    unit_name varchar,
    period varchar,
    line_no integer,
    header_path varchar,
    expected_text varchar,
    found_text varchar,
    difference_text varchar,
    allowed_text varchar,
    check_id varchar,
    is_sum boolean not null
);

-- One row per place of a finding.
create or replace table audit.finding_places (
    finding_id varchar not null,
    role varchar not null,
    document_sha256 varchar not null,
    page integer,
    bbox double[],
    text varchar,
    value decimal(24, 4),

    place_no integer not null,
    sign integer not null,
    subject_code varchar,
    line_label varchar,
    header_path varchar
);

-- One row per document and kind of figure (table: money of statements; text: money and rates of the
-- running text), noughts and thresholds apart: how many some check has looked at.
create or replace table audit.checked_figures (
    document_sha256 varchar not null,
    kind varchar not null check (kind in ('table', 'text')),
    figure_count integer not null,
    checked_count integer not null,
    -- of the text: neither checked nor bound to what they speak of
    unread_count integer not null,
    primary key (document_sha256, kind)
);
