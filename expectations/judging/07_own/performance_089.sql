-- PERFORMANCE-089, one row per budget that counts its projects with targets and has forms of them: where a
-- form less is there than projects, the funds of the forms fall short of the text's, and a page lists as
-- many projects of which no page of the forms names one, that one has no form.
insert into rule_checks by name
with forms as (
    select
        document_sha256,
        count(*) as form_count,
        sum(total) as total,
        min(page) as first_page,
        bool_and(is_trusted and total is not null) as is_trusted,
    from target_forms
    group by document_sha256
),

told as (
    select
        counts.document_sha256,
        counts,
        funds.value as funds,
        forms.form_count,
        forms.first_page,
        funds.value - forms.total as short_by,
        counts.is_trusted and funds.is_trusted and forms.is_trusted as is_trusted,
    from input_claims as counts
    inner join input_claims as funds
        on counts.document_sha256 = funds.document_sha256
        and counts.paragraph_no = funds.paragraph_no
        and counts.sentence_no = funds.sentence_no
    inner join forms on counts.document_sha256 = forms.document_sha256
    where counts.claim_code = 'target_projects' and funds.claim_code = 'target_funds'
),

-- names of projects in one column of one page before the forms, and whether a page of forms has them
listed as (
    select
        told.document_sha256,
        heads.page,
        name_key(cells.plain) as name,
        any_value(cells.plain) as plain,
        bool_or(exists (
            select 1 from input_texts as forms
            where forms.document_sha256 = told.document_sha256
                and forms.source = 'cell' and forms.page >= told.first_page
                and contains(name_key(forms.plain), name_key(cells.plain))
        )) as has_form,
    from told
    inner join input_printed_cells as heads
        on told.document_sha256 = heads.document_sha256 and heads.page < told.first_page
        and regexp_full_match(heads.plain, '(支出|预算)?项目名称')
    inner join input_printed_cells as cells
        on heads.document_sha256 = cells.document_sha256
        and heads.page = cells.page and heads.grid_no = cells.grid_no
        and heads.column_no = cells.column_no and heads.row_no < cells.row_no
    where told.short_by > 0 and told.form_count = told.counts.value - 1
        and regexp_matches(name_key(cells.plain), '\p{Han}{3}')
        and not regexp_full_match(name_key(cells.plain), '(合|总|小)计')
    group by all
),

missing as (
    select
        listed.document_sha256,
        any_value(listed.plain) filter (not listed.has_form) as name,
    from listed
    inner join told on listed.document_sha256 = told.document_sha256
    group by listed.document_sha256, listed.page
    having count(*) filter (not listed.has_form) = 1 and count(*) = any_value(told.counts.value)
)

select
    'PERFORMANCE-089' as rule_id,
    told.document_sha256,
    'forms' as about,
    case
        when told.form_count >= told.counts.value then 'holds'
        when told.form_count = told.counts.value - 1 and missing.name is not null and told.is_trusted
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    '目标表可能没有读全，或按一级项目计数' as doubt,
    whole_number(told.counts.value)::varchar as expected_text,
    told.form_count::varchar as found_text,
    '正文第' || told.counts.source_page || '页' as where_text,
    inner_quotes(missing.name) as what_text,
    place_of_claim(told.counts) as found_place,
from told
left join missing on told.document_sha256 = missing.document_sha256
qualify row_number() over (
    partition by told.document_sha256 order by told.funds desc, told.counts.place asc
) = 1;
