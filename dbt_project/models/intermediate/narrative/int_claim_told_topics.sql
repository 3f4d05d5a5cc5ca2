-- One row per figure in a sentence: the topic that its own words name, read with the heading and
-- the words around it, the topic that follows from the one before, and what else its place says.
with
-- a sentence ends in a semicolon, too, and the list that it belongs to goes on
chained as (
    select
        document_sha256,
        paragraph_no,
        sentence_no,
        any_value(plain) as plain,
        coalesce(lag(any_value(plain)) over in_paragraph, '') not like '%;' as begins,
        coalesce(lead(any_value(plain)) over in_paragraph, '') as next_plain
    from {{ ref('int_claim_topics') }}
    group by document_sha256, paragraph_no, sentence_no
    window in_paragraph as (partition by document_sha256, paragraph_no order by sentence_no)
),

numbered as (
    select
        *,
        count(*) filter (where begins) over (
            partition by document_sha256, paragraph_no order by sentence_no
        ) as chain_no
    from chained
),

-- of a list without end the last sentences
chains as (
    select
        *,
        array_to_string(list(plain) over (
            partition by document_sha256, paragraph_no, chain_no order by sentence_no
            rows between 50 preceding and current row
        ), '') as list_so_far
    from numbered
)

select
    topics.* replace (
        case
            when parts.document_sha256 is not null then 'undecided'
            -- …。2.差旅费。预算5万元: of what its own number names, known or not
            when
                topics.own_topic is null and topics.unit = 'yuan' and topics.sentence_no > 1
                and regexp_matches(topics.zone, '{{ is_below_a_name() }}')
                then 'undecided'
            -- 2040499其他:本年支出5万元: words with a subject's code are of that subject or of nothing
            when
                topics.unit = 'yuan'
                and not regexp_matches(topics.own_topic, '_(class|section|item)$')
                and regexp_matches(topics.zone, '{{ prints_a_code() }}')
                then 'undecided'
            when
                topics.own_topic = 'expenditure_total' and topics.topic_before like '%_revenue'
                and regexp_matches(topics.zone, '{{ other_side() }}')
                then regexp_replace(topics.topic_before, '_revenue$', '_expenditure')
            -- 基金预算收入5万元,支出5万元,支出较上年减少: of what its sentence told, or its chapter is about
            when
                topics.own_topic = 'expenditure_total'
                and regexp_full_match(topics.own_subject, '{{ bare_spending() }}')
                and regexp_matches(
                    coalesce(
                        last_value(
                            coalesce(follows.follow_topic, topics.own_topic) ignore nulls
                        ) over (in_sentence rows between unbounded preceding and 1 preceding),
                        topics.fund || '_expenditure'
                    ), '{{ takes_up_spending() }}'
                )
                then regexp_replace(
                    coalesce(
                        last_value(
                            coalesce(follows.follow_topic, topics.own_topic) ignore nulls
                        ) over (in_sentence rows between unbounded preceding and 1 preceding),
                        topics.fund || '_expenditure'
                    ), '_revenue$', '_expenditure'
                )
            -- 三公经费(其中:一般公共预算支出5万元): what pays these expenses
            when
                regexp_matches(
                    topics.own_topic,
                    '^(general_public|gov_fund|state_capital)_(revenue|expenditure)$'
                )
                and (
                    topics.section_code = 'procurement'
                    or topics.section_code <> 'narrative'
                    and regexp_matches(
                        topics.topic_before, '^(three_public|procurement|agency_operation)'
                    )
                )
                then 'undecided'
            -- 初中教育支出206万元,其中:基本支出206万元,项目支出0元: of this subject
            when
                regexp_matches(topics.own_topic, '(^|_)(basic|project)(_expenditure)?$')
                and max(regexp_matches(topics.own_topic, '_(class|section|item)$')) over (
                    in_sentence rows between unbounded preceding and 1 preceding
                )
                then 'undecided'
            -- 1个年初结转结余项目50万元
            when
                topics.unit = 'yuan' and topics.unit_before = 'count'
                and regexp_matches(topics.zone, '{{ is_of_counted_projects() }}')
                then 'undecided'
            -- 机关运行经费82万元,其中:公务接待费2万元: of these costs
            when
                regexp_matches(topics.own_topic, '^(three_public_|meeting|training)')
                and max(topics.own_topic = 'agency_operation')
                    over (
                        in_sentence rows between unbounded preceding and 1 preceding
                    )
                and regexp_matches(topics.prefix, '{{ opens_a_list_of_parts() }}')
                then 'undecided'
            -- 财政拨款收入总计5万元,其中:年初结转和结余1万元: with what was brought forward
            when
                regexp_matches(topics.own_topic, '^fiscal_(revenue|expenditure)$')
                and regexp_matches(topics.own_subject, '{{ ends_as_a_grand_total() }}')
                and regexp_matches(topics.plain, '{{ tells_of_a_balance() }}')
                then 'fiscal_balanced_total'
            -- 公务接待费…。支出决算较上年减少: of the costs that the chapter is about
            when
                topics.own_topic in ('revenue_current', 'expenditure_current')
                and topics.section_code in ('three_public', 'agency_operation', 'procurement')
                and regexp_full_match(topics.own_subject, '{{ outturn_of_a_side() }}')
                then coalesce(topics.topic_before, topics.head_topic)
            -- (项)。| 支出决算为5万元: of the item in the paragraph above
            when
                topics.own_topic in ('revenue_current', 'expenditure_current')
                and topics.head_topic like '%_item'
                and regexp_full_match(topics.zone, '{{ outturn_of_a_side() }}')
                then topics.head_topic
            -- 其中:一般公共预算收支预算2344.97万元: both sides of these funds, not of all
            when
                topics.own_topic = 'balanced_total'
                and {{ fund_named('topics.stands_before') }} is not null
                then 'undecided'
            -- 财政拨款收入、支出总计…。与上年相比,收、支总计各…: of appropriations in their own chapter
            when
                topics.own_topic = 'balanced_total' and topics.fund = 'fiscal'
                and topics.topic_before like 'fiscal_%'
                then 'fiscal_balanced_total'
            -- 机关运行经费当年一般公共预算拨款150.42万元: what these costs are paid from
            when
                topics.own_topic = 'general_public_revenue'
                and regexp_matches(topics.stands_before, '{{ costs_of_running() }}')
                then 'agency_operation'
            -- 支出完成年初预算106.21%: of what was spoken of
            when
                topics.own_topic = 'expenditure_total'
                and regexp_matches(topics.own_subject, '{{ spending_completed() }}')
                then regexp_replace(topics.topic_before, '_revenue$', '_expenditure')
            -- 比2024年收支预算总数3254.39万元增加: of what was told before it, whatever words are left
            when
                topics.stands_before like '%@' and topics.unit = 'yuan'
                and topics.topic_before is not null
                and regexp_matches(topics.tail, '{{ goes_over_to_a_change() }}')
                then topics.topic_before
            -- 支出决算情况: 一般公共预算财政拨款501.29万元
            when
                regexp_matches(
                    topics.own_topic, '^(general_public|gov_fund|state_capital)_revenue$'
                )
                and regexp_matches(topics.title_plain, '{{ is_about_spending() }}')
                and not contains(topics.own_subject, '{{ names_revenue() }}')
                then replace(topics.own_topic, '_revenue', '_expenditure')
            -- (一)财政拨款支出决算总体情况 in such a chapter: of the general public budget or of all
            -- funds, as the statements tell
            when
                {{ speaks_of_appropriations('topics.') }}
                and contains(topics.title_plain, '{{ names_appropriations() }}')
                and {{ fund_named('topics.title_plain') }} is null
                then coalesce(
                    regexp_replace(topics.own_topic, '^fiscal', appropriations.fund), 'undecided'
                )
            -- in a chapter on the general public budget 财政拨款支出 is what it appropriates
            when {{ speaks_of_appropriations('topics.') }}
                then replace(topics.own_topic, 'fiscal_', 'general_public_')
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
    first_value(topics.zone) over in_sentence not like ')%'
    and max(coalesce(topics.own_topic, follows.follow_topic)) over (
        partition by topics.document_sha256, topics.paragraph_no, topics.sentence_no
        order by topics.place rows between unbounded preceding and current row
    ) is null
    and coalesce(regexp_matches(
        if(
            chains.begins,
            last_value(chains.list_so_far) over sentences_before,
            last_value(topics.plain) over sentences_before
        ), '{{ opens_parts() }}'
    ), false) as is_behind_a_list,
    chains.next_plain,
    chains.chain_no
from {{ ref('int_claim_topics') }} as topics
inner join chains
    on topics.document_sha256 = chains.document_sha256
    and topics.paragraph_no = chains.paragraph_no
    and topics.sentence_no = chains.sentence_no
left join {{ ref('int_claim_follows') }} as follows
    on topics.document_sha256 = follows.document_sha256
    and topics.paragraph_no = follows.paragraph_no
    and topics.place = follows.place
left join {{ ref('int_document_facts') }} as documents
    on topics.document_sha256 = documents.document_sha256
left join {{ ref('int_claim_appropriations') }} as appropriations
    on topics.document_sha256 = appropriations.document_sha256
left join {{ ref('int_claim_words_of_parts') }} as parts
    on topics.document_sha256 = parts.document_sha256
    and topics.stands_before = parts.stands_before
    and topics.own_topic = parts.own_topic
    and topics.told_by = 'topic'
window
    sentences_before as (
        partition by topics.document_sha256, topics.paragraph_no
        order by topics.sentence_no range between unbounded preceding and 1 preceding
    ),
    in_paragraph as (
        partition by topics.document_sha256, topics.paragraph_no order by topics.place
    ),
    in_sentence as (
        partition by topics.document_sha256, topics.paragraph_no, topics.sentence_no
        order by topics.place
    )
