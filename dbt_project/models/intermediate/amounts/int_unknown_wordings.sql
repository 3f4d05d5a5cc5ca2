-- One row per document and title, heading or combination of headings that no seed row covers, with
-- the figures it leaves unbound.
with

statement_grids as (
    select * from {{ ref('int_statement_grids') }}
),

columns as (
    select * from {{ ref('int_columns') }}
),

unmapped as (
    select
        cell_id,
        document_sha256,
        page,
        grid_id,
        measure_column_no as column_no,
        header_path,
        statement_code,
        unmapped_reason
    from {{ ref('int_amounts') }}
    where unmapped_reason in ('unknown_statement', 'unbound_column', 'ambiguous_column')
),

unknown_titles as (
    select
        'statement_titles' as seed_name,
        grids.title_text as printed,
        '' as statement_code,
        grids.document_sha256,
        count(unmapped.cell_id) as figure_count,
        min(grids.page) as page
    from statement_grids as grids
    left join unmapped
        on grids.grid_id = unmapped.grid_id
    where grids.statement_code is null and grids.title_text is not null
    group by grids.title_text, grids.document_sha256
),

headings as (
    select
        grid_id,
        column_no,
        statement_code,
        unnest(headings) as heading
    from columns
),

unknown_headings as (
    select
        'heading_terms' as seed_name,
        heading.plain as printed,
        headings.statement_code,
        unmapped.document_sha256,
        count(unmapped.cell_id) as figure_count,
        min(unmapped.page) as page
    from unmapped
    inner join headings
        on unmapped.grid_id = headings.grid_id
        and unmapped.column_no = headings.column_no
    where unmapped.unmapped_reason = 'unbound_column' and heading.kind is null
    group by heading.plain, headings.statement_code, unmapped.document_sha256
),

-- every word is known, their combination is not
unknown_paths as (
    select
        'measure_paths' as seed_name,
        columns.item_path || ',' || columns.basis as printed,
        columns.statement_code,
        unmapped.document_sha256,
        count(unmapped.cell_id) as figure_count,
        min(unmapped.page) as page
    from unmapped
    inner join columns
        on unmapped.grid_id = columns.grid_id
        and unmapped.column_no = columns.column_no
    where
        unmapped.unmapped_reason in ('unbound_column', 'ambiguous_column')
        and columns.role = 'measure'
        and not contains(columns.item_path, '?')
    group by all
)

select * from unknown_titles
union all
select * from unknown_headings
union all
select * from unknown_paths
