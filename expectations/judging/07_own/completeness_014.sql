-- COMPLETENESS-014, one row per note that a statement of one of the funds is empty: it names the fund of
-- its statement, not another one alone. A page that does not name the statement's own fund may be one
-- of the other statement's, whose title we do not know.
set variable nothing_spent = (select pattern from input_prose_words where use = 'nothing_spent');  -- noqa: PRS

insert into rule_checks by name
select
    'COMPLETENESS-014' as rule_id,
    notes.document_sha256,
    notes.statement_code || ':' || notes.page as about,
    case
        when contains(notes.text, funds.own) or not contains(notes.text, funds.other) then 'holds'
        when named.page is null then 'cannot_tell'
        when coalesce(pages.is_trusted, true) then 'fails'
        else 'uncertain'
    end as verdict,
    if(named.page is null, '可能是另一张表的说明，没有认出那张表的标题', '所在的页没有读准') as doubt,
    notes.statement_code,
    clause_start(regexp_replace(notes.text, '\s', '', 'g'), 60) as found_text,
    names.name_zh || '第' || notes.page || '页' as where_text,
    page_place(notes.page, notes.text) as found_place,
from input_notes as notes
inner join (
    values
    ('YS06', '政府性基金', '国有资本'), ('GK07', '政府性基金', '国有资本'),
    ('YS07', '国有资本', '政府性基金'), ('GK08', '国有资本', '政府性基金')
) as funds (statement_code, own, other)
    on notes.statement_code = funds.statement_code
inner join input_statement_names as names on notes.statement_code = names.statement_code
left join input_pages as pages
    on notes.document_sha256 = pages.document_sha256 and notes.page = pages.page
left join (
    -- a caption may stand at the foot of the page before: the page's own rows and cells
    select document_sha256, page, regexp_replace(text, '\s', '', 'g') as plain from input_text_rows
    union
    select document_sha256, page, plain from input_texts where source = 'cell'
) as named
    on notes.document_sha256 = named.document_sha256 and notes.page = named.page
    and contains(named.plain, funds.own)
where notes.kind = 'nil_note'
qualify row_number() over (
    partition by notes.document_sha256, notes.statement_code, notes.page order by notes.paragraph_no
) = 1;

-- One row per section of the text about one of the funds that says there is none: the same.
insert into rule_checks by name
with told as (
    select
        sentences.*,
        row_number() over (
            partition by sentences.document_sha256, sentences.section_code
            order by sentences.paragraph_no, sentences.sentence_no
        ) as sentence_of_section,
    from input_sentences as sentences
    -- right under its heading: a heading that was not found ends no section
    semi join input_headings as headings
        on sentences.document_sha256 = headings.document_sha256
        and sentences.section_code = headings.section_code
        and sentences.paragraph_no between headings.paragraph_no and headings.paragraph_no + 2
        and not headings.is_contents_line
    where sentences.section_code in ('gov_fund', 'state_capital')
        and regexp_matches(sentences.plain, getvariable('nothing_spent'))
)

select
    'COMPLETENESS-014' as rule_id,
    told.document_sha256,
    told.section_code || ':' || sentence_of_section as about,
    case
        when contains(plain, funds.own) or not regexp_matches(plain, funds.other) then 'holds'
        -- the section of the other fund may follow without a heading
        when not contains(plain, '一般公共预算') and bool_or(contains(plain, funds.own)) over before_it
            then 'cannot_tell'
        when is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    if(is_trusted, '可能是下一节的话，没有认出那一节的标题', '所在的页没有读准') as doubt,
    clause_start(plain, 60) as found_text,
    '正文第' || page || '页“' || inner_quotes(section_title) || '”一节' as where_text,
    place_of_words(page, source_bbox, text) as found_place,
from told
inner join (
    values
    ('gov_fund', '政府性基金', '国有资本|一般公共预算'),
    ('state_capital', '国有资本', '政府性基金|一般公共预算')
) as funds (section_code, own, other)
    on told.section_code = funds.section_code
window before_it as (
    partition by told.document_sha256, told.section_code order by sentence_of_section
    rows between unbounded preceding and 1 preceding
);
