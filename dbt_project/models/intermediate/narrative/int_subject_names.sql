-- One row per document and subject name that its text uses, with the class, section and item it
-- names. `A-B-C科目` and `A（类）B（款）C（项）` name all three.
with

claimed as (
    select distinct
        claims.document_sha256,
        claims.subject_words,
        facts.department_name,
        facts.fiscal_year,
        -- `A-B-C科目` names class, section and item too
        regexp_replace(
            regexp_replace(
                claims.subject_words,
                '^(?:\(?\d{1,2}[.、)]|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)',
                ''
            ),
            '^([^-\d]+)-([^-]+)-([^-]+)科目$', '\1(类)\2(款)\3(项)'
        ) as words
    from {{ ref('int_claims') }} as claims
    inner join {{ ref('int_document_facts') }} as facts
        on claims.document_sha256 = facts.document_sha256
    where claims.subject_words is not null
),

parted as (
    select
        *,
        regexp_extract(words, '(\d{7}|\d{5})-', 1) as printed_code,
        regexp_extract(
            words, '(?:^|\)|\d[.、])([^()]*(?:\([^类款项)]*\)[^()]*)*)\(类\)', 1
        ) as class_name,
        regexp_extract(
            words, '(?:^|\(类\)|\d[.、])([^()]*(?:\([^类款项)]*\)[^()]*)*)\(款\)', 1
        ) as section_name,
        regexp_extract(
            words, '(?:^|\((?:类|款)\)|\d[.、])([^()]*(?:\([^类款项)]*\)[^()]*)*)\(项\)', 1
        ) as item_name
    from claimed
)

select
    *,
    case
        when item_name <> '' then 7
        when section_name <> '' then 5
        else 3
    end as code_length,
    coalesce(
        nullif(item_name, ''), nullif(section_name, ''), nullif(class_name, ''),
        regexp_replace(words, '^.*(包括|其中|[.、)])|科目$', '', 'g')
    ) as name
from parted
