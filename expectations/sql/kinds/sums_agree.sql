-- Kind sums_agree: what is printed in one statement is what another prints, figure by figure or as
-- sums (T2; with tolerance T1 a last digit is rounding, not a hint). Keys of a term:
--   one, other   sums of selectors, `A + B - C`; `A or B` are two ways of printing one figure
--   at_most      instead of `other`: one is no greater
--   or           another sum that is as good as `one` (a total with or without what is carried over)
--   codes        a pattern: the term is asked of each code that stands in place of `[@]`
--   if_equal     `A = B ; C = D`: asked only where these figures are printed and agree exactly
--   blank        `both` or `either`: not asked where both or either of the sums are blank
-- Lines of a selector beyond those of macros.sql: `[#30113]` is the line of that code, `[A/B]` the
-- line B below a line A, `[!A/B]` the one that is not (GK04 prints the funds once more below 年初).
-- A blank counts as nought, but stands against a figure only where it is one for certain: the
-- statement was read whole, has that column, and prints that line or other codes of that level.
create or replace temp table sum_terms as
select
    *,
    rule_id || ':' || term_no as term_id,
    coalesce(term['other'], term['at_most']) as other_sum,
    term['at_most'] is not null as is_bound,
    coalesce(term['codes'], '') as codes,
from rule_terms
inner join (select rule_id, tolerance from audit.rules) using (rule_id)
where kind = 'sums_agree';

-- Is a code printed without this figure, or left out of a list that goes down to its level?
create or replace temp macro code_is_absent(printed_codes, code) as
    list_contains(printed_codes, code)
    or (
        len(list_filter(printed_codes, lambda one: length(one) = length(code))) > 0
        and len(list_filter(printed_codes, lambda one: starts_with(one, code))) = 0
    );

create or replace temp table sum_parts as
with sides as (
    select term_id, codes, 'one' as role, term['one'] as sum from sum_terms
    union all
    select term_id, codes, 'or', term['or'] from sum_terms where term['or'] is not null
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
        from (select term_id, string_split(term['if_equal'], ' ; ') as conditions from sum_terms)
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

-- classes by their names: all of them are known where they make up a total
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
    where side <> '' and not is_apart
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
    columns.judged_sha256 is not null
    and (
        selectors.line = '@' and (selectors.side = '' or classes.judged_sha256 is not null)
        or starts_with(selectors.line, '#')
        or named_lines.judged_sha256 is not null
        or printed.judged_sha256 is null
    ) as has_place,
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
    list({part_no: part_no, sign: sign, cell_id: figure.cell_id})
        filter (figure is not null) as addends,
from sum_addends
group by all;

-- one sum against the other: the nearer of `one` and `or`, and first the one that prints a figure
create or replace temp table sum_pairs as
with refused as (
    select distinct lefts.term_id, lefts.judged_sha256, lefts.code
    from sum_sides as lefts
    inner join sum_sides as rights
        on lefts.term_id = rights.term_id
        and lefts.judged_sha256 = rights.judged_sha256
        and lefts.code = rights.code
        and lefts.role like 'if%l'
        and rights.role = rtrim(lefts.role, 'l') || 'r'
    where lefts.is_ambiguous or rights.is_ambiguous
        or lefts.figure_count = 0 or rights.figure_count = 0 or lefts.value <> rights.value
),

chosen as (
    select
        other.term_id,
        other.judged_sha256,
        other.code,
        other,
        arg_min(one, {
            is_blank: one.figure_count = 0,
            is_ambiguous: one.is_ambiguous,
            distance: abs(one.value - other.value),
            role: one.role
        }) as one,
    from sum_sides as other
    inner join sum_sides as one
        on other.term_id = one.term_id
        and other.judged_sha256 = one.judged_sha256
        and other.code = one.code
        and one.role in ('one', 'or')
    where other.role = 'other'
    group by all
)

-- what is blank stands second, but where the second is a bound
select
    terms.* exclude (applies_to),
    chosen.judged_sha256,
    chosen.code,
    if(terms.is_bound or chosen.one.figure_count > 0, chosen.one, chosen.other) as one,
    if(terms.is_bound or chosen.one.figure_count > 0, chosen.other, chosen.one) as other,
from chosen
inner join sum_terms as terms on chosen.term_id = terms.term_id
left join refused
    on chosen.term_id = refused.term_id
    and chosen.judged_sha256 = refused.judged_sha256
    and chosen.code = refused.code
where refused.term_id is null
    and case terms.term['blank']
        when 'either' then chosen.one.figure_count > 0 and chosen.other.figure_count > 0
        when 'both' then chosen.one.figure_count + chosen.other.figure_count > 0
        else true
    end;

-- A total may stand apart from another by the last digits of the leaves that were rounded to make it.
create or replace temp table sum_widths as
select
    pairs.term_id,
    pairs.judged_sha256,
    pairs.code,
    greatest(
        any_value(pairs.one.half_width + pairs.other.half_width),
        any_value(greatest(pairs.one.half_width, pairs.other.half_width))
        * if(
            any_value(pairs.tolerance) = 'T2'
            and any_value(pairs.one.figure_count + pairs.other.figure_count) = 2,
            1 + count(distinct leaves.cell_id), 0
        )
    )::decimal(24, 4) as allowed,
from sum_pairs as pairs
left join sum_figures as totals
    on pairs.one.value <> pairs.other.value
    and pairs.judged_sha256 = totals.judged_sha256
    and totals.cell_id = pairs.one.first_cell_id
left join sum_figures as leaves
    on pairs.judged_sha256 = leaves.judged_sha256
    and leaves.is_leaf
    and not leaves.is_apart
    and leaves.statement_code = totals.statement_code
    and leaves.side = totals.side
    and leaves.measure_code = totals.measure_code
    and (totals.is_total or starts_with(leaves.code, nullif(totals.code, '')))
group by pairs.term_id, pairs.judged_sha256, pairs.code;

create or replace temp table judged_sums as
select
    pairs.*,
    pairs.term['one'] || if(pairs.is_bound, '<=', '=') || pairs.other_sum
    || if(pairs.code = '', '', ':' || pairs.code) as about,
    widths.allowed,
    one.value - other.value as excess,
    names.name_zh as blank_statement,
    case
        when one.is_ambiguous or other.is_ambiguous then 'cannot_tell'
        when one.figure_count + other.figure_count = 0 then 'holds'
        when one.value = other.value then 'holds'
        when not (one.is_known and other.is_known) then 'cannot_tell'
        when pairs.is_bound and one.value < other.value then 'holds'
        when not (one.is_trusted and other.is_trusted) then 'uncertain'
        when abs(one.value - other.value) <= widths.allowed
            then if(pairs.is_bound or pairs.tolerance = 'T1', 'rounding', 'tail')
        when renamed.judged_sha256 is not null then 'cannot_tell'
        else 'fails'
    end as verdict,
    case
        when one.is_ambiguous or other.is_ambiguous then '同一行印了不止一个数'
        when renamed.judged_sha256 is not null then '两张表给同一科目印的编码不同'
        when one.is_known and other.is_known then '所用数字的识读不可靠'
        else coalesce(names.name_zh, '报表') || '中没有找到对应的数'
    end as doubt,
from sum_pairs as pairs
inner join sum_widths as widths
    on pairs.term_id = widths.term_id
    and pairs.judged_sha256 = widths.judged_sha256
    and pairs.code = widths.code
left join input_statement_names as names
    on names.statement_code = if(one.is_known, other.statement_code, one.statement_code)
-- the other statement prints the line, under another code
left join sum_figures as named
    on pairs.code <> ''
    and other.figure_count = 0
    and pairs.judged_sha256 = named.judged_sha256
    and one.first_cell_id = named.cell_id
left join sum_figures as renamed
    on named.judged_sha256 = renamed.judged_sha256
    and other.statement_code = renamed.statement_code
    and named.line_label = renamed.line_label
    and named.code <> renamed.code
    and length(named.code) = length(renamed.code)
where one.figure_count + other.figure_count > 0 or (one.is_known and other.is_known)
qualify row_number() over (
    partition by pairs.term_id, pairs.judged_sha256, pairs.code order by renamed.cell_id
) = 1;

-- the figures of what is told, `one` first; a nought tells nothing beside figures
create or replace temp table told_sums as
with addends as (
    select rule_id, judged_sha256, about, 'found' as role, unnest(one.addends) as addend
    from judged_sums
    where verdict in ('fails', 'tail')
    union all
    select rule_id, judged_sha256, about, 'other', unnest(other.addends)
    from judged_sums
    where verdict in ('fails', 'tail')
)

select
    addends.* exclude (addend),
    addend.sign as sign,
    row_number() over (
        partition by addends.rule_id, addends.judged_sha256, about
        order by role, addend.part_no
    ) as place_no,
    figures.value <> 0 or bool_and(figures.value = 0) over (
        partition by addends.rule_id, addends.judged_sha256, about, role
    ) as is_shown,
    figures,
from addends
inner join sum_figures as figures
    on addends.judged_sha256 = figures.judged_sha256
    and addend.cell_id = figures.cell_id;

insert into rule_checks by name
with texts as (
    select
        rule_id,
        judged_sha256,
        about,
        role,
        string_agg(if(sign < 0, '减', '') || figure_place(figures), '、' order by place_no)
        || if(count(*) > 1, '，合计', '') as text,
    from told_sums
    where is_shown
    group by all
)

select
    judged.rule_id,
    judged.judged_sha256 as document_sha256,
    judged.about,
    judged.verdict,
    judged.doubt,
    told.figures.statement_code as statement_code,
    told.figures.subject_code as subject_code,
    told.figures.line_label as line_label,
    told.figures.measure_code as measure_code,
    judged.other.value as expected,
    judged.one.value as found,
    judged.allowed,
    'yuan' as unit,
    if(judged.other.figure_count = 0, '空白', null) as expected_text,
    one_texts.text as where_text,
    coalesce(other_texts.text, judged.blank_statement || '的对应栏') as other_text,
from judged_sums as judged
left join told_sums as told
    on judged.rule_id = told.rule_id
    and judged.judged_sha256 = told.judged_sha256
    and judged.about = told.about
    and told.place_no = 1
left join texts as one_texts
    on judged.rule_id = one_texts.rule_id
    and judged.judged_sha256 = one_texts.judged_sha256
    and judged.about = one_texts.about
    and one_texts.role = 'found'
left join texts as other_texts
    on judged.rule_id = other_texts.rule_id
    and judged.judged_sha256 = other_texts.judged_sha256
    and judged.about = other_texts.about
    and other_texts.role = 'other';

insert into rule_check_places by name
select
    rule_id,
    judged_sha256 as document_sha256,
    about,
    role,
    place_no,
    sign,
    figures.document_sha256 as place_sha256,
    unnest(place_of(figures)),
from told_sums;
