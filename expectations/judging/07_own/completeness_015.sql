-- COMPLETENESS-015, one row per table that the report's list of tables says is empty (是否空表：是) and whose
-- page, told by its number (表15) and no other's, was found: no figure stands there.
insert into rule_checks by name
with listed as (
    select
        document_sha256,
        page as list_page,
        regexp_extract(plain, '^(表\d+)\|', 1) as label,
        regexp_extract(plain, '^表\d+\|([^|]+)\|', 1) as name,
    from input_listed_rows
    where regexp_matches(plain, '^表\d+\|[^|]+\|是(\||$)')
),

labels as (
    select
        document_sha256,
        page,
        list(distinct regexp_extract(plain, '表\d+')) as labels,
    from (
        select document_sha256, page, regexp_replace(text, '\s', '', 'g') as plain from input_text_rows
    )
    where regexp_matches(plain, '(^|元)附?表\d+$|^附?表\d+')
    group by document_sha256, page
    having len(labels) = 1
),

figures as (
    select document_sha256, page, list(number order by number desc) as numbers,
    from input_cell_numbers
    where number <> 0 and not (number between 1990 and 2100 and number = floor(number))
    group by document_sha256, page
)

select
    'COMPLETENESS-015' as rule_id,
    listed.document_sha256,
    listed.label || listed.name as about,
    if(figures.numbers is null, 'holds', 'fails') as verdict,
    figures.numbers[1] as found,
    figure_text(figures.numbers[1], 1, 0, '') as found_text,
    '第' || listed.list_page || '页' as where_text,
    '第' || labels.page || '页' as other_text,
    inner_quotes(listed.name) as what_text,
    page_place(listed.list_page, listed.name) as found_place,
    page_place(labels.page, listed.label) as other_place,
from listed
inner join labels
    on listed.document_sha256 = labels.document_sha256
    and listed.label = labels.labels[1] and labels.page > listed.list_page
left join figures
    on labels.document_sha256 = figures.document_sha256 and labels.page = figures.page
qualify row_number() over (
    partition by listed.document_sha256, listed.label order by labels.page
) = 1;
