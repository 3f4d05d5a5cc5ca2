-- One row per figure in a sentence with its claim, or the reason why it has none. A claim needs a
-- certain topic and a certain measure. `value` is signed: a decrease is negative.
with

codes as (
    select * from {{ ref('int_claim_codes') }}
),

-- what another report in the file says is not said of this one
other_reports as (
    select
        document_sha256,
        min(first_page) as first_page
    from {{ ref('int_report_parts') }}
    group by document_sha256
),

coded as (
    select
        candidates.*,
        case
            when
                (is_planned or is_bought and document_kind = 'budget')
                and 'planned_' || topic in (select topic_code from codes)
                then 'planned_'
            else ''
        end
        || topic
        || case
            when measure_code in ('change', 'change_rate') and base_code in ('outturn', 'budget')
                then '_' || base_code || '_' || measure_code
            when measure_code = 'prior' and base_code in ('outturn', 'budget')
                then '_' || base_code
            when measure_code in ('', 'prior') then ''
            else '_' || measure_code
        end as candidate_code,
        coalesce(candidates.page >= other_reports.first_page, false) as is_of_other_report,
        -- each is held against the others of its paragraph; real paragraphs have twenty at most
        candidates.place > 200 as is_crowded
    from {{ ref('int_claim_differences') }} as candidates
    left join other_reports
        on candidates.document_sha256 = other_reports.document_sha256
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
    coded.value * case
        when regexp_matches(coded.direction, {{ claim_words('fall') }}) then -1
        else 1
    end as value,
    coded.unit,
    coded.direction,
    coded.base_code,
    coded.compared_with,
    claims.claim_code,
    case
        when coded.measure_code = 'prior' and coded.base_code <> 'budget'
            then coalesce(
                {{ whole_number('coded.compared_year') }}, coded.document_year - 1
            )
        when nullif(coded.named_year, '') is null then coded.document_year
        -- 2024年为7万元,增加3万元: a change up to this year
        when
            coded.measure_code in ('change', 'change_rate')
            and {{ whole_number('coded.named_year') }} = coded.document_year - 1
            then coded.document_year
        else coalesce({{ whole_number('coded.named_year') }}, coded.document_year)
    end as fiscal_year,
    case
        when regexp_matches(coded.topic, '_(class|section|item)$')
            -- of a list, or in a bracket that closes behind its amount
            then regexp_replace(ltrim(case
                when coded.told_how = 'topic' then coded.own_subject
                else coalesce(coded.subject_before, coded.head_subject)
            end, '、'), '^\(([^()]+\()', '\1')
    end as subject_words,
    case
        when claims.claim_code is not null then null
        when coded.is_of_other_report then 'other_report'
        when coded.is_crowded then 'crowded'
        when coded.is_threshold then 'threshold'
        when coded.section_code in ('mandate', 'glossary', 'project', 'unit') then 'not_on_itself'
        when coded.value is null and coded.is_number then 'implausible'
        when coded.value is null then 'not_a_number'
        when coded.topic is null then 'no_topic'
        when coded.in_reason then 'in_a_reason'
        when coded.measure_code is null then 'no_measure'
        else 'unlisted_claim'
    end as reason_code,
    coded.is_trusted,
    coded.lead,
    left(coded.tail, 40) as tail,
    coded.sentence
from coded
left join codes as claims
    on coded.candidate_code = claims.claim_code
    and coded.unit = claims.unit
    and coded.is_sound
    -- bought in the year of final accounts: no claim of the assets held
    and not (
        coded.is_bought and not coded.is_planned
        and regexp_matches(coded.candidate_code, '^(equipment_\d|vehicles_total$)')
    )
    and not coded.is_of_other_report
    and not coded.is_crowded
    and coded.value is not null
    and coded.section_code not in ('mandate', 'glossary', 'project', 'unit')
