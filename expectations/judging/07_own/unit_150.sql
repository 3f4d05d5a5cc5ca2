-- UNIT-150, one row per statement: a statement with amounts for none of whose grids a unit was
-- found. Where a row of text of its pages, or of those that its columns may have run over to, says
-- 元, the unit may be there and unread (以万元计); where no statement of a report seems to have one, it is
-- we who do not find it.
set variable unit_of_money = (  -- noqa: PRS
    select string_agg('(?:' || pattern || ')', '|' order by pattern)
    from input_prose_words
    where use = 'unit_of_money'
);

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
),

reports as (
    select document_sha256, bool_or(has_unit) as has_any, count(distinct statement_code) as statements,
    from declared
    group by document_sha256
),

-- words outside the grids, and in the rows of their heads
money_words as (
    select document_sha256, page
    from input_text_rows
    where length(text) < 60 and regexp_matches(text, getvariable('unit_of_money'))
),

-- pages that tell a unit
told_units as (
    select distinct document_sha256, page
    from input_texts
    where regexp_matches(plain, '单位[：:]?.{0,4}元|[（(](万?元)[)）]')
)

select
    'UNIT-150' as rule_id,
    declared.document_sha256,
    declared.statement_code as about,
    case
        when bool_or(declared.has_unit) then 'holds'
        when bool_or(texts.document_sha256 is not null or rows.document_sha256 is not null)
            then 'cannot_tell'
        when not any_value(units.has_any) and any_value(units.statements) > 2 then 'cannot_tell'
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
left join told_units as texts
    on declared.document_sha256 = texts.document_sha256
    and texts.page between declared.page and declared.last_page
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
    where exists (
        select 1 from money_words as words
        where words.document_sha256 = rows.document_sha256 and words.page = rows.page
    )
) as rows
    on declared.document_sha256 = rows.document_sha256
    and rows.page between declared.page and declared.last_page + 2
    and (
        rows.page <= declared.last_page or rows.statement_codes is null
        or rows.statement_codes = [declared.statement_code]
    )
left join reports as units on declared.document_sha256 = units.document_sha256
group by declared.document_sha256, declared.statement_code;
