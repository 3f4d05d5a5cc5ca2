-- One row per statement of a document with figures: how far its figures prove one another.
with

figures as (
    select
        document_sha256,
        statement_id,
        statement_code,
        cast(count(*) as integer) as figure_count,
        cast(count(*) filter (where proof = 'proved') as integer) as proved_count,
        cast(count(*) filter (where proof = 'failing') as integer) as failing_count,
        cast(count(*) filter (where proof = 'not_testable') as integer) as not_testable_count,
        cast(count(*) filter (where reading = 'unconfirmed') as integer) as unconfirmed_count
    from {{ ref('int_figure_proof') }}
    group by all
),

identities as (
    select
        statement_id,
        cast(count(*) filter (where outcome = 'holds') as integer) as identities_holding,
        cast(count(*) filter (where outcome = 'rounding') as integer) as identities_rounding,
        cast(count(*) filter (where outcome = 'fails') as integer) as identities_failing,
        cast(count(*) filter (where outcome = 'cannot_tell') as integer) as identities_untold
    from {{ ref('int_identity_checks') }}
    group by statement_id
)

select
    figures.*,
    coalesce(identities.identities_holding, 0) as identities_holding,
    coalesce(identities.identities_rounding, 0) as identities_rounding,
    coalesce(identities.identities_failing, 0) as identities_failing,
    coalesce(identities.identities_untold, 0) as identities_untold
from figures
left join identities
    on figures.statement_id = identities.statement_id
