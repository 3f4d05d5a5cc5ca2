-- One row per document and subject name that its text uses, with the class, section and item it
-- names. `A-B-C科目` and `A（类）B（款）C（项）` name all three.
with

claimed as (
    select distinct
        claims.document_sha256,
        claims.subject_words,
        facts.department_name,
        facts.fiscal_year,
        {{ subject_words('claims.subject_words') }} as words
    from {{ ref('int_claims') }} as claims
    inner join {{ ref('int_document_facts') }} as facts
        on claims.document_sha256 = facts.document_sha256
    where claims.subject_words is not null
),

parted as (
    select
        *,
        regexp_extract(words, '(\d{7}|\d{5})-', 1) as printed_code,
        {{ class_name('words') }} as class_name,
        {{ section_name('words') }} as section_name,
        {{ item_name('words') }} as item_name
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
        {{ bare_subject('words') }}
    ) as name
from parted
