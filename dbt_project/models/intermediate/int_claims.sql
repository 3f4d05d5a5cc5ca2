-- One row per figure in a sentence, with its claim where topic and measure are certain, else the
-- reason why it has none. `value` is signed: a decrease is negative.
{%- set year_named = '(?:\\d{4}年|上年|去年|上一年|上一度|上一年度)' %}
{%- set rises = '增加|增长|上升|提高|变化|新增|大于|高于' %}
{%- set falls = '减少|下降|降低|压减|减低|缩减|小于|低于' %}
with

topics as (
    select
        topics.*,
        follows.follow_topic,
        coalesce(documents.document_kind, '') as document_kind,
        documents.fiscal_year as document_year,
        lag(topics.zone) over in_paragraph as zone_before,
        lag(topics.is_threshold) over in_paragraph as after_threshold,
        regexp_extract(topics.prefix, '[^。]*$') as in_sentence
    from {{ ref('int_claim_topics') }} as topics
    left join {{ ref('int_claim_follows') }} as follows
        on topics.document_sha256 = follows.document_sha256
        and topics.paragraph_no = follows.paragraph_no
        and topics.place = follows.place
    left join {{ ref('int_document_facts') }} as documents
        on topics.document_sha256 = documents.document_sha256
    window in_paragraph as (partition by topics.document_sha256, topics.paragraph_no order by topics.place)
),

chosen as (
    select
        *,
        case
            when is_threshold then null
            when after_threshold and unit = 'count' and regexp_matches(zone, '^(\(含\)|及)?以上.*设备')
                then 'equipment_' || cast(value_before / 10000 as integer)
            when follow_topic is not null and (own_topic is null or told_by = 'tail' or follow_topic like 'procurement_general_public%') then follow_topic
            when own_topic is not null then own_topic
            when unit = 'count' then null
            when zone like '%)%' and not regexp_matches(zone, '^[^)]*\(') then topic_before_parenthesis
            else coalesce(topic_before, head_topic)
        end as topic,
        case
            when is_threshold then 'threshold'
            when after_threshold and unit = 'count' and regexp_matches(zone, '^(\(含\)|及)?以上.*设备') then 'follow'
            when follow_topic is not null and (own_topic is null or told_by = 'tail' or follow_topic like 'procurement_general_public%') then 'follow'
            when own_topic is not null and told_by = 'tail' then 'follow'
            when own_topic is not null then 'topic'
            else 'none'
        end as told_how
    from topics
),

measured as (
    select
        chosen.*,
        case
            when chosen.told_how = 'follow' then ''
            when chosen.zone = '的' and chosen.unit = 'percent' and regexp_matches(chosen.zone_before, '完成(全年|调整)') then 'adjusted_completion_rate'
            when chosen.zone = '的' and chosen.unit = 'percent' and chosen.zone_before like '%完成%' then 'completion_rate'
            else measures.measure_code
        end as measure_code,
        regexp_extract(
            chosen.in_sentence,
            '^.*((?:比|较|与|同|于)(?:{{ year_named }}|年初|全年|调整|本年|预算)[^,;。]{0,24})', 1
        ) as compared_with,
        regexp_extract(chosen.zone, '({{ rises }}|{{ falls }})(?:\(..\))?@?(?:了|约)?$', 1) as direction
    from chosen
    left join measures_of as measures
        on chosen.told_how = measures.after
        and case when chosen.told_how = 'topic' then chosen.stands_after else chosen.zone end = measures.words
        and chosen.unit = measures.unit
        and chosen.document_kind = measures.document_kind
)

select * from measured
