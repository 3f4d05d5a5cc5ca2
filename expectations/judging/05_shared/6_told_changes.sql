-- One row per change of the text with the amount or change told before it in the same sentence, about
-- one subject, and whether the two go in opposite directions.
create or replace table told_changes as
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
) = 1;
