-- The sums that terms of kind sums_agree name, with the figures they are made of. What a blank means
-- is decided here.
create or replace temp macro filled(words, item) as
    replace(replace(replace(words, '~1', split_part(item, ':', 1)), '~2', split_part(item, ':', 2)),
        '~3', split_part(item, ':', 3));

create or replace temp table sum_terms as
select
    rule_id,
    applies_to,
    tolerance,
    rule_id || ':' || term_no || ':' || split_part(item, ':', 1) as term_id,
    filled(term['one'], item) as one_sum,
    filled(term['or'], item) as or_sum,
    filled(coalesce(term['other'], term['at_most']), item) as other_sum,
    term['at_most'] is not null as is_bound,
    coalesce(term['codes'], '') as codes,
    string_split(filled(term['if_equal'], item), ' ; ') as conditions,
    coalesce(term['blank'], '') as blank,
    term['severity'] as severity,
from (
    select *, unnest(string_split(coalesce(term['each'], ''), ' , ')) as item
    from rule_terms
    where kind = 'sums_agree'
)
inner join (select rule_id, tolerance from audit.rules) using (rule_id);

-- Is a code printed without this figure, or left out of a list that goes down to its level?
create or replace temp macro code_is_absent(printed_codes, code) as
    list_contains(printed_codes, code)
    or (
        len(list_filter(printed_codes, lambda one: length(one) = length(code))) > 0
        and len(list_filter(printed_codes, lambda one: starts_with(one, code))) = 0
    );

create or replace temp table sum_parts as
with sides as (
    select term_id, codes, 'one' as role, one_sum as sum from sum_terms
    union all
    select term_id, codes, 'or', or_sum from sum_terms where or_sum is not null
    union all
    select term_id, codes, 'other', other_sum from sum_terms
    union all
    select
        term_id, '', 'if' || condition_no || unnest(['l', 'r']),
        unnest(string_split(condition, ' = ')),
    from (
        select
            term_id,
            generate_subscripts(conditions, 1) as condition_no,
            unnest(conditions) as condition,
        from sum_terms
    )
),

parts as (
    select
        *,
        generate_subscripts(parts, 1) as part_no,
        unnest(parts) as part,
    from (select *, string_split(replace(sum, ' - ', ' + -'), ' + ') as parts from sides)
)

select
    * exclude (sum, parts, part, alternatives),
    if(starts_with(part, '-'), -1, 1) as sign,
    generate_subscripts(alternatives, 1) as alternative_no,
    unnest(alternatives) as selector,
from (select *, string_split(ltrim(part, '-'), ' or ') as alternatives from parts);

create or replace temp table sum_selectors as
select
    *,
    regexp_extract(line, '^!?(.*)/[^/]*$', 1) as above,
    regexp_extract(line, '([^/]*)$', 1) as line_pattern,
from (
    select distinct
        selector,
        codes,
        selector_statement(selector) as statement_code,
        selector_side(selector) as side,
        selector_measure(selector) as measure_code,
        selector_line(selector) as line,
    from sum_parts
);

-- the figures of a report's own statements, in the order they are printed
create or replace temp table sum_figures as
select
    parts.document_sha256 as judged_sha256,
    figures.*,
    if(figures.side = '' and figures.is_total and figures.subject_code = '', 'total', line_label)
        as line,
    case
        when figures.side = '' then figures.subject_code
        else coalesce(nullif(figures.subject_code, ''), figures.class_code, '')
    end as code,
    places.grid_in_document * 10000 + places.row_no as printed_at,
    -- by unit, of another year or of a second classification
    figures.unit_name <> '' or figures.period <> 'current' or figures.block <> '' as is_apart,
from input_parts as parts
inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
left join input_rows as places on figures.cell_id = places.cell_id;

create or replace temp table sum_matches as
with anchors as (
    select
        selectors.selector,
        selectors.codes,
        figures.judged_sha256,
        min(figures.printed_at) as printed_at,
    from sum_selectors as selectors
    inner join sum_figures as figures
        on selectors.statement_code = figures.statement_code
        and selectors.side = figures.side
        and selectors.above <> ''
        and not figures.is_apart
        and regexp_full_match(figures.line, selectors.above)
    group by all
),

matched as (
    select
        selectors.selector,
        selectors.codes,
        figures.judged_sha256,
        if(selectors.line = '@', figures.code, '') as code,
        figures.printed_at,
        {
            cell_id: figures.cell_id,
            value: figures.value,
            half_width: figures.half_width,
            is_trusted: figures.is_trusted
        } as figure,
    from sum_selectors as selectors
    inner join sum_figures as figures
        on selectors.statement_code = figures.statement_code
        and selectors.side = figures.side
        and selectors.measure_code = figures.measure_code
        and not figures.is_apart
        and case
            when selectors.line = '@' then regexp_full_match(figures.code, selectors.codes)
            when starts_with(selectors.line, '#') then figures.code = selectors.line[2:]
            else regexp_full_match(figures.line, selectors.line_pattern)
                or regexp_full_match(figures.line_label, selectors.line_pattern)
        end
    left join anchors
        on selectors.selector = anchors.selector
        and selectors.codes = anchors.codes
        and figures.judged_sha256 = anchors.judged_sha256
    where case
        when selectors.above = '' then true
        when starts_with(selectors.line, '!')
            then coalesce(figures.printed_at < anchors.printed_at, true)
        else figures.printed_at > anchors.printed_at
    end
)

select
    * exclude (printed_at, figure),
    count(distinct figure.value) as value_count,
    arg_min(figure, printed_at) as figure,
from matched
group by all;

-- where a blank is one for certain
create or replace temp table sum_blanks as
-- whatever is printed by unit alone makes no list of codes
with printed as (
    select
        judged_sha256,
        statement_code,
        list(distinct code) filter (code <> '' and not is_apart) as codes,
    from sum_figures
    group by all
),

columns as (
    select judged_sha256, statement_code, side, measure_code from sum_figures
    union
    select parts.document_sha256, statement_code, side, measure_code
    from input_columns as columns
    inner join input_parts as parts on columns.document_sha256 = parts.part_sha256
),

-- a class is left out for certain only where those that are printed make up a total
classes as (
    select
        judged_sha256,
        statement_code,
        side,
        measure_code,
        sum(value) filter (length(code) = 3) as class_sum,
        sum(half_width) filter (length(code) = 3) as class_width,
        list(value) filter (is_total) as totals,
    from sum_figures
    where not is_apart
    group by all
    having len(list_filter(totals, lambda one: abs(one - class_sum) <= class_width + 0.01)) > 0
),

lines as (
    select judged_sha256, statement_code, line, 1 as times from sum_figures where not is_apart
    union
    select parts.document_sha256, statement_code, line_label, times
    from input_lines as lines
    inner join input_parts as parts on lines.document_sha256 = parts.part_sha256
),

-- a name that is told by the line above is printed twice, or there is no such line
named_lines as (
    select selectors.selector, selectors.codes, lines.judged_sha256
    from sum_selectors as selectors
    inner join lines
        on selectors.statement_code = lines.statement_code
        and (
            regexp_full_match(lines.line, selectors.line_pattern)
            or regexp_full_match(lines.line, selectors.above)
        )
    group by all
    having max(lines.times) filter (regexp_full_match(lines.line, selectors.line_pattern))
        >= if(
            bool_or(
                selectors.above <> '' and regexp_full_match(lines.line, selectors.above)
            ),
            2, 1
        )
)

select
    selectors.selector,
    selectors.codes,
    statements.document_sha256 as judged_sha256,
    coalesce(printed.codes, []) as printed_codes,
    printed.judged_sha256 is null as is_nil,
    -- a statement without any figure has no total either, whichever of its columns were read
    case
        when printed.judged_sha256 is null
            then columns.judged_sha256 is not null or selectors.measure_code = 'total'
        when columns.judged_sha256 is null then false
        when selectors.line = '@' then classes.judged_sha256 is not null
        else starts_with(selectors.line, '#') or named_lines.judged_sha256 is not null
    end as has_place,
from sum_selectors as selectors
inner join whole_statements as statements
    on selectors.statement_code = statements.statement_code and statements.is_whole
left join printed
    on statements.document_sha256 = printed.judged_sha256
    and selectors.statement_code = printed.statement_code
left join columns
    on statements.document_sha256 = columns.judged_sha256
    and selectors.statement_code = columns.statement_code
    and selectors.side = columns.side
    and selectors.measure_code = columns.measure_code
left join classes
    on statements.document_sha256 = classes.judged_sha256
    and selectors.statement_code = classes.statement_code
    and selectors.side = classes.side
    and selectors.measure_code = classes.measure_code
left join named_lines
    on selectors.selector = named_lines.selector
    and selectors.codes = named_lines.codes
    and statements.document_sha256 = named_lines.judged_sha256;

-- every term of every report that prints its statements, for each of its codes
create or replace temp table sum_instances as
with wanted as (
    select distinct term_id, selector_statement(selector) as statement_code
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
create or replace temp table sum_addends as
select
    instances.term_id,
    instances.judged_sha256,
    instances.code,
    parts.role,
    parts.part_no,
    parts.sign,
    any_value(selector_statement(parts.selector)) as statement_code,
    arg_min(matches.figure, parts.alternative_no) as figure,
    arg_min(matches.value_count, parts.alternative_no) as value_count,
    bool_or(
        blanks.has_place
        and case
            when blanks.is_nil then true
            when selector_line(parts.selector) = '@'
                then code_is_absent(blanks.printed_codes, instances.code)
            when starts_with(selector_line(parts.selector), '#')
                then code_is_absent(blanks.printed_codes, selector_line(parts.selector)[2:])
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

create or replace temp table sum_sides as
select
    term_id,
    judged_sha256,
    code,
    role,
    any_value(statement_code) as statement_code,
    count(figure) as figure_count,
    coalesce(sum(sign * figure.value), 0)::decimal(24, 4) as value,
    coalesce(sum(figure.half_width), 0)::decimal(24, 4) as half_width,
    coalesce(bool_and(figure.is_trusted), true) as is_trusted,
    bool_or(value_count > 1) as is_ambiguous,
    bool_and(figure is not null or coalesce(is_blank, false)) as is_known,
    arg_min(figure.cell_id, part_no) as first_cell_id,
    list({part_no: part_no, sign: sign, cell_id: figure.cell_id} order by part_no, figure.cell_id)
        filter (figure is not null) as addends,
from sum_addends
group by all;
