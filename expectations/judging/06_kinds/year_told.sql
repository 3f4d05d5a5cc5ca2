-- Kind year_told, one row per year that the words name, against the year the report is of. Words that
-- name the expected year too, or that another year is compared in, speak of more than one.
set variable year_before_words = (  -- noqa: PRS
    select pattern from input_prose_words where use = 'year_before'
);

set variable own_budget_words = (  -- noqa: PRS
    select pattern from input_prose_words where use = 'own_budget'
);

set variable year_patterns = (  -- noqa: PRS
    select patterns from term_patterns where kind = 'year_told'
);

insert into rule_checks by name
with told as (
    select
        terms.rule_id,
        terms.term_no,
        coalesce(terms.term['near'], '0')::integer as near,
        documents.document_sha256,
        documents.document_kind,
        documents.fiscal_year + coalesce(terms.term['offset'], '0')::integer as expected_year,
        coalesce(terms.term['offset'], '0')::integer as told_offset,
        texts,
        whole_number(unnest(regexp_extract_all(texts.plain, terms.term['pattern'], 1))) as told_year,
    from rule_terms as terms
    inner join input_documents as documents
        on list_contains(terms.applies_to, documents.document_kind)
    inner join (
        select
            *,
            which_fit(plain, getvariable('year_patterns')) as fits,
        from (
            select * from input_texts
            union all by name
            select
                document_sha256, 'contents' as source, title_plain as plain, '' as section_code,
                page, source_bbox, text,
            from input_headings
            where is_contents_line
        )
        where regexp_matches(plain, '20\d\d年') and length(plain) < 400
    ) as texts
        on documents.document_sha256 = texts.document_sha256
        and texts.fits[terms.bundle_no]
        and list_contains(string_split(coalesce(terms.term['over'], 'sentence'), '|'), texts.source)
        and regexp_full_match(texts.section_code, coalesce(terms.term['section'], '.*'))
        and (terms.term['statement'] is null or texts.statement_code is not null)
        and not coalesce(regexp_matches(texts.plain, terms.term['unless']), false)
    where terms.kind = 'year_told'
)

select
    rule_id,
    document_sha256,
    term_no || ':' || if(told_year = expected_year, 'as_expected', texts.plain) as about,
    if(told_year = expected_year, 'holds', 'fails') as verdict,
    told_year || '年' as found_text,
    expected_year || '年' as expected_text,
    arg_min(texts.statement_code, text_order(texts)) as statement_code,
    '第' || min(texts.page) || '页' as where_text,
    -- the year and what stands around it
    inner_quotes(
        regexp_extract(arg_min(texts.plain, text_order(texts)), '.{0,30}' || told_year || '年.{0,30}')
    ) as what_text,
    place_of_text(arg_min(texts, text_order(texts))) as found_place,
from told
where told_year = expected_year
    or abs(told_year - expected_year) > near
    -- 2023年执行情况和2024年安排; 2023年产量比2022年增长 where 2023 is the year before
    and not regexp_matches(
        texts.plain,
        if(told_offset < 0, (told_year + 1) || '年', expected_year || '年')
    )
    -- final accounts are held against the budget of their own year
    and not (
        document_kind = 'final_accounts' and told_offset < 0 and told_year = expected_year + 1
        and regexp_matches(texts.plain, told_year || getvariable('own_budget_words'))
    )
    -- a budget may report on the year before
    and not (
        document_kind = 'budget' and told_offset = 0 and told_year = expected_year - 1
        and regexp_matches(texts.plain, getvariable('year_before_words'))
    )
group by rule_id, term_no, document_sha256, told_year, expected_year, about;
