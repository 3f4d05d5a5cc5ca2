-- COMPLETENESS-001 and -005, one row per statement or section that is required: what a place
-- requires in the year (seed required_statements). A statement that was not found may still be
-- one that was not recognised: where grids of unknown title hold amounts, or its name stands on a
-- page outside the table of contents, nothing is told.
create or replace temp table requirements as
select
    documents.document_sha256,
    documents.has_statements,
    documents.has_narrative,
    documents.part,
    documents.level,
    required.kind,
    required.code,
    min(required.source) as source,
from input_documents as documents
inner join input_required as required
    on documents.document_kind = required.document_kind
    and regexp_full_match(coalesce(documents.place_name, ''), required.place_pattern)
    and documents.fiscal_year >= required.valid_from
    and documents.fiscal_year <= coalesce(required.valid_to::integer, 9999)
group by all;

insert into rule_checks by name
with asked_for as (
    select
        requirements.*,
        -- of several that will do the first listed is named
        arg_min(
            names.name_zh, list_position(string_split(requirements.code, '|'), names.statement_code)
        ) as name_zh,
        bool_or(coverage.statement_code is not null) as is_printed,
    from requirements
    inner join input_statement_names as names
        on list_contains(string_split(requirements.code, '|'), names.statement_code)
    left join input_parts as parts on requirements.document_sha256 = parts.document_sha256
    left join input_coverage as coverage
        on parts.part_sha256 = coverage.document_sha256
        and names.statement_code = coverage.statement_code
    where requirements.kind = 'statement' and requirements.has_statements
    group by all
),

unknown as (
    select distinct document_sha256
    from input_unmapped
    where reason_code = 'unknown_statement'
),

-- its name at the end of a row of a page that prints a grid and is no table of contents
named_on_a_page as (
    select distinct asked_for.document_sha256, asked_for.code
    from asked_for
    inner join input_parts as parts on asked_for.document_sha256 = parts.document_sha256
    inner join input_text_rows as rows on parts.part_sha256 = rows.document_sha256
    inner join input_grids as grids
        on rows.document_sha256 = grids.document_sha256 and rows.page = grids.page
    left join input_prose_words as words
        on words.use = case split_part(asked_for.code, '|', 1)
            when 'GK07' then 'title_of_gov_fund'
            when 'YS06' then 'title_of_gov_fund'
            when 'GK08' then 'title_of_state_capital'
            when 'YS07' then 'title_of_state_capital'
            when 'GK09' then 'title_of_three_public'
            when 'YS09' then 'title_of_three_public'
        end
    where not asked_for.is_printed
        and length(rows.text) < 80
        and (
            ends_with(regexp_replace(rows.text, '\s', '', 'g'), asked_for.name_zh)
            -- an empty one under a name of the place's own holds no amount that we miss
            or regexp_matches(rows.text, words.pattern)
        )
)

select
    'COMPLETENESS-001' as rule_id,
    asked_for.document_sha256,
    asked_for.code as about,
    case
        when is_printed then 'holds'
        when unknown.document_sha256 is not null then 'uncertain'
        when named.document_sha256 is not null then 'uncertain'
        when unread.document_sha256 is not null then 'uncertain'
        when is_a_piece then 'uncertain'
        else 'fails'
    end as verdict,
    case
        when unread.document_sha256 is not null then '有没有读准的页'
        when is_a_piece then '应有的报表大半不在这份文件中，可能另有文件'
        else '有没认出标题的表'
    end as doubt,
    split_part(asked_for.code, '|', 1) as statement_code,
    name_zh as what_text,
    '依据：' || source as other_text,
    -- what is missing stands nowhere: the report's first page stands for it
    page_place(1, '') as found_place,
from (
    select
        *,
        -- a file of one statement or two is a piece of a disclosure, published in several
        count(*) filter (is_printed) over (partition by document_sha256)
            < count(*) filter (not is_printed) over (partition by document_sha256) as is_a_piece,
    from asked_for
) as asked_for
left join unknown on asked_for.document_sha256 = unknown.document_sha256
left join named_on_a_page as named
    on asked_for.document_sha256 = named.document_sha256 and asked_for.code = named.code
left join unread_pages as unread on asked_for.document_sha256 = unread.document_sha256
where asked_for.part <> 'narrative_only';

-- A section is there where a heading is about it, or a sentence names it. Totals may be told in
-- another section, and a place's form need not have one of their own: where the text tells them and
-- the report's own contents do not list the section, nobody is accused.
insert into rule_checks by name
with titles as (
    select section_code, string_agg(pattern, '|' order by pattern) as pattern, min(pattern) as name
    from input_section_titles
    group by section_code
),

texts as (
    select document_sha256, string_agg(plain, '。' order by source, page, plain) as text
    from input_texts
    where source in ('sentence', 'heading') and section_code not in ('glossary', 'mandate', 'contents')
        -- the title of a statement explains nothing
        and not regexp_matches(plain, '^[^。；，]*[^附下如]表([（(]|部门|单位|公开|$)')
    group by document_sha256
),

-- totals that the text tells, by what was read of it or by its plain words
told as (
    select distinct document_sha256, sections.section_code,
    from input_claims as claims
    inner join (
        values
        ('totals', '(revenue|expenditure)_(total|current)|balanced_total'),
        ('revenue', 'revenue_(total|current)'),
        ('expenditure', 'expenditure_(total|current)'),
        ('fiscal_totals', '(fiscal|general_public)_(revenue|expenditure|balanced_total)')
    ) as sections (section_code, claim_pattern)
        on regexp_full_match(claims.claim_code, sections.claim_pattern)
    union
    select texts.document_sha256, plainly.section_code
    from texts
    inner join (
        values
        ('totals', 'total_of_revenue'), ('revenue', 'total_of_revenue'),
        ('expenditure', 'total_of_spending'), ('fiscal_totals', 'total_of_appropriations')
    ) as plainly (section_code, use)
        on true
    inner join input_prose_words as words
        on plainly.use = words.use and regexp_matches(texts.text, words.pattern)
    -- both sides are told where totals are
    inner join input_prose_words as both_sides
        on both_sides.use = 'total_of_both'
        and (plainly.section_code <> 'totals' or regexp_matches(texts.text, both_sides.pattern))
),

-- sections that the contents list, with page numbers or as headings on the first pages, twice
listed as (
    select document_sha256, section_code
    from input_headings
    where section_code is not null
    group by document_sha256, section_code
    having bool_or(is_contents_line)
)

select
    'COMPLETENESS-005' as rule_id,
    requirements.document_sha256,
    requirements.code as about,
    case
        when headings.section_code is not null then 'holds'
        when requirements.code not in ('totals', 'revenue', 'expenditure', 'fiscal_totals')
            and regexp_matches(texts.text, titles.pattern)
            then 'holds'
        when exists (
            select 1 from input_headings as one
            where one.document_sha256 = requirements.document_sha256
                and not one.is_contents_line
                and regexp_matches(one.title_plain, headed.pattern)
        ) then 'holds'
        -- told without the word: 共有车辆3辆
        when regexp_matches(texts.text, other_words.pattern) then 'cannot_tell'
        -- an institution has no such cost, and need not say so
        when requirements.code = 'agency_operation' and requirements.level = 'unit' then 'cannot_tell'
        when unread.document_sha256 is not null then 'uncertain'
        when told.section_code is not null and listed.section_code is null then 'cannot_tell'
        else 'fails'
    end as verdict,
    case
        when unread.document_sha256 is not null then '有没有读准的页'
        when told.section_code is not null then '正文写了总额，本报告的目录没有列这一节'
        else '可能写在别的标题下，或不必写'
    end as doubt,
    inner_quotes(coalesce(words.name_zh, requirements.code)) as what_text,
    '依据：' || requirements.source as other_text,
    page_place(1, '') as found_place,
from requirements
inner join titles on requirements.code = titles.section_code
inner join texts on requirements.document_sha256 = texts.document_sha256
left join (
    select distinct document_sha256, section_code from input_headings where not is_contents_line
) as headings
    on requirements.document_sha256 = headings.document_sha256
    and requirements.code = headings.section_code
left join told
    on requirements.document_sha256 = told.document_sha256
    and requirements.code = told.section_code
left join listed
    on requirements.document_sha256 = listed.document_sha256
    and requirements.code = listed.section_code
left join input_prose_words as headed
    on headed.use = case requirements.code
        when 'revenue' then 'heading_of_revenue' when 'expenditure' then 'heading_of_spending'
    end
left join input_prose_words as other_words on requirements.code = other_words.use
left join unread_pages as unread on requirements.document_sha256 = unread.document_sha256
left join (
    values
    ('totals', '收支总体情况说明'), ('revenue', '收入情况说明'), ('expenditure', '支出情况说明'),
    ('fiscal_totals', '财政拨款收支总体情况说明'), ('general_public', '一般公共预算支出情况说明'),
    ('basic', '基本支出情况说明'), ('gov_fund', '政府性基金情况说明'),
    ('state_capital', '国有资本经营预算情况说明'), ('three_public', '“三公”经费情况说明'),
    ('agency_operation', '机关运行经费情况说明'), ('procurement', '政府采购情况说明'),
    ('assets', '国有资产占用情况说明'), ('performance', '预算绩效情况说明')
) as words (section_code, name_zh) on requirements.code = words.section_code
where requirements.kind = 'section' and requirements.part = 'full';
