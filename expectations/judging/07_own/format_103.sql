-- FORMAT-103, one row per statement: 行次 of a statement from 1 on. One that is printed twice is
-- another list; a single number printed twice may stand for the one that is missing.
insert into rule_checks by name
with numbered as (
    select
        document_sha256,
        statement_code,
        min(page) as page,
        list_sort(list(number)) as numbers,
        max(number) as last_number,
        count(*) - count(distinct number) as doubled,
    from input_numbers
    where role = 'line_number' and statement_code in ('GK01', 'GK04', 'GK10')
    group by document_sha256, statement_code
    having count(*) - count(distinct number) <= 1 and count(*) >= 5 and min(number) = 1
),

-- any number at all in the statement: a row number may be read as something else
printed as (
    select document_sha256, statement_code, list(distinct number) as others
    from input_numbers
    group by document_sha256, statement_code
),

gaps as (
    select
        *,
        list_filter(
            range(1, last_number),
            lambda one: not list_contains(numbers, one) and not list_contains(others, one)
        ) as missing,
    from numbered
    inner join printed using (document_sha256, statement_code)
)

select
    'FORMAT-103' as rule_id,
    gaps.document_sha256,
    gaps.statement_code as about,
    case
        when len(missing) = 0 then 'holds'
        when len(missing) <= if(doubled = 0, 3, 1) then 'fails'
        else 'cannot_tell'
    end as verdict,
    '行次没有读全' as doubt,
    gaps.statement_code,
    array_to_string(missing, '、') as found_text,
    names.name_zh || '第' || gaps.page || '页' as where_text,
    page_place(gaps.page, '') as found_place,
from gaps
inner join input_statement_names as names on gaps.statement_code = names.statement_code;
