-- One row per figure in a sentence with its claim, or the reason why it has none. A claim needs a
-- certain topic and a certain measure. `value` is signed: a decrease is negative.
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
        coalesce(lag(topics.is_threshold) over in_paragraph, false)
        and topics.unit = 'count'
        and regexp_matches(topics.zone, '^(\(含\)|及)?以上.*设备') as is_equipment,
        regexp_extract(topics.prefix, '[^。]*$') as in_sentence
    from {{ ref('int_claim_topics') }} as topics
    left join {{ ref('int_claim_follows') }} as follows
        on topics.document_sha256 = follows.document_sha256
        and topics.paragraph_no = follows.paragraph_no
        and topics.place = follows.place
    left join {{ ref('int_document_facts') }} as documents
        on topics.document_sha256 = documents.document_sha256
    window in_paragraph as (
        partition by topics.document_sha256, topics.paragraph_no order by topics.place
    )
),

-- what a figure without a topic of its own speaks of: the topic that was last told, by words or by
-- sequel
resolved as (
    select
        *,
        coalesce(lag(is_equipment) over before_it, false)
        and unit = 'yuan'
        and regexp_full_match(zone, '(\((台|套)\)|、|,|共计)*') as values_equipment,
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
),

chosen as (
    select
        *,
        case
            when is_threshold then null
            when is_equipment
                then 'equipment_' || cast(value_before / 10000 as integer)
            when values_equipment then 'equipment_value'
            when follow_topic is not null and (own_topic is null or told_by = 'tail')
                then follow_topic
            when
                regexp_matches(own_topic, '^procurement_(goods|works|services)$')
                and contains(in_sentence, '一般公共预算拨款政府采购')
                then replace(own_topic, 'procurement_', 'procurement_general_public_')
            when own_topic is not null then own_topic
            when unit = 'count' then null
            when zone like '%)%' and not regexp_matches(zone, '^[^)]*\(')
                then topic_before_parenthesis
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
),

measured as (
    select
        chosen.*,
        case
            when chosen.told_how = 'follow' then ''
            when
                chosen.zone = '的' and chosen.unit = 'percent'
                and regexp_matches(chosen.zone_before, '完成(全年|调整)')
                then 'adjusted_completion_rate'
            when
                chosen.zone = '的' and chosen.unit = 'percent'
                and chosen.zone_before like '%完成%'
                then 'completion_rate'
            else measures.measure_code
        end as measure_code,
        regexp_extract(
            chosen.in_sentence,
            '^.*((?:比|较|与|同|于)(?:{{ year_named }}|年初|全年|调整|本年|预算)[^,;。]{0,24})', 1
        ) as compared_with,
        regexp_extract(
            chosen.zone, '({{ rises }}|{{ falls }})(?:\(..\))?@?(?:了|约)?$', 1
        ) as direction
    from chosen
    left join {{ ref('int_claim_measures') }} as measures
        on chosen.told_how = measures.after
        and case
            when chosen.told_how = 'topic' then chosen.stands_after
            else {{ last_clause('chosen.zone') }}
        end = measures.words
        and chosen.unit = measures.unit
        and chosen.document_kind = measures.document_kind
),

comparisons as (
    select distinct
        compared_with,
        document_kind
    from measured
    where compared_with <> ''
),

bases as (
    select
        compared.compared_with,
        compared.document_kind,
        arg_max(patterns.code, patterns.pattern_no) as base_code
    from comparisons as compared
    inner join {{ ref('claim_patterns') }} as patterns
        on patterns.part = 'base'
        and coalesce(patterns.document_kind, compared.document_kind) = compared.document_kind
        and regexp_matches(compared.compared_with, '^(?:' || patterns.pattern || ')')
    group by compared.compared_with, compared.document_kind
),

-- what the reason of a change tells is no claim of its own, but the changes it is made up of
sound as (
    select
        measured.*,
        coalesce(bases.base_code, 'prior') as base_code,
        case
            when topic is null then false
            when told_how = 'none' and in_reason then zone like '%@%'
            when told_how = 'topic' and in_reason
                then measure_code in ('change', 'change_rate')
                and regexp_full_match(stands_before, '.*(主要(原因)?(是|为|系)|原因是)|、?')
            else measure_code is not null
        end as is_sound,
        regexp_matches(
            regexp_extract(in_sentence, '^.*(截至|共有|现有|(?:安排|计划|拟).{0,8}购置)'), '购置$'
        ) as is_planned,
        regexp_extract(regexp_replace(
            in_sentence, '(?:比|较|与|同|于|不存在|无)20\d\d年|20\d\d年(?:新成立|至)', '', 'g'
        ), '^.*(20\d\d)年', 1) as named_year,
        regexp_extract(measured.compared_with, '(20\d\d)年', 1) as compared_year
    from measured
    left join bases
        on measured.compared_with = bases.compared_with
        and measured.document_kind = bases.document_kind
),

coded as (
    select
        *,
        case
            when is_planned and regexp_matches(topic, '^(vehicles_|equipment_)') then 'planned_'
            else ''
        end
        || topic
        || case
            when measure_code in ('change', 'change_rate') and base_code in ('outturn', 'budget')
                then '_' || base_code || '_' || measure_code
            when measure_code = 'prior' and base_code = 'outturn' then '_outturn'
            when measure_code in ('', 'prior') then ''
            else '_' || measure_code
        end as candidate_code
    from sound
)

select
    coded.document_sha256,
    coded.paragraph_no,
    coded.sentence_no,
    coded.place,
    coded.page,
    coded.section_code,
    coded.fund,
    coded.figure_text,
    coded.value
    * case when regexp_matches(coded.direction, '{{ falls }}') then -1 else 1 end as value,
    coded.unit,
    coded.direction,
    coded.base_code,
    coded.compared_with,
    claims.claim_code,
    case
        when coded.measure_code = 'prior'
            then coalesce(
                try_cast(nullif(coded.compared_year, '') as integer), coded.document_year - 1
            )
        when nullif(coded.named_year, '') is null then coded.document_year
        when abs(try_cast(coded.named_year as integer) - coded.document_year) > 2
            then coded.document_year
        else coalesce(try_cast(coded.named_year as integer), coded.document_year)
    end as fiscal_year,
    case
        when regexp_matches(coded.topic, '_(class|section|item)$')
            then case
                when coded.told_how = 'topic' then coded.own_subject
                else coalesce(coded.subject_before, coded.head_subject)
            end
    end as subject_words,
    case
        when claims.claim_code is not null then null
        when coded.is_threshold then 'threshold'
        when coded.section_code in ('mandate', 'glossary', 'project') then 'not_on_itself'
        when coded.value is null then 'not_a_number'
        when coded.topic is null then 'no_topic'
        when coded.in_reason then 'in_a_reason'
        when coded.measure_code is null then 'no_measure'
        else 'unlisted_claim'
    end as reason_code,
    coded.sentence
from coded
left join {{ ref('claims') }} as claims
    on coded.candidate_code = claims.claim_code
    and coded.unit = claims.unit
    and coded.is_sound
    and coded.value is not null
    and coded.section_code not in ('mandate', 'glossary', 'project')
