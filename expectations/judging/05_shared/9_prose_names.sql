-- One row per amount of the running text that stands behind a name or code which the report's own
-- statements print, and column of theirs that may be meant. The report itself says which column a
-- wording means: the one that the named amounts behind it meet again and again.

-- What statements print beside names and codes, by column; a change may be the difference of two
-- columns of the same line.
create or replace table named_columns as
with columns as (
    select
        parts.document_sha256,
        name_key(figures.line_label) as key,
        figures.subject_code,
        figures.statement_code || ':' || figures.side || ':' || figures.block || ':'
        || figures.period || ':' || figures.measure_code as column_id,
        arg_min(figures, figures.cell_id) as figures,
    from input_parts as parts
    inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
    where
        figures.unit = 'yuan' and figures.unit_name = '' and figures.is_trusted
        and length(name_key(figures.line_label)) >= 3 and not figures.is_total
    group by all
    having count(distinct figures.value) = 1
)

select
    document_sha256, key, subject_code, column_id, figures,
    figures.value as value, figures.half_width as half_width, false as is_difference,
from columns
union all by name
select
    one.document_sha256, one.key, one.subject_code,
    one.column_id || '-' || other.column_id as column_id, one.figures,
    abs(one.figures.value - other.figures.value) as value,
    one.figures.half_width + other.figures.half_width as half_width,
    true as is_difference,
from columns as one
inner join columns as other
    on one.document_sha256 = other.document_sha256
    and one.key = other.key
    and one.subject_code = other.subject_code
    and one.figures.statement_code = other.figures.statement_code
    and one.figures.side = other.figures.side
    and one.column_id < other.column_id
where one.figures.value <> other.figures.value;

-- The name before an amount, and the wording between them. A name begins its clause, but for
-- numbering and the names of what it belongs to.
create or replace table named_prose as
with worded as (
    select
        *,
        regexp_extract(clause, '\((\d{3}|\d{5}|\d{7})\)', 1) as printed_code,
        string_split(
            regexp_replace(
                regexp_replace(clause, '\([^()]*\)', '§', 'g'), '(类|款|项)?级科目', '', 'g'
            ), '§'
        ) as pieces,
    from prose_figures
    where role in ('amount', 'change')
),

pieced as (
    select
        *,
        generate_subscripts(pieces, 1) as piece_no,
        regexp_replace(
            unnest(pieces), '^(其中|用于|安排|主要|包括|是|[\d.、①-⑳一二三四五六七八九十]|20\d\d年度?)*', ''
        ) as piece,
    from worded
),

known as (
    select distinct document_sha256, key
    from named_columns
),

-- the longest name that a piece begins with
found as (
    select
        pieced.document_sha256,
        pieced.paragraph_no,
        pieced.place,
        arg_max(known.key, (pieced.piece_no, length(known.key))) as key,
        arg_max(
            name_key(array_to_string(
                list_concat([pieced.piece], pieced.pieces[pieced.piece_no + 1:]), ''
            ))[length(known.key) + 1:],
            (pieced.piece_no, length(known.key))
        ) as wording,
    from pieced
    inner join known
        on pieced.document_sha256 = known.document_sha256
        and starts_with(name_key(pieced.piece), known.key)
    -- a name before another one is what that one belongs to
    where pieced.piece_no >= len(pieced.pieces) - 1
    group by all
),

named as (
    select
        worded.* exclude (pieces),
        if(found.key is null and printed_code = '', null, coalesce(found.wording, '')) as own_wording,
        last_value(found.key ignore nulls) over before_it as last_key,
        last_value(nullif(printed_code, '') ignore nulls) over before_it as last_code,
        last_value(
            if(found.key is not null or printed_code <> '', worded.place, null) ignore nulls
        ) over before_it as last_place,
    from worded
    left join found
        on worded.document_sha256 = found.document_sha256
        and worded.paragraph_no = found.paragraph_no
        and worded.place = found.place
    window before_it as (
        partition by worded.document_sha256, worded.paragraph_no order by worded.place
        rows between unbounded preceding and current row
    )
)

select
    * exclude (own_wording),
    concat_ws(
        '|', section_code, fund, role,
        if(last_place = place, '', '+' || (place - last_place)),
        -- 对个人和家庭的补助支出 beside 工资福利支出
        left(regexp_replace(regexp_replace(regexp_replace(
            coalesce(own_wording, lead), '20\d\d年', '年', 'g'
        ), '[\d.,;。()]', '', 'g'), '^支出', ''), 24)
    ) as wording,
from named
where last_place is not null and place - last_place <= 3;
