-- Kind sums_agree, one row per term, report and code: what is printed in one statement is what
-- another prints, figure by figure or as sums (T2; with tolerance T1 a last digit is rounding,
-- not a hint). A blank counts as nought, but stands against a figure only where it is one for
-- certain: the statement was read whole, has that column, and prints that line or other codes of
-- that level. Compared are the sums of `sum_sides`.

-- one sum against the other: the nearer of `one` and `or`, and first the one that prints a figure
create or replace temp table sum_pairs as
with refused as (
    select distinct lefts.term_id, lefts.judged_sha256, lefts.code
    from sum_sides as lefts
    inner join sum_sides as rights
        on lefts.term_id = rights.term_id
        and lefts.judged_sha256 = rights.judged_sha256
        and lefts.code = rights.code
        and lefts.equality_no = rights.equality_no
        and lefts.role = 'left'
        and rights.role = 'right'
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
    and case terms.blank
        when 'either' then chosen.one.figure_count > 0 and chosen.other.figure_count > 0
        when 'both' then chosen.one.figure_count + chosen.other.figure_count > 0
        -- a code that only the bound has is no case
        else not (terms.is_bound and terms.codes <> '' and chosen.one.figure_count = 0)
    end;

-- A total may stand apart from another by the last digits of the leaves that were rounded to make
-- it.
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

create or replace table judged_sums as
select
    pairs.*,
    pairs.one_sum || if(pairs.is_bound, '<=', '=') || pairs.other_sum
    || if(pairs.code = '', '', ':' || pairs.code) as about,
    widths.allowed,
    one.value - other.value as excess,
    names.name_zh as blank_statement,
    case
        when one.is_ambiguous or other.is_ambiguous then 'cannot_tell'
        when one.figure_count + other.figure_count = 0 then 'holds'
        when one.value = other.value then 'holds'
        when not (one.is_known and other.is_known) then 'cannot_tell'
        -- what is not printed exceeds nothing, not even a bound below nought
        when pairs.is_bound and (one.value < other.value or one.figure_count = 0) then 'holds'
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
create or replace table told_sums as
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
    if(judged.verdict = 'tail', null, judged.severity) as severity,
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
