-- One row per performance form: whose it is and of which project, from its pairs of label and
-- value, or from its title where the form names its project only there.
with

rows_here as (
    select * from {{ ref('int_performance_rows') }}
),

labels as (
    select * from {{ ref('performance_labels') }}
),

-- 单位名称：某局 above the grid, before the unit of its figures
captioned as (
    select
        grid_id,
        caption_no,
        regexp_extract(plain, '^([^:：]+)[:：]', 1) as label_text,
        regexp_extract(
            {{ squeezed_text('text') }}, '^[^:：]+[:：](.+?)(?:(?:金额)?单位[:：][千万亿]?元)?$', 1
        ) as value_text
    from {{ ref('int_grid_captions') }}
    where region <> 'page_before'
),

pairs as (
    select
        rows_here.form_id,
        rows_here.row_seq,
        pairs.field,
        pairs.value_text
    from {{ ref('int_performance_pairs') }} as pairs
    inner join rows_here
        on pairs.grid_id = rows_here.grid_id
        and pairs.row_no = rows_here.row_no
    where rows_here.part = 'header'
    union all
    -- what the grid itself prints comes first
    select
        rows_here.form_id,
        1000000 + rows_here.row_seq as row_seq,
        labels.field,
        captioned.value_text
    from captioned
    inner join labels
        on regexp_full_match(captioned.label_text, labels.pattern)
        and labels.kind = 'pair'
    inner join rows_here
        on captioned.grid_id = rows_here.grid_id
        and rows_here.row_no = 1
    where captioned.value_text <> ''
),

-- a list names its projects line by line
lists as (
    select distinct form_id
    from {{ ref('int_performance_columns') }}
    where field = 'project_name'
),

facts as (
    select
        form_id,
        arg_min(value_text, row_seq) filter (where field = 'project_name') as project_name,
        arg_min(value_text, row_seq) filter (where field = 'supervising_department')
            as supervising_department,
        arg_min(value_text, row_seq) filter (where field = 'unit') as unit_name
    from pairs
    group by form_id
),

suffixes as (
    select '(' || string_agg(pattern, '|') || ')$' as pattern
    from labels
    where kind = 'title'
),

forms as (
    select
        form_id,
        any_value(document_sha256) as document_sha256,
        min(page) as page,
        any_value(statement_code) as statement_code,
        arg_min(title, row_seq) as title
    from rows_here
    group by form_id
),

-- 301008_某分局_某项目: a list of projects names the unit in front
named as (
    select
        forms.*,
        nullif(
            regexp_replace({{ squeezed_text('forms.title') }}, suffixes.pattern, ''), ''
        ) as title_name
    from forms
    cross join suffixes
),

totals as (
    select
        form_id,
        max(value) filter (where field = 'total_score') as total_score,
        max(grade) as grade
    from {{ ref('int_performance_totals') }}
    group by form_id
)

select
    named.form_id,
    named.document_sha256,
    named.statement_code,
    coalesce(
        facts.project_name,
        -- the form of a whole department names no project
        case
            when named.statement_code in ('JX01', 'JX02') and lists.form_id is null
                then regexp_replace(named.title_name, '^\d{3,}_[^_]+_', '')
        end
    ) as project_name,
    facts.supervising_department,
    coalesce(facts.unit_name, nullif(regexp_extract(named.title_name, '^(\d{3,}_[^_]+)_', 1), ''))
        as unit_name,

    totals.total_score,
    totals.grade,
    named.page
from named
left join facts
    on named.form_id = facts.form_id
left join lists
    on named.form_id = lists.form_id
left join totals
    on named.form_id = totals.form_id
