-- PERFORMANCE-311, one row per document and part of its performance forms (output, benefit, satisfaction)
-- that nearly all of them have: the others lack it. Absence is proved on the text of their pages, and of
-- the next one where no other form begins there.
insert into rule_checks by name
with forms as (
    select
        document_sha256,
        statement_code,
        form_id,
        any_value(form_name) as form_name,
        min(page) as first_page,
        max(page) as last_page,
        string_agg(concat_ws(' ', level1, level2, level3), ' ' order by indicator_no) as words,
    from indicator_values
    group by document_sha256, statement_code, form_id
),

asked as (
    select
        forms.*,
        parts.part,
        regexp_matches(words, parts.pattern) as has_part,
        not has_part and exists (
            select 1 from input_text_rows as rows
            where rows.document_sha256 = forms.document_sha256
                and rows.page between first_page and last_page + 1
                and regexp_matches(rows.text, parts.pattern)
                and (
                    rows.page <= last_page
                    or not exists (
                        select 1 from forms as others
                        where others.document_sha256 = forms.document_sha256
                            and others.first_page = forms.last_page + 1
                    )
                )
        ) as may_have_part,
        count(*) over whole as forms,
        count(*) filter (has_part) over whole as forms_with,
    from forms
    cross join (
        values ('产出', '产出|数量|质量|时效'), ('效益', '效益|影响'), ('满意度', '满意')
    ) as parts (part, pattern)
    window whole as (partition by document_sha256, statement_code, parts.part)
)

select
    'PERFORMANCE-311' as rule_id,
    document_sha256,
    part || ':' || statement_code as about,
    case
        when bool_and(has_part) then 'holds'
        when bool_or(not has_part and not may_have_part) then 'fails'
        else 'cannot_tell'
    end as verdict,
    '目标表可能没有读全' as doubt,
    part as found_text,
    any_value(forms_with) || '张' as expected_text,
    pages_text(list(first_page) filter (not has_part and not may_have_part)) as where_text,
    words_text(
        list(distinct form_name order by form_name) filter (not has_part and not may_have_part)
    ) as what_text,
    page_place(min(first_page) filter (not has_part and not may_have_part), '') as found_place,
from asked
where forms_with >= 4 and 5 * forms_with >= 4 * forms
group by document_sha256, statement_code, part;
