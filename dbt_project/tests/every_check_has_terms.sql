-- An identity has a total and, unless that is zero or it cannot be decided, parts; where one total is
-- printed several times (a class once for each project) it never fails. Its outcome is what its
-- difference says. Returns the checks of which this is not so.
with

terms as (
    select
        check_id,
        count(*) filter (where role = 'total') as total_count,
        count(*) filter (where role = 'addend') as addend_count
    from {{ ref('int_identity_terms') }}
    group by check_id
)

select
    checks.check_id,
    checks.outcome,
    terms.total_count,
    terms.addend_count
from {{ ref('int_identity_checks') }} as checks
left join terms
    on checks.check_id = terms.check_id
where
    terms.check_id is null
    or terms.total_count = 0
    or terms.total_count > 1 and checks.outcome = 'fails'
    or terms.addend_count <> checks.addend_count
    or checks.addend_count = 0 and checks.outcome <> 'cannot_tell' and checks.found <> 0
    or checks.outcome = 'holds' and checks.difference <> 0
    or checks.outcome = 'rounding' and (checks.difference = 0 or abs(checks.difference) > checks.allowed)
    or checks.outcome = 'fails' and abs(checks.difference) <= checks.allowed
    or checks.outcome = 'cannot_tell' and checks.reason is null
