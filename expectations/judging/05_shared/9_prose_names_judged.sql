-- One row per named amount with the column that its wording means in this report.
create or replace table prose_candidates as
select
    prose.document_sha256,
    prose.paragraph_no,
    prose.place,
    prose.wording,
    columns.column_id,
    prose.value,
    prose.half_width,
    columns.value as column_value,
    columns.figures,
    abs(prose.value - columns.value) <= prose.half_width + columns.half_width as agrees,
from named_prose as prose
inner join named_columns as columns
    on prose.document_sha256 = columns.document_sha256
    and case
        when coalesce(prose.last_code, '') <> '' then prose.last_code = columns.subject_code
        else prose.last_key = columns.key
    end
    and (prose.role = 'change' or not columns.is_difference);

create or replace table meant_columns as
select
    document_sha256,
    wording,
    column_id,
    count(distinct value) filter (is_met and value <> 0) as met,
    count(*) filter (not is_met) as missed,
from (
    select
        document_sha256, paragraph_no, place, wording, column_id,
        any_value(value) as value,
        bool_or(agrees) as is_met,
    from prose_candidates
    group by all
)
group by document_sha256, wording, column_id
having met >= 3 and met >= 3 * missed
qualify row_number() over (
    partition by document_sha256, wording order by met - missed desc, column_id
) = 1;

create or replace table judged_names as
with judged as (
    select
        candidates.document_sha256,
        candidates.paragraph_no,
        candidates.place,
        bool_or(agrees) as agrees_somewhere,
        bool_or(agrees) filter (candidates.column_id = meant.column_id) as agrees,
        count(distinct column_value) filter (candidates.column_id = meant.column_id) as figures,
        arg_min(candidates.figures, {
            distance: abs(column_value - value), cell: candidates.figures.cell_id
        })
            filter (candidates.column_id = meant.column_id) as figure,
        min(column_value) filter (candidates.column_id = meant.column_id) as column_value,
        any_value(meant.met) as met,
        any_value(candidates.column_id) filter (candidates.column_id = meant.column_id)
            as column_id,
    from prose_candidates as candidates
    inner join meant_columns as meant
        on candidates.document_sha256 = meant.document_sha256
        and candidates.wording = meant.wording
    group by all
)

select
    prose.*,
    judged.* exclude (document_sha256, paragraph_no, place),
    case
        when judged.agrees or judged.agrees_somewhere then 'holds'
        -- cut off instead of rounded
        when
            judged.figures = 1 and named.amounts = 1
            and abs(prose.value - judged.column_value)
            <= 2 * prose.half_width + judged.figure.half_width
            then 'tail'
        -- a name told twice with two amounts is the name of two things
        when judged.figures = 1 and named.amounts = 1 then 'fails'
        else 'cannot_tell'
    end as fit,
from judged
inner join named_prose as prose
    on judged.document_sha256 = prose.document_sha256
    and judged.paragraph_no = prose.paragraph_no
    and judged.place = prose.place
inner join (
    select
        document_sha256,
        wording,
        coalesce(nullif(last_code, ''), last_key) as name,
        count(distinct value) as amounts,
    from named_prose
    group by all
) as named
    on prose.document_sha256 = named.document_sha256
    and prose.wording = named.wording
    and coalesce(nullif(prose.last_code, ''), prose.last_key) = named.name;
