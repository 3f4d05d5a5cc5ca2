-- One row per grid of a statement, with whose it says it is: the department or unit that the line
-- above it names, or the one above it in the report, where none does.
with

grids as (
    select * from {{ ref('int_statement_grids') }}
),

named as (
    select
        captions.grid_id,
        arg_max(
            regexp_replace(
                {{ by_pattern(
                    "regexp_extract(captions.plain, @, 1)", "patterns.pattern",
                    ref('document_patterns'), patterns_with_endings(ref('document_patterns'))
                ) }},
                '{{ behind_a_department() }}', ''
            ), captions.caption_no
        ) as owner
    from {{ ref('int_grid_captions') }} as captions
    inner join {{ patterns_with_endings(ref('document_patterns')) }} as patterns
        on patterns.field = 'department_name'
        and patterns.scope = 'caption'
        and {{ by_pattern(
            "regexp_matches(captions.plain, @)", "patterns.pattern",
            ref('document_patterns'), patterns_with_endings(ref('document_patterns'))
        ) }}
    where captions.region <> 'page_before'
    group by captions.grid_id
)

-- a statement without a name of its own belongs to the report that it stands in
select
    grids.*,
    coalesce(named.owner, '') <> '' as is_named,
    last_value(nullif(named.owner, '') ignore nulls) over (
        partition by grids.document_sha256 order by grids.grid_in_document
    ) as owner
from grids
left join named
    on grids.grid_id = named.grid_id
