-- One row per statement of a document: how far its figures prove one another. A figure is proved when it
-- stands in an identity that holds and in none that fails beyond rounding.
with

terms as (
    select * from {{ ref('int_identity_terms') }}
),

checks as (
    select * from {{ ref('int_identity_checks') }}
),

figures as (
    select
        amounts.cell_id,
        amounts.document_sha256,
        amounts.statement_id,
        amounts.statement_code,
        count(*) filter (where checks.outcome = 'fails') as fails,
        count(*) filter (where checks.outcome in ('holds', 'rounding')) as holds
    from {{ ref('int_amounts') }} as amounts
    left join terms
        on amounts.cell_id = terms.cell_id
    left join checks
        on terms.check_id = checks.check_id
    where amounts.unmapped_reason is null
    group by all
),

proof as (
    select
        document_sha256,
        statement_id,
        statement_code,
        cast(count(*) as integer) as figure_count,
        cast(count(*) filter (where fails = 0 and holds > 0) as integer) as proved_count,
        cast(count(*) filter (where fails > 0) as integer) as failing_count,
        cast(count(*) filter (where fails = 0 and holds = 0) as integer) as not_testable_count
    from figures
    group by all
),

identities as (
    select
        statement_id,
        cast(count(*) filter (where outcome = 'holds') as integer) as identities_holding,
        cast(count(*) filter (where outcome = 'rounding') as integer) as identities_rounding,
        cast(count(*) filter (where outcome = 'fails') as integer) as identities_failing,
        cast(count(*) filter (where outcome = 'cannot_tell') as integer) as identities_untold
    from checks
    group by statement_id
)

select
    proof.*,
    coalesce(identities.identities_holding, 0) as identities_holding,
    coalesce(identities.identities_rounding, 0) as identities_rounding,
    coalesce(identities.identities_failing, 0) as identities_failing,
    coalesce(identities.identities_untold, 0) as identities_untold
from proof
left join identities
    on proof.statement_id = identities.statement_id
