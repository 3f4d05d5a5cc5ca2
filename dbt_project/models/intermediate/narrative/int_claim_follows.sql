-- One row per figure whose topic follows from the topic named before it. For example the guests of
-- 被接待, or the funds of a number of projects.
select distinct
    topics.document_sha256,
    topics.paragraph_no,
    topics.place,
    -- \1 in a code is what the topic before has there
    arg_min(
        case
            when contains(patterns.code, '\')
                then regexp_replace(
                    coalesce(topics.topic_before, topics.head_topic, ''),
                    patterns.after, patterns.code
                )
            else patterns.code
        end, patterns.pattern_no
    ) over in_place as follow_topic,
    min(patterns.pattern_no) over in_place as pattern_no
from {{ ref('int_claim_topics') }} as topics
inner join {{ ref('int_claim_patterns') }} as patterns
    on patterns.part in ('follow', 'tail')
    and patterns.after <> ''
    and topics.unit = patterns.unit
    and regexp_matches(coalesce(topics.topic_before, topics.head_topic, ''), patterns.after)
    and case
        when patterns.part = 'tail' then regexp_matches(topics.tail, '^' || patterns.pattern)
        -- batches and guests differ by the unit printed behind the figure alone
        when patterns.unit = 'count'
            then regexp_full_match(
                ltrim(topics.zone, ')') || topics.printed_unit, patterns.pattern
            )
        else regexp_full_match(topics.zone, patterns.pattern)
    end
window
    in_place as (partition by topics.document_sha256, topics.paragraph_no, topics.place)
