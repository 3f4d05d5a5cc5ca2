-- One row per sum of a term of kind sums_agree, report and code: its value, and what is known of
-- it.

-- Is a code printed without this figure, or left out of a list that goes down to its level?
create or replace temp macro code_is_absent(printed_codes, code) as
    list_contains(printed_codes, code)
    or (
        len(list_filter(printed_codes, lambda one: length(one) = length(code))) > 0
        and len(list_filter(printed_codes, lambda one: starts_with(one, code))) = 0
    );

-- every term of every report that prints its statements, for each of its codes
create or replace table sum_instances as
with wanted as (
    select distinct term_id, statement_code
    from sum_parts
    where role in ('one', 'other')
),

documents as (
    select
        terms.rule_id,
        terms.term_id,
        terms.codes,
        documents.document_sha256 as judged_sha256,
    from sum_terms as terms
    inner join input_documents as documents
        on list_contains(terms.applies_to, documents.document_kind)
    inner join wanted on terms.term_id = wanted.term_id
    left join whole_statements as statements
        on documents.document_sha256 = statements.document_sha256
        and statements.is_recognised
        and wanted.statement_code = statements.statement_code
    group by all
    having bool_and(statements.statement_code is not null)
),

codes as (
    select distinct parts.term_id, matches.judged_sha256, matches.code
    from sum_parts as parts
    inner join sum_matches as matches
        on parts.selector = matches.selector and parts.codes = matches.codes
    where matches.code <> ''
)

select
    documents.rule_id,
    documents.term_id,
    documents.judged_sha256,
    coalesce(codes.code, '') as code,
from documents
left join codes
    on documents.term_id = codes.term_id
    and documents.judged_sha256 = codes.judged_sha256
where documents.codes = '' or codes.code is not null;

-- each addend of each sum: its figure, or nothing; `is_known` unless the blank may be ours
create or replace table sum_addends as
select
    instances.term_id,
    instances.judged_sha256,
    instances.code,
    parts.role,
    parts.equality_no,
    parts.part_no,
    parts.sign,
    any_value(parts.statement_code) as statement_code,
    arg_min(matches.figure, parts.alternative_no) as figure,
    arg_min(matches.value_count, parts.alternative_no) as value_count,
    bool_or(
        blanks.has_place
        and case
            when blanks.is_nil then true
            when parts.line_kind = 'asked'
                then code_is_absent(blanks.printed_codes, instances.code)
            when parts.line_kind = 'coded'
                then code_is_absent(blanks.printed_codes, parts.line_words)
            else true
        end
    ) as is_blank,
from sum_instances as instances
inner join sum_parts as parts on instances.term_id = parts.term_id
left join sum_matches as matches
    on parts.selector = matches.selector
    and parts.codes = matches.codes
    and instances.judged_sha256 = matches.judged_sha256
    and matches.code in ('', instances.code)
left join sum_blanks as blanks
    on parts.selector = blanks.selector
    and parts.codes = blanks.codes
    and instances.judged_sha256 = blanks.judged_sha256
group by all;

create or replace table sum_sides as
select
    term_id,
    judged_sha256,
    code,
    role,
    equality_no,
    any_value(statement_code) as statement_code,
    count(figure) as figure_count,
    as_figure(coalesce(sum(sign * figure.value), 0)) as value,
    as_figure(coalesce(sum(figure.half_width), 0)) as half_width,
    coalesce(bool_and(figure.is_trusted), true) as is_trusted,
    bool_or(value_count > 1) as is_ambiguous,
    bool_and(figure is not null or coalesce(is_blank, false)) as is_known,
    arg_min(figure.cell_id, part_no) as first_cell_id,
    list({part_no: part_no, sign: sign, cell_id: figure.cell_id} order by part_no, figure.cell_id)
        filter (figure is not null) as addends,
from sum_addends
group by all;
