-- One row per pattern of claims and funds that it is for, with the words that patterns share
-- written out. A subject is of the funds that its section speaks of, or that its words name.
with

funds as (
    {{ prefixes_of_funds() }}
),

topics as (
    select * from {{ ref('claim_topics') }}
),

shared as (
    select map_from_entries(list((code, pattern))) as words
    from {{ ref('claim_patterns') }}
    where part = 'words'
)

select
    patterns.* replace (
        replace(patterns.code, '{fund}', coalesce(funds.prefix, '')) as code,
        case
            when patterns.fund = 'each' then funds.fund
            else coalesce(patterns.fund, '')
        end as fund,
        replace(patterns.keyword, '{fund}', coalesce(funds.words, '')) as keyword,
        replace(
            replace(
                replace(
                    replace(
                        replace(patterns.pattern, '{fund}', coalesce(funds.words, '')),
                        '{beside}', shared.words['beside']
                    ),
                    '{prior}', shared.words['prior']
                ),
                '{guests}', shared.words['guests']
            ),
            '{changed}',
            '(' || {{ claim_words('rise') }} || '|' || {{ claim_words('fall') }} || ')'
        ) as pattern
    )
from {{ ref('claim_patterns') }} as patterns
cross join shared
left join funds
    on contains(patterns.code, '{fund}')
where
    patterns.part <> 'words'
    -- words that name funds are of those that have a name
    and (not contains(patterns.pattern, '{fund}') or funds.words is not null)
    -- not every topic is told of each of the funds
    and (
        funds.prefix is null
        or contains(patterns.code, '\')
        or replace(patterns.code, '{fund}', funds.prefix) in (select topic_code from topics)
    )
