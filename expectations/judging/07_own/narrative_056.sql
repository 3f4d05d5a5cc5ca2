-- NARRATIVE-056, one row per change: nought that is more than the year before; a change and its
-- rate in opposite directions. Both claims stand in one sentence and are about one subject.
insert into rule_checks by name
with pairs as (
    select
        one,
        other,
        case
            when one.measure_code = '' then one.value = 0 and other.value > 0
            else sign(one.value) * sign(other.value) < 0
        end as is_contrary,
    from input_claims as one
    inner join input_claims as other
        on one.document_sha256 = other.document_sha256
        and one.paragraph_no = other.paragraph_no
        and one.sentence_no = other.sentence_no
        and one.topic_code = other.topic_code
        and one.subject_words = other.subject_words
        and one.fiscal_year = other.fiscal_year
        and one.place < other.place
        and (one.measure_code, other.measure_code) in (
            ('', 'change'), ('', 'outturn_change'), ('change', 'change_rate'),
            ('outturn_change', 'outturn_change_rate'), ('budget_change', 'budget_change_rate')
        )
    where one.unit = 'yuan' and one.fiscal_year = one.document_year
    qualify row_number() over (
        partition by other.document_sha256, other.paragraph_no, other.place
        order by one.place desc
    ) = 1
)

select
    'NARRATIVE-056' as rule_id,
    one.document_sha256 as document_sha256,
    other.claim_code || ':' || other.subject_words as about,
    case
        when not bool_or(is_contrary) then 'holds'
        when bool_and(one.is_trusted and other.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    arg_max(one.figure_text, is_contrary) as found_text,
    arg_max(other.direction || other.figure_text, is_contrary) as expected_text,
    claim_place(arg_max(one, is_contrary)) as where_text,
    claim_place(arg_max(other, is_contrary)) as other_text,
    place_of_claim(arg_max(one, is_contrary)) as found_place,
    place_of_claim(arg_max(other, is_contrary)) as other_place,
from pairs
group by one.document_sha256, other.claim_code, other.subject_words;
