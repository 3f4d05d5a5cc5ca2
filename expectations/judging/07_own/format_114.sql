-- FORMAT-114, one row per group of numbered lines of a statement: no number between two of them is left
-- out. Lists of purchases number the kinds there are (货物A, 服务C).
insert into rule_checks by name
with numbered as (
    select
        *,
        list_position(
            [
                '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五',
                '十六', '十七', '十八', '十九', '二十', '二十一', '二十二', '二十三', '二十四', '二十五', '二十六',
                '二十七', '二十八', '二十九', '三十', '三十一', '三十二'
            ],
            regexp_replace(ordinal, '[（()）、.．\s]', '', 'g')
        ) as number,
    from input_code_lines
    where ordinal <> '' and is_trusted and statement_code not in ('YS14', 'YS16')
),

beside as (
    select
        *,
        lead(number) over in_group as next_number,
        lead(line_label) over in_group as next_label,
        count(*) over whole as line_count,
        list(distinct number) over whole as numbers,
    from numbered
    where number > 0
    window whole as (partition by document_sha256, statement_code, group_no), in_group as (
        partition by document_sha256, statement_code, group_no order by grid_in_document, row_no
    )
),

judged as (
    select
        *,
        next_number = number + 2 and not list_contains(numbers, number + 1) as is_gap,
    from beside
    where line_count >= 6
),

-- lists that leave out what is empty have many gaps
counted as (
    select *, count(*) filter (is_gap) over (
        partition by document_sha256, statement_code, group_no
    ) as gap_count,
    from judged
)

select
    'FORMAT-114' as rule_id,
    document_sha256,
    if(is_gap, statement_code || ':' || number, 'in_order') as about,
    if(is_gap, 'fails', 'holds') as verdict,
    inner_quotes(min(next_label)) as found_text,
    '第' || (min(number) + 1) || '个' as expected_text,
    inner_quotes(min(line_label)) as what_text,
    min(statement_name) || '第' || min(source_page) || '页' as where_text,
    place_of_line(any_value(counted)) as found_place,
from counted
where next_number is not null and (not is_gap or gap_count = 1)
group by document_sha256, is_gap, if(is_gap, statement_code || ':' || number, 'in_order');
