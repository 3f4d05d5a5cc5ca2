-- One row per figure and thing printed that tells its unit, the nearest first; the last row of each
-- says nothing. Rank 1 is the figure itself, 9 and 10 what stands above its grid.
{% set seed, column = ref('unit_scopes'), 'unit_scopes.pattern' %}
with

form_figures as (
    select
        cell_id,
        grid_id,
        coalesce(column_field, beside_field) as field,
        own_unit,
        row_unit,
        heading_unit,
        block_unit
    from {{ ref('int_performance_fund_cells') }}
    union all by name
    select
        cell_id,
        grid_id,
        field,
        heading_unit
    from {{ ref('int_performance_body') }}
    where kind = 'list' and field = 'annual_budget' and number_printed is not null
),

figures as (
    select
        *,
        true as is_of_form
    from form_figures
    union all by name
    select
        figures.cell_id,
        figures.grid_id,
        figures.statement_code,
        figures.number_text,
        {{ unit_in('figures.line_label', 'label') }} as row_unit,
        figures.heading_unit,
        figures.unit_above as block_unit,
        figures.line_label as label,
        figures.section_name as section,
        figures.header_path as heading,
        false as is_of_form
    from {{ ref('int_figures') }} as figures
    anti join form_figures
        on figures.cell_id = form_figures.cell_id
),

said as (
    select
        cell_id,
        1 as rank,
        'percent' as unit,
        '%' as unit_text,
        'figure' as decided_by
    from figures
    where ends_with(number_text, '%')
    union all
    -- rates and scores of forms are no money, whatever unit is printed about them
    select
        cell_id,
        1 as rank,
        case field when 'execution_rate' then 'percent' else 'points' end as unit,
        null as unit_text,
        'measure' as decided_by
    from figures
    where field in ('execution_rate', 'budget_weight', 'budget_score')
    {% for scope in ('heading', 'label', 'section') %}
        union all
        select
            figures.cell_id,
            {{ loop.index + 1 }} as rank,
            unit_scopes.unit,
            nullif({{ by_pattern(
                "regexp_extract(figures." ~ scope ~ ", @, 1)", column, seed
            ) }}, '') as unit_text,
            unit_scopes.scope as decided_by
        from figures
        inner join {{ ref('unit_scopes') }} as unit_scopes
            on (
                unit_scopes.statement_code = '*'
                or list_contains(
                    string_split(unit_scopes.statement_code, ' '), figures.statement_code
                )
            )
            and {{ by_pattern("regexp_full_match(figures." ~ scope ~ ", @)", column, seed) }}
        where
            not figures.is_of_form and unit_scopes.scope = '{{ scope }}'
            -- what things are worth is no count, whatever their name or section counts
            and ('{{ scope }}' = 'heading' or unit_scopes.unit <> 'count' or not coalesce(
                regexp_matches(figures.heading, '{{ heading_of_worth() }}'), false
            ))
    {% endfor %}
    union all
    select
        cell_id,
        unnest([5, 6, 7, 8]) as rank,
        null as unit,
        unnest([own_unit, row_unit, heading_unit, block_unit]) as unit_text,
        unnest(
            ['figure', 'label', 'heading', if(is_of_form, 'block', 'section')]
        ) as decided_by
    from figures
    union all
    select
        figures.cell_id,
        unnest([9, 10]) as rank,
        null as unit,
        unnest([grid_units.unit_text, grid_units.other_unit_text]) as unit_text,
        grid_units.decided_by
    from figures
    inner join {{ ref('int_grid_units') }} as grid_units
        on figures.grid_id = grid_units.grid_id
    where figures.is_of_form or grid_units.decided_by <> 'end of caption'
    union all
    select
        cell_id,
        11 as rank,
        null as unit,
        null as unit_text,
        null as decided_by
    from figures
)

select
    cell_id,
    rank,
    unit,
    unit_text,
    decided_by
from said
where unit is not null or unit_text is not null or rank = 11
-- two patterns may know one label
qualify row_number() over (partition by cell_id, rank order by unit, unit_text) = 1
