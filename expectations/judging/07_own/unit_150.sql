-- UNIT-150, one row per statement: a statement with amounts for none of whose grids a unit was
-- found. Where its pages, or those that its columns may have run over to, say 元 somewhere, the unit
-- may be there and unread.
insert into rule_checks by name
with declared as (
    select
        grids.document_sha256,
        grids.statement_id,
        grids.statement_code,
        min(grids.page) as page,
        max(grids.page) as last_page,
        bool_or(grids.unit_name_zh is not null) as has_unit,
        arg_min([grids.x0, grids.y0, grids.x1, grids.y1], grids.page) as bbox,
    from input_grids as grids
    inner join input_coverage as coverage
        on grids.document_sha256 = coverage.document_sha256
        and grids.statement_code = coverage.statement_code
        and coverage.amount_count > 0
    group by grids.document_sha256, grids.statement_id, grids.statement_code
)

select
    'UNIT-150' as rule_id,
    declared.document_sha256,
    declared.statement_code as about,
    case
        when bool_or(declared.has_unit) then 'holds'
        when bool_or(texts.document_sha256 is not null or rows.document_sha256 is not null)
            then 'cannot_tell'
        else 'fails'
    end as verdict,
    '金额单位没有认出' as doubt,
    declared.statement_code,
    any_value(names.name_zh) || '第' || min(declared.page) || '页' as where_text,
    place_of_words(
        min(declared.page), arg_min(declared.bbox, declared.page), ''
    ) as found_place,
from declared
inner join input_statement_names as names
    on declared.statement_code = names.statement_code and names.grain <> 'performance'
left join input_texts as texts
    on declared.document_sha256 = texts.document_sha256
    and texts.page between declared.page and declared.last_page
    and regexp_matches(texts.plain, '单位[：:]?.{0,4}元|[（(](万?元)[)）]')
-- a page behind the statement that no other statement claims
left join (
    select rows.document_sha256, rows.page, grids.statement_codes
    from input_text_rows as rows
    left join (
        select document_sha256, page, list(distinct statement_code) as statement_codes
        from input_grids
        where statement_code is not null
        group by document_sha256, page
    ) as grids using (document_sha256, page)
    where regexp_matches(rows.text, '单位\s*[：:]\s*(人民币)?\s*[万元]')
) as rows
    on declared.document_sha256 = rows.document_sha256
    and rows.page between declared.page and declared.last_page + 2
    and (
        rows.page <= declared.last_page or rows.statement_codes is null
        or rows.statement_codes = [declared.statement_code]
    )
group by declared.document_sha256, declared.statement_code;
