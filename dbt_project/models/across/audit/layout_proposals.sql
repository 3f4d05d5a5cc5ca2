-- One row per title, heading or combination of headings that no seed row covers and that leaves a
-- figure unbound, with the most similar known one. A seed row is proposed only where that one says
-- the same: a title of the same funds, subject and classification, or a heading that differs in one
-- character. The load itself never uses a proposal.
with

known as (
    select
        'statement_titles' as seed_name,
        {{ plain_text('title') }} as printed,
        statement_code as binds_to
    from {{ ref('statement_titles') }}
    union
    -- a title read word by word is known once it was met, and by the name of the form
    select
        'statement_titles' as seed_name,
        title_text as printed,
        statement_code as binds_to
    from {{ ref('int_statement_grids') }}
    where statement_code is not null and title_text is not null
    union
    select
        'statement_titles' as seed_name,
        {{ plain_text('name_zh') }} as printed,
        statement_code as binds_to
    from {{ ref('int_statement_kinds') }}
    union all
    select distinct
        'heading_terms' as seed_name,
        heading.plain as printed,
        heading.concept || ',' || heading.kind as binds_to
    from (
        select unnest(headings) as heading from {{ ref('int_columns') }}
    )
    where heading.kind is not null
    union all
    select
        'measure_paths' as seed_name,
        item_path || ',' || coalesce(basis, '') as printed,
        measure_code as binds_to
    from {{ ref('measure_paths') }}
),

-- the words of titles that tell one statement from another
narrowing as (
    select string_agg(regexp_escape(term), '|' order by length(term) desc, term) as words
    from {{ ref('title_terms') }}
    where dimension in ('kind', 'fund', 'subject', 'classification', 'extent')
),

unknown as (
    select
        seed_name,
        printed,
        statement_code,
        count(*) as document_count,
        sum(figure_count) as figure_count,
        min(document_sha256 || ':' || page) as example
    from {{ ref('int_unknown_wordings') }}
    group by seed_name, printed, statement_code
    having sum(figure_count) > 0
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
        order by
            jaro_winkler_similarity(unknown.printed, known.printed) desc,
            known.printed asc,
            known.binds_to asc
    ) = 1
)

select
    seed_name,
    printed,
    statement_code,
    nearest,
    cast(round(similarity, 2) as decimal(4, 2)) as similarity,
    -- ready to paste, once somebody has agreed
    case
        when
            seed_name = 'statement_titles'
            and list_sort(regexp_extract_all(printed, narrowing.words))
            = list_sort(regexp_extract_all(nearest, narrowing.words))
            and regexp_matches(printed, narrowing.words)
            then printed || ',' || binds_to || ','
        when
            seed_name = 'heading_terms'
            and length(printed) >= 5
            and length(printed) = length(nearest)
            and len(list_filter(
                range(1, length(printed) + 1), lambda i: printed[i] <> nearest[i]
            )) = 1
            then regexp_escape(printed) || ',' || binds_to || ',false,'
    end as seed_row,
    cast(document_count as integer) as document_count,
    cast(figure_count as integer) as figure_count,
    split_part(example, ':', 1) as example_document_sha256,
    cast(split_part(example, ':', 2) as integer) as example_page
from matched
cross join narrowing
