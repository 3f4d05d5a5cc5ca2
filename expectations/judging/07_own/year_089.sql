-- YEAR-089, one row per date that something is told as of: a budget is out in the first months of its
-- year, final accounts in the year behind. A budget that tells of the final accounts of its own year may
-- be no budget.
insert into rule_checks by name
with told as (
    select
        sentences,
        unnest(regexp_extract_all(plain, '截[至止]到?20\d\d年\d{1,2}月(?:\d{1,2}日|底|末)?')) as words,
    from input_sentences as sentences
    where regexp_matches(plain, '截[至止]到?20\d\d年\d{1,2}月')
),

dated as (
    select
        sentences.document_sha256 as document_sha256,
        sentences.page as page,
        sentences,
        words,
        documents.fiscal_year as fiscal_year,
        documents.document_kind as document_kind,
        12 * whole_number(regexp_extract(words, '(20\d\d)年', 1))
        + whole_number(regexp_extract(words, '年(\d{1,2})月', 1)) as month,
        12 * documents.fiscal_year + if(documents.document_kind = 'budget', 7, 24) as too_late,
    from told
    inner join input_documents as documents on told.sentences.document_sha256 = documents.document_sha256
    where documents.fiscal_year is not null
),

no_budgets as (
    select distinct documents.document_sha256
    from input_documents as documents
    inner join input_sentences as sentences
        on documents.document_sha256 = sentences.document_sha256
    where documents.document_kind = 'budget'
        -- one pattern for every year: another for each row is made anew for each row
        and list_contains(
            regexp_extract_all(sentences.plain, '(20\d\d)年度?[^，。；、年]{0,24}决算', 1),
            documents.fiscal_year::varchar
        )
)

select
    'YEAR-089' as rule_id,
    document_sha256,
    if(month < too_late, 'past', words) as about,
    case
        when month < too_late then 'holds'
        when
            bool_and(sentences.is_trusted)
            and not exists (
                select 1 from no_budgets where no_budgets.document_sha256 = dated.document_sha256
            )
            then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠，或者写的是决算' as doubt,
    fiscal_year || '年的' || if(document_kind = 'budget', '预算', '决算') as expected_text,
    words_text(list(words order by page)) as what_text,
    pages_text(list(page)) as where_text,
    place_of_text(arg_min(sentences, page)) as found_place,
from dated
group by document_sha256, fiscal_year, document_kind, month < too_late,
    if(month < too_late, 'past', words);
