-- NARRATIVE-080, one row per topic whose amount, what it is compared with (the year before, the
-- budget, last year's outturn) and change are told in different sentences: the change is their
-- difference. Years may be counted in more than one way: told only where one digit of one of the
-- three makes them fit.
create or replace temp table topic_amounts as
select
    document_sha256, topic_code, subject_words, kind,
    any_value(value) as value,
    max(half_width) as half_width,
    arg_min(claims, claims.place) as claims,
    list(distinct paragraph_no || ':' || sentence_no) as sentences,
    bool_and(is_trusted) as is_trusted,
from (
    select
        claims, document_sha256, topic_code, subject_words, paragraph_no, sentence_no, is_trusted,
        half_width, claims.value,
        case
            when measure_code = '' and fiscal_year = document_year then 'own'
            when measure_code = '' and fiscal_year = document_year - 1 then 'prior'
            when measure_code = 'prior' and fiscal_year = document_year - 1 then 'prior'
            when measure_code in ('budget', 'outturn') and fiscal_year = document_year then measure_code
            when measure_code = 'change' and base_code = 'prior' and fiscal_year = document_year
                then 'prior_change'
            when measure_code in ('budget_change', 'outturn_change') and fiscal_year = document_year
                then measure_code
        end as kind,
    from input_claims as claims
    where unit = 'yuan' and not regexp_matches(coalesce(sentence, ''), '口径|剔除|扣除')
)
where kind is not null
group by all
-- an amount told in two ways is that of two things
having count(distinct value) = 1;

insert into rule_checks by name
with compared as (
    select
        owns.document_sha256,
        owns.topic_code || ':' || owns.subject_words || ':' || earlier.kind as about,
        owns.claims as own,
        earlier.claims as earlier,
        changes.claims as change,
        owns.value - earlier.value as difference,
        owns.half_width + earlier.half_width + changes.half_width as allowed,
        2 * greatest(owns.half_width, earlier.half_width, changes.half_width) as unit_width,
        owns.is_trusted and earlier.is_trusted and changes.is_trusted as is_trusted,
    from topic_amounts as owns
    inner join topic_amounts as earlier
        on owns.document_sha256 = earlier.document_sha256
        and owns.topic_code = earlier.topic_code
        and owns.subject_words = earlier.subject_words
    inner join topic_amounts as changes
        on owns.document_sha256 = changes.document_sha256
        and owns.topic_code = changes.topic_code
        and owns.subject_words = changes.subject_words
        and changes.kind = earlier.kind || '_change'
    where
        owns.kind = 'own' and owns.value > 0 and earlier.value > 0 and changes.value <> 0
        and owns.half_width > 0 and earlier.half_width > 0
        -- in one sentence they are NARRATIVE-065's
        and not list_has_any(owns.sentences, list_intersect(earlier.sentences, changes.sentences))
)

select
    'NARRATIVE-080' as rule_id,
    document_sha256,
    about,
    case
        when not is_trusted then 'uncertain'
        when abs(difference - change.value) <= allowed then 'holds'
        when
            told_digits(own.value, unit_width) >= 3 and told_digits(earlier.value, unit_width) >= 3
            and (
                sign(difference) = sign(change.value)
                and differs_in_a_digit(difference, change.value, unit_width)
                or differs_in_a_digit(earlier.value + change.value, own.value, unit_width)
                or differs_in_a_digit(own.value - change.value, earlier.value, unit_width)
            )
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(is_trusted, '比较的可能不是这两个数', '正文的识读不可靠') as doubt,
    change.value as found,
    difference as expected,
    allowed,
    'yuan' as unit,
    change.direction || change.figure_text as found_text,
    if(difference < 0, '减少', '增加') || figure_text(
        abs(difference), factor_of_words(change.figure_text), printed_decimals(change.figure_text), ''
    ) || regexp_extract(change.figure_text, '[亿万]?元$') as expected_text,
    claim_place(change) as where_text,
    grouped(own.figure_text) || '（第' || own.source_page || '页）与'
    || grouped(earlier.figure_text) || '（第' || earlier.source_page || '页）' as other_text,
    place_of_claim(change) as found_place,
    place_of_claim(own) as other_place,
from compared
-- what a rule about this change has told is told
where not exists (
    select 1 from rule_checks as told
    where told.document_sha256 = compared.document_sha256 and told.verdict in ('fails', 'uncertain')
        and told.unit = 'yuan' and told.found_place.text = change.sentence
        and abs(told.found) = abs(change.value)
);
