-- One row per heading that the figures below it explain, known or not: they are the sum of the
-- columns beside it, or a change, its rate or one of the two years it lies between. They are so in
-- every row, and in two at least where nothing else would do. Arithmetic does not name the parts
-- of a sum, one being as good as another, but the last of which all others are known. A heading
-- that only holds parts of a total says nothing of them.
with

sums as (
    select * from {{ ref('int_column_sums') }}
),

-- 人员经费 and 公用经费 add up to 基本支出 as well as to the whole
families as (
    select
        sums.head_grid_id,
        sums.cell_id
    from sums
    inner join {{ ref('concept_parts') }} as families
        on list_contains(sums.part_concepts, families.part)
    group by sums.head_grid_id, sums.cell_id, families.concept, sums.part_concepts
    having count(*) = len(any_value(sums.part_concepts))
),

agreed as (
    select
        sums.head_grid_id,
        sums.cell_id,
        'total' as concept,
        'total' as kind,
        sums.proving_count
    from sums
    anti join families
        on sums.head_grid_id = families.head_grid_id
        and sums.cell_id = families.cell_id
    where sums.is_settled and sums.failing_count = 0 and sums.proving_count >= 2
    union all by name
    select
        head_grid_id,
        cell_id,
        case relation
            when 'change'
                then case prior_phase
                    when 'prior_year_outturn' then 'change_from_outturn' else 'change'
                end
            when 'rate' then 'change_rate'
            -- a budget may be compared with the year before as planned or as spent
            when 'prior' then case document_kind when 'final_accounts' then 'prior_year' end
            when 'current'
                then case document_kind when 'final_accounts' then 'final' else 'budget' end
        end as concept,
        'basis' as kind,
        proving_count
    from {{ ref('int_column_changes') }}
    where failing_count = 0 and proving_count >= 2
    union all by name
    select
        head_grid_id,
        cell_id,
        'project' as concept,
        'item' as kind,
        proving_count
    from {{ ref('int_column_rests') }}
    where failing_count = 0 and proving_count >= 2
    union all by name
    select
        head_grid_id,
        cell_id,
        'scope' as concept,
        'scope' as kind,
        proving_count
    from {{ ref('int_column_holders') }}
    where failing_count = 0 and proving_count >= 2
)

-- of two explanations none is the one
select * from agreed
where concept is not null
qualify count(*) over (partition by head_grid_id, cell_id) = 1
