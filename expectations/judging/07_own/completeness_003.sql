-- COMPLETENESS-003 for the text, one row per kind of money that the text says the year has none of
-- (今年未安排单位资金): no column of that name has a total.
insert into rule_checks by name
with clauses as (
    select
        sentences,
        unnest(regexp_extract_all(plain, '[^，。；：]*(?:未|没有)安排\p{Han}{4,16}')) as clause,
    from input_sentences as sentences
    where regexp_matches(plain, '(未|没有)安排')
),

denied as (
    select
        clauses.sentences,
        regexp_extract(clauses.clause, '(?:未|没有)安排(\p{Han}+)$', 1) as words,
    from clauses
    inner join input_documents as documents
        on clauses.sentences.document_sha256 = documents.document_sha256
    where
        -- of another year
        not regexp_matches(clauses.clause, '上年|去年|以前年度')
        and len(list_filter(
            regexp_extract_all(clauses.clause, '20\d\d'),
            lambda year: year <> documents.fiscal_year::varchar
        )) = 0
),

columns as (
    select
        document_sha256,
        regexp_extract(header_path, '([^/（(]+)[^/]*$', 1) as name,
        -- one figure that is sure is enough
        arg_max(figures, (is_trusted, abs(value))) as figures,
        bool_or(is_trusted) as is_trusted,
    from input_figures as figures
    where is_total and unit = 'yuan' and value <> 0 and period in ('', 'current')
    group by all
)

select
    'COMPLETENESS-003' as rule_id,
    denied.sentences.document_sha256 as document_sha256,
    'told:' || columns.name as about,
    if(bool_and(columns.is_trusted and coalesce(denied.sentences.is_trusted, true)), 'fails', 'uncertain') as verdict,
    'info' as severity,
    '所用数字的识读不可靠' as doubt,
    any_value(columns.figures).statement_code as statement_code,
    any_value(columns.figures).value as found,
    'yuan' as unit,
    '正文第' || min(denied.sentences.page) || '页“未安排' || columns.name || '”' as where_text,
    figure_place(any_value(columns.figures)) as other_text,
    place_of_text(arg_min(denied.sentences, denied.sentences.paragraph_no)) as found_place,
    place_of(any_value(columns.figures)) as other_place,
from denied
inner join columns
    on denied.sentences.document_sha256 = columns.document_sha256
    and starts_with(denied.words, columns.name) and length(columns.name) >= 4
group by denied.sentences.document_sha256, columns.name;
