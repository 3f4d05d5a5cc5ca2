-- One row per document whose names are told wrong by their font: in three names or more that the
-- lists of subjects know by code, or nearly, the same character stands for the same other one, and
-- nowhere where the lists have it. Nobody reads such names; codes and amounts are not touched.
with

subjects as (
    select distinct
        code,
        {{ plain_text('name_zh') }} as name
    from (
        select class_code as code, name_zh from {{ ref('function_classes') }}
        union all
        select code, name_zh from {{ ref('function_codes') }}
        union all
        select code, name_zh from {{ ref('departmental_economic_codes') }}
        union all
        select code, name_zh from {{ ref('governmental_economic_codes') }}
    ) as listed
),

printed as (
    select distinct
        grids.document_sha256,
        lines.subject_code as code,
        {{ plain_text('lines.line_label') }} as label
    from {{ ref('int_lines') }} as lines
    inner join {{ ref('int_statement_grids') }} as grids
        on lines.grid_id = grids.grid_id
    where lines.line_label <> ''
),

-- without a code it is the class that it differs least from, by a third at most
meant as (
    select
        printed.document_sha256,
        printed.label,
        subjects.name,
        len(list_filter(
            range(1, length(subjects.name) + 1),
            lambda place: substr(printed.label, place, 1) <> substr(subjects.name, place, 1)
        )) as other_count
    from printed
    inner join subjects
        on length(printed.label) = length(subjects.name)
        and (
            printed.code = subjects.code
            or printed.code = '' and length(subjects.code) = 3 and starts_with(subjects.code, '2')
        )
    where other_count * if(printed.code = '', 3, 2) <= length(subjects.name)
    qualify row_number() over (
        partition by printed.document_sha256, printed.label order by other_count, subjects.name
    ) = 1
),

places as (
    select
        *,
        unnest(range(1, length(name) + 1)) as place
    from meant
),

letters as (
    select
        document_sha256,
        label,
        substr(label, place, 1) as told,
        substr(name, place, 1) as meant
    from places
),

counted as (
    select
        document_sha256,
        told,
        meant,
        count(distinct label) as name_count,
        bool_or(told = meant) over (partition by document_sha256, told) as is_right_elsewhere
    from letters
    group by document_sha256, told, meant
)

select distinct document_sha256
from counted
where name_count >= 3 and told <> meant and not is_right_elsewhere
