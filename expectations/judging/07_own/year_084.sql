-- YEAR-084 once more, one row per amount whose own words name a year two years away or more. It is told
-- where the report gives that very amount of its own year, in a statement or in another sentence, and
-- in final accounts where that year is still to come.
insert into rule_checks by name
with told as (
    select
        claims.*,
        asked.document_kind,
        asked.fiscal_year as document_year,
        place_in_document(claims.paragraph_no, claims.place) as place_no,
        told_digits(claims.value, 2 * claims.half_width) as digits,
    from claims_with_widths as claims
    inner join asked
        on claims.document_sha256 = asked.document_sha256 and asked.rule_id = 'YEAR-084'
    inner join (
        select distinct claim_code from input_claims where coalesce(measure_code, '') = ''
    ) as amounts
        on claims.claim_code = amounts.claim_code
    where claims.unit = 'yuan' and claims.value > 0
        and abs(claims.fiscal_year - asked.fiscal_year) > 1
        and list_distinct(regexp_extract_all(claims.lead, '(20\d\d)年', 1))
        = [claims.fiscal_year::varchar]
),

-- amounts of the report's own year
own as (
    select told.document_sha256, told.place_no
    from told
    inner join input_claims as others
        on told.document_sha256 = others.document_sha256
        and told.claim_code = others.claim_code
        and coalesce(told.subject_words, '') = others.subject_words
        and told.document_year = others.fiscal_year
        and told.value = others.value
    union
    select told.document_sha256, told.place_no
    from told
    inner join input_cell_numbers as cells
        on told.document_sha256 = cells.document_sha256
        and list_contains(
            [as_figure(told.value), as_figure(told.value / 1000), as_figure(told.value / 10000)],
            cells.number
        )
    where told.digits >= 4
)

select
    'YEAR-084' as rule_id,
    told.document_sha256,
    'amount:' || told.place_no as about,
    case
        when not coalesce(told.is_trusted, true) then 'uncertain'
        when own.place_no is not null
            or told.document_kind = 'final_accounts' and told.fiscal_year > told.document_year
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(coalesce(told.is_trusted, true), '不知道这个数是哪一年的', '正文的识读不可靠') as doubt,
    told.fiscal_year || '年' as found_text,
    told.document_year || '年' as expected_text,
    '第' || told.page || '页' as where_text,
    inner_quotes(told.lead || told.figure_text) as what_text,
    place_of_words(told.page, sentences.source_bbox, told.sentence) as found_place,
from told
left join own
    on told.document_sha256 = own.document_sha256 and told.place_no = own.place_no
left join input_sentences as sentences
    on told.document_sha256 = sentences.document_sha256
    and told.paragraph_no = sentences.paragraph_no
    and told.sentence_no = sentences.sentence_no
-- what its words tell already
where not exists (
    select 1 from rule_checks as told_already
    where told_already.rule_id = 'YEAR-084' and told_already.verdict = 'fails'
        and told_already.document_sha256 = told.document_sha256
        and contains(told_already.about, sentences.plain)
);
