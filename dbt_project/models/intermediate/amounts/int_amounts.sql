-- One row per figure of a grid: its value in yuan (or count or percent), or the reason why it
-- is not bound. Nothing is guessed: what is not bound keeps its place and text, and is listed.
with

figures as (
    select * from {{ ref('int_figures') }}
),

statements as (
    select * from {{ ref('int_statement_kinds') }}
),

units as (
    select * from {{ ref('int_units') }}
),

-- does the group of columns print names at all? one nameless row is a statement of its own kind
groups as (
    select
        grid_id,
        group_no,
        bool_or(role in ('label', 'code', 'unit')) as has_names
    from {{ ref('int_columns') }}
    group by all
),

rows_of_figures as (
    select
        grid_id,
        group_no,
        count(distinct row_no) as row_count
    from figures
    group by all
),

-- 三公 across and 预算数 | 决算数 down: what names the line says which figure of each it is
phases as (
    select
        figures.cell_id,
        measures.measure_code
    from figures
    inner join statements
        on figures.statement_code = statements.statement_code
    inner join {{ ref('heading_terms') }} as terms
        on regexp_full_match({{ plain_text('figures.line_label') }}, terms.pattern)
    left join {{ ref('int_statement_measures') }} as measures
        on figures.statement_code = measures.statement_code
        and measures.measure_code = terms.concept || '_' || regexp_replace(
            figures.measure_code, '^(budget|adjusted|final)_', ''
        )
    where
        statements.grain = 'single_row'
        and terms.kind = 'basis'
        and terms.concept in ('budget', 'adjusted', 'final')
        and regexp_matches(figures.measure_code, '^(budget|adjusted|final)_')
        and not regexp_matches(figures.line_label, '\d')
    qualify row_number() over (partition by figures.cell_id order by measures.measure_code) = 1
),

valued as (
    select
        figures.* replace (
            figures.is_trusted
            and not units.is_contradicted
            and not (statements.grain = 'two_sided' and coalesce(figures.side, '') = '')
            -- its name counts cars or shares
            and not (
                units.unit = 'yuan'
                and coalesce(regexp_matches(figures.line_label, '{{ counted_in() }}'), false)
            )
            -- a rate in yuan is a percent whose sign we do not know
            and not (
                units.unit = 'yuan'
                and coalesce(regexp_matches(
                    figures.measure_code, '_(rate|share)$|^(quantity|headcount)$'
                ), false)
            )
            -- an amount of nothing, beside others that are of something: its heading is a part; and
            -- below no heading at all: the others' may be their neighbours'
            and not coalesce(
                statements.grain = 'single_row' and (
                    figures.line_label = '' and figures.measure_code = 'amount'
                    and bool_or(figures.measure_code <> 'amount') over of_grid
                    or bool_or(figures.header_path = '') over of_grid
                ),
                false
            )
            -- words of a phase that nothing reads: of which the figures are nobody told
            and not (
                statements.grain = 'single_row'
                and phases.cell_id is null
                and regexp_matches(figures.line_label, '{{ word_of_a_phase() }}')
            )
            -- where money has decimals, a whole number may count what its name says, and of a
            -- list of things where the name ends in a unit
            and not (
                units.factor = 10000
                and (
                    statements.grain in ('line_items', 'single_row') and figures.line_label <> ''
                    or statements.grain = 'by_item'
                    and regexp_matches(figures.line_label, '[（(][^（()）\d]{1,4}[)）]$')
                )
                and regexp_full_match(figures.number_text, '\d*[1-9]\d*')
                and bool_or(contains(figures.number_text, '.')) over (
                    partition by figures.statement_id, units.unit, units.factor
                )
            ) as is_trusted,
            case
                when phases.cell_id is not null then phases.measure_code
                else figures.measure_code
            end as measure_code,
            case when phases.cell_id is null then figures.line_label else '' end as line_label
        ),
        statements.grain,
        groups.has_names or rows_of_figures.row_count > 1 as wants_names,
        parts.grid_id is not null as is_of_other_report,
        units.unit,
        units.factor
    from figures
    inner join units
        on figures.cell_id = units.cell_id
    inner join groups
        on figures.grid_id = groups.grid_id
        and figures.group_no = groups.group_no
    inner join rows_of_figures
        on figures.grid_id = rows_of_figures.grid_id
        and figures.group_no = rows_of_figures.group_no
    left join statements
        on figures.statement_code = statements.statement_code
    left join phases
        on figures.cell_id = phases.cell_id
    left join {{ ref('int_report_parts') }} as parts
        on figures.grid_id = parts.grid_id
    window of_grid as (partition by figures.grid_id)
)

select
    * exclude (
        half_last_digit, wants_names, is_named, measure_count, is_like_figure, thousands_habit,
        is_of_other_report, unit_above
    ),
    {{ plausible('number_printed * factor', 'unit') }} as value,
    cast(half_last_digit * factor as decimal(24, 6)) as half_width,
    case
        when is_of_other_report then 'other_report'
        when statement_code is null then 'unknown_statement'
        when number_printed is null and {{ is_number_text('number_text') }} then 'implausible'
        when
            number_printed * factor is not null
            and {{ plausible('number_printed * factor', 'unit') }} is null then 'implausible'
        -- `12.50%` where money is told
        when
            ends_with(number_text, '%')
            and not regexp_matches(
                coalesce(measure_code, '_rate'), '(^|_)(rate|share|percent)(_|$)'
            )
            then 'not_a_number'
        when grain = 'performance' then 'performance_table'
        when number_printed is null
            then case when is_like_figure then 'not_a_number' else 'mixed_text' end
        -- `1234,567` of thousands of yuan may have three decimals
        when thousands_habit = 'last_comma' and factor <> 1 then 'not_a_number'
        -- no yuan has three decimals: `901.120` may be thousands marked by a point
        when
            unit = 'yuan' and factor = 1 and regexp_full_match(number_text, '-?\d{1,3}\.\d{3}')
            then 'not_a_number'
        when measure_count > 1 then 'merged_columns'
        when role <> 'measure' then 'unbound_column'
        when measure_code is null and is_named then 'ambiguous_column'
        when measure_code is null then 'unbound_column'
        when
            (wants_names or grain = 'two_sided')
            and subject_code = '' and line_label = '' and unit_name = ''
            and grain <> 'single_row' then 'unbound_line'
        when unit is null then 'no_unit'
    end as unmapped_reason
from valued
