-- One row per claim that a figure of a sentence can be. The topic itself in the reported year, and
-- of an amount what is told of it beside.
with

topics as (
    select * from {{ ref('claim_topics') }}
)

select
    topic_code as claim_code,
    topic_code,
    '' as measure_code,
    unit,
    topic_zh,
    '' as measure_zh
from topics
union all by name
select
    concat_ws('_', topics.topic_code, measures.measure_code) as claim_code,
    topics.topic_code,
    measures.measure_code,
    measures.unit,
    topics.topic_zh,
    measures.measure_zh
from topics
cross join {{ ref('claim_measures') }} as measures
where topics.unit = 'yuan'
