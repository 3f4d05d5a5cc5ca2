-- One row per title, heading or combination of headings that no seed row covers, with the seed row
-- that would bind it. It is proposed as the most similar known one is bound; the load itself never
-- uses a proposal.
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
        count(distinct grids.document_sha256) as document_count,
        count(unmapped.cell_id) as figure_count,
        min(grids.document_sha256 || ':' || grids.page) as example
    from statement_grids as grids
    left join unmapped
        on grids.grid_id = unmapped.grid_id
    where grids.statement_code is null and grids.title_text is not null
    group by grids.title_text
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
        count(distinct unmapped.document_sha256) as document_count,
        count(unmapped.cell_id) as figure_count,
        min(unmapped.document_sha256 || ':' || unmapped.page) as example
    from unmapped
    inner join headings
        on unmapped.grid_id = headings.grid_id
        and unmapped.column_no = headings.column_no
    where unmapped.unmapped_reason = 'unbound_column' and heading.kind is null
    group by heading.plain, headings.statement_code
),

-- every word is known, their combination is not
unknown_paths as (
    select
        'measure_paths' as seed_name,
        columns.item_path || ',' || columns.basis as printed,
        columns.statement_code,
        count(distinct unmapped.document_sha256) as document_count,
        count(unmapped.cell_id) as figure_count,
        min(unmapped.document_sha256 || ':' || unmapped.page) as example
    from unmapped
    inner join columns
        on unmapped.grid_id = columns.grid_id
        and unmapped.column_no = columns.column_no
    where
        unmapped.unmapped_reason in ('unbound_column', 'ambiguous_column')
        and columns.role = 'measure'
        and not contains(columns.item_path, '?')
    group by all
),

known as (
    select
        'statement_titles' as seed_name,
        {{ plain_text('title') }} as printed,
        statement_code as binds_to
    from {{ ref('statement_titles') }}
    union
    -- a title told by its words is known once it was met, and by the name of the form
    select
        'statement_titles' as seed_name,
        title_text as printed,
        statement_code as binds_to
    from statement_grids
    where statement_code is not null and title_text is not null
    union
    select
        'statement_titles' as seed_name,
        {{ plain_text('name_zh') }} as printed,
        statement_code as binds_to
    from {{ ref('statements') }}
    union all
    select distinct
        'heading_terms' as seed_name,
        plain as printed,
        concept || ',' || kind as binds_to
    from {{ ref('int_heading_terms') }}
    union all
    select
        'measure_paths' as seed_name,
        item_path || ',' || coalesce(basis, '') as printed,
        measure_code as binds_to
    from {{ ref('measure_paths') }}
),

unknown as (
    select * from unknown_titles
    union all
    select * from unknown_headings
    union all
    select * from unknown_paths
),

matched as (
    select
        unknown.*,
        known.printed as nearest,
        known.binds_to,
        jaro_winkler_similarity(unknown.printed, known.printed) as similarity
    from unknown
    left join known
        on unknown.seed_name = known.seed_name
    qualify row_number() over (
        partition by unknown.seed_name, unknown.printed, unknown.statement_code
        order by jaro_winkler_similarity(unknown.printed, known.printed) desc, known.printed
    ) = 1
)

select
    seed_name,
    printed,
    statement_code,
    nearest,
    cast(round(similarity, 2) as decimal(4, 2)) as similarity,
    -- ready to paste, once somebody has agreed
    case seed_name
        when 'statement_titles' then printed || ',' || binds_to || ','
        when 'heading_terms' then regexp_escape(printed) || ',' || binds_to || ',false,'
        else statement_code || ',' || printed || ',,' || binds_to || ','
    end as seed_row,
    cast(document_count as integer) as document_count,
    cast(figure_count as integer) as figure_count,
    split_part(example, ':', 1) as example_document_sha256,
    cast(split_part(example, ':', 2) as integer) as example_page
from matched
