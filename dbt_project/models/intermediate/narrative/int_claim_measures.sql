-- One row per distinct wording, unit and kind of report: which measure of its topic a figure behind
-- it is. The amount, its change, a rate or a share, by the words between topic and figure (where a
-- figure has no topic of its own, all words before it).
with

patterns as (
    select * from {{ ref('int_claim_patterns') }}
    where part = 'measure'
),

kinds as (
    select
        topics.*,
        coalesce(documents.document_kind, '') as document_kind
    from {{ ref('int_claim_topics') }} as topics
    left join {{ ref('int_document_facts') }} as documents
        on topics.document_sha256 = documents.document_sha256
),

wordings as (
    select distinct
        'topic' as after,
        stands_after as words,
        unit,
        document_kind
    from kinds
    where own_topic is not null and told_by = 'topic'
    union
    select distinct
        'none' as after,
        {{ last_clause('zone') }} as words,
        unit,
        document_kind
    from kinds
    where own_topic is null
),

measures as (
    select
        wordings.*,
        -- a change told in percent is a rate
        patterns.code || case
            when patterns.unit = 'each' and wordings.unit = 'percent' then '_rate' else ''
        end as code,
        patterns.pattern_no
    from wordings
    inner join patterns
        on wordings.after = patterns.after
        -- one pattern for amounts and counts alike
        and (
            patterns.unit in (wordings.unit, 'each')
            or patterns.unit is null and wordings.unit <> 'percent'
        )
        and coalesce(patterns.document_kind, wordings.document_kind) = wordings.document_kind
    where regexp_full_match(wordings.words, patterns.pattern)
    qualify row_number() over (
        partition by wordings.after, wordings.words, wordings.unit, wordings.document_kind
        -- a bare amount last: 年初预算 is one too, but says more
        order by patterns.code is null, patterns.pattern_no
    ) = 1
)

select
    after,
    words,
    unit,
    document_kind,
    coalesce(code, '') as measure_code,
    pattern_no
from measures
