-- One row per heading and what the figures below it may be to those of other phases beside them:
-- the change from the year before to this year or its rate, or the one of the three that the other
-- two give. In how many rows they are, and in how many they are not. The figures compared stand in
-- one row, below the same headings otherwise. Tried on every heading, known or not, as if its own
-- words were not there.
with

phased as (
    select * from {{ ref('int_heading_phases') }}
),

printed as (
    select
        phased.*,
        figures.row_no,
        figures.number_printed as number,
        figures.half_last_digit as half_width
    from phased
    inner join {{ ref('int_column_figures') }} as figures
        on phased.grid_id = figures.grid_id
        and phased.column_no = figures.column_no
),

-- which phases stand beside a heading, whatever they print
beside as (
    select
        own.head_grid_id,
        own.cell_id,
        own.document_kind,
        {% for phase in ('current', 'prior', 'change', 'rate') %}
            count(distinct others.cell_id) filter (
                where starts_with(others.phase, '{{ phase }}')
            ) as {{ phase }}_count,
        {% endfor %}
        max(others.phase) filter (where starts_with(others.phase, 'prior')) as prior_phase
    from phased as own
    inner join phased as others
        on own.grid_id = others.grid_id
        and own.place = others.place
        and own.column_no <> others.column_no
    group by own.head_grid_id, own.cell_id, own.document_kind
),

compared as (
    select
        own.head_grid_id,
        own.cell_id,
        own.number,
        own.half_width,
        {% for phase in ('current', 'prior', 'change') %}
            coalesce(
                max(others.number) filter (where starts_with(others.phase, '{{ phase }}')), 0
            ) as {{ phase }}_number,
        {% endfor %}
        own.half_width + sum(others.half_width) filter (where others.phase <> 'rate') as reach
    from printed as own
    inner join printed as others
        on own.grid_id = others.grid_id
        and own.row_no = others.row_no
        and own.place = others.place
        and own.column_no <> others.column_no
        and others.phase is not null
    group by
        own.grid_id, own.row_no, own.column_no, own.head_grid_id, own.cell_id, own.number,
        own.half_width
),

tried as (
    select
        compared.*,
        relations.relation,
        beside.prior_phase,
        beside.document_kind,
        case relations.relation
            when 'change'
                then beside.current_count = 1 and beside.prior_count = 1 and beside.change_count = 0
            when 'rate'
                then beside.current_count = 1 and beside.prior_count = 1 and beside.rate_count = 0
            when 'prior'
                then beside.current_count = 1 and beside.change_count = 1 and beside.prior_count = 0
            else beside.prior_count = 1 and beside.change_count = 1 and beside.current_count = 0
        end as is_open,
        if(relations.relation = 'current', prior_number, current_number) as first_number,
        if(relations.relation in ('change', 'rate'), prior_number, change_number) as second_number,
        case relations.relation
            when 'rate'
                then case
                    -- no rate, and its product would be beyond any decimal
                    when abs(number) >= 1000000 then number
                    when prior_number <> 0
                        then number * prior_number - 100 * (current_number - prior_number)
                end
            when 'current' then number - prior_number - change_number
            else number - first_number + second_number
        end as off,
        case relations.relation
            when 'rate'
                then if(
                    abs(number) >= 1000000, 0,
                    100 * reach + abs(prior_number) * half_width + abs(number) * reach
                )
            else reach
        end as reach_of_relation
    from compared
    inner join beside
        on compared.head_grid_id = beside.head_grid_id
        and compared.cell_id = beside.cell_id
    cross join (values ('change'), ('rate'), ('prior'), ('current')) as relations (relation)
)

select
    head_grid_id,
    cell_id,
    document_kind,
    relation,
    prior_phase,
    count(*) filter (where abs(off) > reach_of_relation) as failing_count,
    -- where one of the three is zero, the other two are one figure
    count(distinct number) filter (
        where abs(off) <= reach_of_relation and 0 not in (number, first_number, second_number)
    ) as proving_count
from tried
where is_open
group by all
