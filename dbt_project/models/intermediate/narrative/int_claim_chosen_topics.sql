-- One row per figure in a sentence: the topic that counts for it and how it is known. A figure
-- without a topic of its own speaks of the last topic before it, named by words or following from
-- another; below an item that no pattern knows it does not speak of what the heading is about.
with

topics as (
    select
        topics.* replace (
            case
                when
                    topics.own_topic = 'expenditure_total' and topics.topic_before like '%_revenue'
                    and regexp_matches(topics.zone, '{{ other_side() }}')
                    then regexp_replace(topics.topic_before, '_revenue$', '_expenditure')
                -- (二)公务接待费。2021年预算支出11.77万元: a general word below an item's name
                when
                    topics.own_topic in ('revenue_total', 'expenditure_total')
                    and not contains(topics.zone, '{{ names_a_whole() }}')
                    and topics.head_subject <> topics.title_plain
                    and not regexp_matches(topics.head_topic, 'revenue|expenditure|total')
                    then topics.head_topic
                else topics.own_topic
            end as own_topic
        ),
        follows.follow_topic,
        coalesce(documents.document_kind, '') as document_kind,
        documents.fiscal_year as document_year,
        lag(topics.zone) over in_paragraph as zone_before,
        first_value(
            topics.own_topic is null and topics.head_subject = topics.title_plain
            and topics.unit = 'yuan'
            and regexp_matches(topics.zone, '{{ opens_an_item() }}')
        ) over in_paragraph as is_below_an_item,
        -- 机构运行11.00万元,其中:基本支出11.00万元: a part of an item that no pattern knows
        first_value(
            topics.own_topic is null and follows.follow_topic is null and topics.unit = 'yuan'
            and regexp_matches(topics.zone, '{{ is_an_item() }}')
        ) over in_sentence
        and coalesce(
            regexp_matches(nth_value(topics.zone, 2) over in_sentence, '{{ opens_a_part() }}'),
            false
        )
        and row_number() over in_sentence > 1 as is_part_of_an_item,
        coalesce(lag(topics.is_threshold) over in_paragraph, false)
        and topics.unit = 'count'
        and regexp_matches(topics.zone, '{{ equipment_above() }}') as is_equipment,
        regexp_extract(topics.prefix, '[^。]*$') as in_sentence,
        -- behind a list of parts a new sentence may speak of the whole or of the last part
        max(topics.own_topic) over (
            partition by topics.document_sha256, topics.paragraph_no, topics.sentence_no
            order by topics.place rows between unbounded preceding and current row
        ) is null
        and coalesce(regexp_matches(
            last_value(topics.plain) over (
                partition by topics.document_sha256, topics.paragraph_no
                order by topics.sentence_no range between unbounded preceding and 1 preceding
            ), '{{ opens_parts() }}'
        ), false) as is_behind_a_list
    from {{ ref('int_claim_topics') }} as topics
    left join {{ ref('int_claim_follows') }} as follows
        on topics.document_sha256 = follows.document_sha256
        and topics.paragraph_no = follows.paragraph_no
        and topics.place = follows.place
    left join {{ ref('int_document_facts') }} as documents
        on topics.document_sha256 = documents.document_sha256
    window
        in_paragraph as (
            partition by topics.document_sha256, topics.paragraph_no order by topics.place
        ),
        in_sentence as (
            partition by topics.document_sha256, topics.paragraph_no, topics.sentence_no
            order by topics.place
        )
),

-- what a figure without a topic of its own speaks of: the last topic before it, named by words or
-- following from another
resolved as (
    select
        *,
        coalesce(lag(is_equipment) over before_it, false)
        and unit = 'yuan'
        and regexp_full_match(zone, '{{ only_counts() }}') as values_equipment,
        last_value(
            case
                when own_topic like 'grade_%' or zone like '%(%' and tail like ')%' then null
                -- behind a parenthesis the topic before it goes on, for the figures that follow too
                when
                    own_topic is null and follow_topic is null and unit <> 'count'
                    and zone like '%)%' and not regexp_matches(zone, '^[^)]*\(')
                    then topic_before_parenthesis
                when own_topic is null or told_by = 'tail' then coalesce(follow_topic, own_topic)
                else own_topic
            end ignore nulls
        ) over (before_it rows between unbounded preceding and 1 preceding) as resolved_before
    from topics
    window before_it as (partition by document_sha256, paragraph_no order by place)
)

select
    *,
    case
        when is_threshold or is_part_of_an_item then null
        when is_equipment
            then 'equipment_' || {{ whole_number('value_before / 10000') }}
        when values_equipment then 'equipment_value'
        when follow_topic is not null and (own_topic is null or told_by = 'tail')
            then follow_topic
        when
            regexp_matches(own_topic, '^procurement_(goods|works|services)$')
            and contains(in_sentence, '{{ procurement_of_the_general_budget() }}')
            then replace(own_topic, 'procurement_', 'procurement_general_public_')
        when own_topic is not null then own_topic
        when unit = 'count' then null
        when is_behind_a_list then null
        when zone like '%)%' and not regexp_matches(zone, '^[^)]*\(')
            then topic_before_parenthesis
        when is_below_an_item then resolved_before
        else coalesce(resolved_before, head_topic)
    end as topic,
    case
        when is_threshold then 'threshold'
        when is_equipment or values_equipment then 'follow'
        when follow_topic is not null and (own_topic is null or told_by = 'tail') then 'follow'
        when own_topic is not null and told_by = 'tail' then 'follow'
        when own_topic is not null then 'topic'
        else 'none'
    end as told_how
from resolved
