-- One row per pattern of claims and funds that it is for, with the words that patterns share
-- written out. A subject is of the funds that its section speaks of.
with

funds as (
    {{ prefixes_of_funds() }}
),

shared as (
    select map_from_entries(list((code, pattern))) as words
    from {{ ref('claim_patterns') }}
    where part = 'words'
)

select
    patterns.* replace (
        coalesce(
            funds.prefix || regexp_extract(patterns.code, '_[a-z]+$'), patterns.code
        ) as code,
        coalesce(funds.fund, patterns.fund, '') as fund,
        replace(
            replace(
                replace(patterns.pattern, '{beside}', shared.words['beside']),
                '{guests}', shared.words['guests']
            ),
            '{changed}',
            '(' || {{ claim_words('rise') }} || '|' || {{ claim_words('fall') }} || ')'
        ) as pattern
    )
from {{ ref('claim_patterns') }} as patterns
cross join shared
left join funds
    on patterns.fund = 'each'
where patterns.part <> 'words'
