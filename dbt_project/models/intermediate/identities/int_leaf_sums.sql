-- One row per side, block and period of a statement: the sum of the lines that hold no others
-- against its printed grand total, else against its first line, in the measure with the most
-- figures.
with

amounts as (
    select * from {{ ref('int_amounts') }}
    where
        unmapped_reason is null and period <> 'change' and unit = 'yuan'
        -- figures of one table that do not belong together
        and grain <> 'line_items'
),

lines as (
    select
        *,
        cell_ids[1] as line_id,
        unnest(cell_ids) as cell_id
    from {{ ref('int_statement_lines') }}
),

-- a line of a two-sided statement that spans blocks is a line of each
side_lines as (
    select distinct
        cell_id,
        block,
        is_main
    from {{ ref('int_side_amounts') }}
),

figures as (
    select
        lines.line_id,
        amounts.statement_id,
        amounts.side,
        coalesce(side_lines.block, lines.block) as block,
        amounts.period,
        amounts.measure_code,
        amounts.grain = 'two_sided' as is_two_sided,
        (lines.grid_in_document, lines.row_no, lines.group_no, amounts.column_no) as place,

        lines.is_total,
        case
            when not lines.is_total or lines.unit_name <> '' then false
            when amounts.grain = 'two_sided'
                then not regexp_matches(lines.line_label, '^{{ this_year() }}')
            else regexp_full_match(lines.line_label, '{{ name_of_the_whole() }}')
        end as is_grand_total,
        proofs.is_holder,
        coalesce(side_lines.is_main, false) as is_main,
        coalesce(lines.ordinal_rank, 0) as ordinal_rank,
        -- lines of another shape stand at another depth
        length(lines.subject_code) || ':' || coalesce(lines.ordinal_rank, 0)
        || ':' || lines.leading_space_count || ':' || len(lines.label_texts) as shape,

        -- hundredths of a cent, whole
        cast(amounts.value * 10000 as hugeint) as amount,
        cast(amounts.half_width * 10000 as hugeint) as half_width
    from amounts
    inner join lines
        on amounts.cell_id = lines.cell_id
    inner join {{ ref('int_figure_proof') }} as proofs
        on amounts.cell_id = proofs.cell_id
    left join side_lines
        on amounts.cell_id = side_lines.cell_id
),

-- a statement without a printed total may begin with the line of its unit, over all the others
headed as (
    select
        *,
        not is_two_sided and not is_total and not is_holder
        and not bool_or(is_grand_total) over columns
        and place = min(place) over columns as is_head
    from figures
    window columns as (partition by statement_id, side, block, period, measure_code)
)

select
    statement_id,
    side,
    block,
    period,
    measure_code,
    any_value(line_id) filter (where is_head) as head_line_id,
    count(*) as figure_count,
    -- printed at the foot of a two-sided statement, at the head of others
    case
        when head_line_id is not null then any_value(amount) filter (where is_head)
        when bool_or(is_two_sided) then arg_max(amount, place) filter (where is_grand_total)
        else arg_min(amount, place) filter (where is_grand_total)
    end as grand_total,
    sum(amount) filter (where not is_total and not is_holder and not is_head) as leaf_sum,
    sum(amount) filter (where is_main and not is_total) as main_sum,
    (count(*) + 1) * max(half_width) as allowed,
    list(struct_pack(
        line_id := line_id,
        amount := amount,
        half_width := half_width,
        shape := shape,
        is_main := is_main,
        is_of_which := ordinal_rank = 5,
        is_holder := is_holder
    ) order by place desc) filter (where not is_total and not is_head) as figures
from headed
group by statement_id, side, block, period, measure_code
having grand_total is not null
qualify row_number() over (
    partition by statement_id, side, block, period
    order by figure_count desc, grand_total desc, measure_code <> 'total' asc, measure_code asc
) = 1
