-- COMPLETENESS-241, one row per budget that prints its statement of government funds: one of state
-- capital beside it, or a word in the text, a heading or a note that there is no such budget.
insert into rule_checks by name
with funds as (
    select
        parts.document_sha256,
        min(grids.page) filter (grids.statement_code = 'YS06') as page,
        coalesce(bool_or(grids.statement_code = 'YS07'), false) as is_printed,
    from input_parts as parts
    inner join input_grids as grids on parts.part_sha256 = grids.document_sha256
    where grids.statement_code in ('YS06', 'YS07')
    group by parts.document_sha256
    having page is not null
),

told as (
    select distinct parts.document_sha256
    from input_parts as parts
    inner join input_texts as texts on parts.part_sha256 = texts.document_sha256
    where texts.source <> 'cell' and regexp_matches(texts.plain, '国有资本')
        and texts.section_code not in ('glossary', 'mandate')
)

select
    'COMPLETENESS-241' as rule_id,
    funds.document_sha256,
    'state_capital' as about,
    case
        when funds.is_printed or told.document_sha256 is not null then 'holds'
        -- the text may stand in another file
        when not documents.has_narrative then 'cannot_tell'
        when unread.document_sha256 is not null then 'uncertain'
        when exists (
            select 1 from input_unmapped as unmapped
            where unmapped.document_sha256 = funds.document_sha256
                and unmapped.reason_code = 'unknown_statement'
        ) then 'uncertain'
        else 'fails'
    end as verdict,
    if(documents.has_narrative, '有没有读准的页，或没认出标题的表', '说明可能在另一个文件里') as doubt,
    '第' || funds.page || '页' as where_text,
    page_place(funds.page, '') as found_place,
from funds
inner join input_documents as documents on funds.document_sha256 = documents.document_sha256
left join told on funds.document_sha256 = told.document_sha256
left join unread_pages as unread on funds.document_sha256 = unread.document_sha256
where documents.document_kind = 'budget' and documents.fiscal_year >= 2020;
