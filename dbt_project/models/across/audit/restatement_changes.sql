-- One row per figure that a restatement changed, with both places. A line is known by its code,
-- else by its path; lines that a statement prints more than once are told apart by their order.
with

versions as (
    select * from {{ ref('dim_document') }}
    where supersedes_sha256 is not null
),

figures as (
    select
        *,
        coalesce(nullif(subject_code, ''), line_path, line_label, '') as line_key
    from {{ ref('fct_statement_amounts') }}
),

printed as (
    select
        versions.document_sha256 as restated_sha256,
        figures.document_sha256 = versions.document_sha256 as is_new,
        row_number() over (
            partition by
                versions.document_sha256, figures.document_sha256, statement_code, side, block,
                unit_name, period, line_key, measure_code
            order by line_no, source_page, cell_id
        ) as copy_no,
        figures.*
    from versions
    inner join figures
        on figures.document_sha256 in (versions.document_sha256, versions.supersedes_sha256)
),

paired as (
    select
        restated_sha256, statement_code, side, block, unit_name, period, line_key, measure_code,
        copy_no,
        arg_max(subject_code, is_new) as subject_code,
        arg_max(line_label, is_new) as line_label,
        arg_max(unit, is_new) as unit,
        coalesce(bool_and(is_trusted), false) as is_trusted,
        any_value(value) filter (where not is_new) as old_value,
        any_value(value) filter (where is_new) as new_value,
        any_value(cell_id) filter (where not is_new) as old_cell_id,
        any_value(source_page) filter (where not is_new) as old_page,
        any_value(source_bbox) filter (where not is_new) as old_bbox,
        any_value(source_text) filter (where not is_new) as old_text,
        any_value(cell_id) filter (where is_new) as new_cell_id,
        any_value(source_page) filter (where is_new) as new_page,
        any_value(source_bbox) filter (where is_new) as new_bbox,
        any_value(source_text) filter (where is_new) as new_text
    from printed
    group by all
)

select
    versions.document_sha256,
    versions.supersedes_sha256,
    versions.department_name,
    versions.document_kind,
    versions.fiscal_year,
    paired.* exclude (restated_sha256, line_key, copy_no),

    case
        when old_cell_id is null then 'added'
        when new_cell_id is null then 'removed'
        else 'changed'
    end as change,
    cast(new_value - old_value as decimal(24, 4)) as difference
from paired
inner join versions
    on paired.restated_sha256 = versions.document_sha256
where paired.old_value is distinct from paired.new_value
