-- One row per statement that may be of another report, with why: the line above it names another
-- department than those of most statements, or none of its figures leads, from statement to
-- statement, to most of the report. Statements of one report print its totals and many of its lines
-- again, in whatever unit; a page that came in from elsewhere prints none. Or it stands behind the
-- page from which on two statements or more come again with other figures: a second report.
with recursive

named as (
    select distinct
        document_sha256,
        statement_id,
        owner
    from {{ ref('int_grid_owners') }}
    where is_named and statement_code is not null
),

usual as (
    select
        document_sha256,
        owner
    from named
    group by document_sha256, owner
    qualify 2 * count(*) > sum(count(*)) over (partition by document_sha256)
),

-- a name cut short, or with a word behind it, is the same name
owned as (
    select
        named.statement_id,
        list_bool_or(list_transform(
            [usual.owner, facts.department_name],
            lambda own: coalesce(contains(own, named.owner) or contains(named.owner, own), false)
        )) as is_own
    from named
    left join usual
        on named.document_sha256 = usual.document_sha256
    left join {{ ref('int_document_facts') }} as facts
        on named.document_sha256 = facts.document_sha256
),

-- a few figures that nothing repeats may be economic subjects, or of a fund of its own where
-- nothing tells all appropriations by their funds
amounts as (
    select
        figures.document_sha256,
        figures.statement_id,
        abs(figures.value) as value,
        min(figures.half_width) over (partition by figures.statement_id) as half_width,
        if(
            figures.grain in ('by_function', 'two_sided')
            and (
                kinds.fund_scope in ('all', 'fiscal_appropriation', 'general_public')
                or bool_or(
                    figures.grain = 'two_sided' and kinds.fund_scope = 'fiscal_appropriation'
                ) over (partition by figures.document_sha256)
            ),
            2,
            5
        ) as telling_count
    from {{ ref('int_amounts') }} as figures
    left join {{ ref('int_statement_kinds') }} as kinds
        on figures.statement_code = kinds.statement_code
    where
        figures.unmapped_reason is null
        and figures.unit = 'yuan'
        and figures.period <> 'change'
        and figures.grain in ('by_function', 'by_economic', 'two_sided')
),

-- what is printed in 元 and in 万元 is compared in the coarser one
figures as (
    select distinct
        document_sha256,
        statement_id,
        telling_count,
        round(value / step) as value
    from (
        select
            *,
            2 * max(half_width) over (partition by document_sha256) as step
        from amounts
    ) as stepped
    where value >= step
),

statements as (
    select
        document_sha256,
        statement_id,
        count(*) >= max(telling_count) as is_telling,
        count(*) as value_count,
        max(value) as greatest
    from figures
    group by document_sha256, statement_id
),

shared as (
    select
        one.statement_id,
        other.statement_id as other_id,
        count(*) as value_count,
        max(one.value) as greatest
    from figures as one
    inner join figures as other
        on one.document_sha256 = other.document_sha256
        and one.value = other.value
        and one.statement_id <> other.statement_id
    group by one.statement_id, other.statement_id
),

links as (
    select
        shared.statement_id,
        shared.other_id
    from shared
    inner join statements as one
        on shared.statement_id = one.statement_id
    inner join statements as other
        on shared.other_id = other.statement_id
    where
        shared.greatest in (one.greatest, other.greatest)
        or 10 * shared.value_count > least(one.value_count, other.value_count)
),

reached as (
    select
        statement_id,
        statement_id as other_id
    from statements
    union
    select
        reached.statement_id,
        links.other_id
    from reached
    inner join links
        on reached.other_id = links.statement_id
),

together as (
    select
        statements.document_sha256,
        statements.statement_id,
        statements.is_telling,
        count(*) as reached_count,
        count(*) over (partition by statements.document_sha256) as statement_count
    from reached
    inner join statements
        on reached.statement_id = statements.statement_id
    group by statements.document_sha256, statements.statement_id, statements.is_telling
),

-- more than a few may stand alone where the department's name stands above them
apart as (
    select
        together.statement_id,
        'no_figure_shared' as doubt
    from together
    anti join owned
        on together.statement_id = owned.statement_id
    where
        together.is_telling
        and together.statement_count >= 3
        and 2 * together.reached_count <= together.statement_count
),

-- where each statement that is printed otherwise again begins
begun as (
    select
        amounts.document_sha256,
        amounts.statement_code,
        amounts.statement_id,
        min(amounts.page) as page
    from {{ ref('int_amounts') }} as amounts
    inner join {{ ref('int_second_printings') }} as again
        on amounts.cell_id = again.cell_id
        and not again.is_again
    group by amounts.document_sha256, amounts.statement_code, amounts.statement_id
),

seconds as (
    select
        document_sha256,
        min(page) as first_page,
        max(page) as last_page
    from begun
    group by document_sha256, statement_code
    having count(*) > 1
),

second_reports as (
    select
        document_sha256,
        min(last_page) as page
    from seconds
    group by document_sha256
    having count(*) > 1 and max(first_page) < min(last_page)
)

select
    statement_id,
    min(doubt) as doubt
from (
    select
        statement_id,
        'other_owner' as doubt
    from owned
    where not is_own
    union all
    select * from apart
    union all
    select
        grids.statement_id,
        'second_report' as doubt
    from {{ ref('int_statement_grids') }} as grids
    inner join second_reports
        on grids.document_sha256 = second_reports.document_sha256
    group by grids.statement_id
    having min(grids.page) >= any_value(second_reports.page)
) as doubts
group by statement_id
