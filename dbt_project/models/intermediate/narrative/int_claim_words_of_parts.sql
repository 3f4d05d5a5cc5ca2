-- One row per topic and the words right before it that make it a part of what it names.
-- Then it is another figure than the department's own: 上级专项转移支付支出预算, 货物类政府采购支出, 生态环境监测项目支出,
-- 机要通信用车及应急保障用车.
with

institutions as (
    select pattern
    from {{ ref('document_patterns') }}
    where field = 'institution'
),

topics as (
    select distinct
        topics.document_sha256,
        topics.own_topic,
        topics.stands_before,
        topics.unit = 'count' as is_count,
        coalesce(documents.department_name, '') as department_name,
        regexp_extract(
            regexp_replace(
                topics.stands_before, '{{ says_nothing_of_a_whole() }}', '', 'g'
            ), '[^,;:。、(]*$'
        ) as words
    from {{ ref('int_claim_topics') }} as topics
    left join {{ ref('int_document_facts') }} as documents
        on topics.document_sha256 = documents.document_sha256
    where topics.told_by = 'topic'
)

select distinct
    topics.document_sha256,
    topics.own_topic,
    topics.stands_before
from topics
cross join institutions
where
    regexp_matches(topics.stands_before, '{{ joins_a_name_before() }}')
    -- of cars the number before may be left out
    or not topics.is_count
    and regexp_matches(topics.stands_before, '{{ lists_a_name_before() }}')
    or
    regexp_full_match(topics.own_topic, '{{ wholes_of_a_department() }}')
    and topics.words <> ''
    and not regexp_full_match(topics.words, '{{ goes_on_to_a_whole() }}')
    and not (
        regexp_matches(topics.words, '(' || institutions.pattern || ')$')
        and (
            topics.department_name = ''
            or contains(topics.department_name, topics.words)
            or contains(topics.words, topics.department_name)
            or right(topics.department_name, 3) = right(topics.words, 3)
        )
    )
    -- 市国资委: characters of the department's own name, in their order
    and not case
        when regexp_full_match(topics.words, '{{ is_a_short_name() }}')
            then regexp_matches(topics.department_name, array_to_string(
                list_transform(string_split(topics.words, ''), lambda one: regexp_escape(one)), '.*'
            ))
        else false
    end
