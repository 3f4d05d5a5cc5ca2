-- COMPLETENESS-016, one row per row that prints the totals of both sides: what follows each, up to the
-- next, holds an amount.
insert into rule_checks by name
with cells as (
    select
        *,
        regexp_full_match(plain, '(本年)?(收入|支出)(总计|合计)') as is_total,
        regexp_full_match(plain, '-?[\d,，]+(\.\d+)?') as is_number,
    from input_printed_cells
),

totals as (
    select
        here.document_sha256,
        here.page,
        here.grid_no,
        here.row_no,
        here.column_no,
        here.plain,
        here.text,
        here.source_bbox,
        arg_min(behind.text, behind.column_no) filter (behind.is_number) as amount,
    from (
        select
            *,
            lead(column_no, 1, 10000) over (
                partition by document_sha256, page, grid_no, row_no order by column_no
            ) as next_column,
        from cells
        where is_total
    ) as here
    left join cells as behind
        on here.document_sha256 = behind.document_sha256 and here.page = behind.page
        and here.grid_no = behind.grid_no and here.row_no = behind.row_no
        and behind.column_no > here.column_no and behind.column_no < here.next_column
    group by all
),

rows_of_both as (
    select
        document_sha256,
        page,
        grid_no,
        row_no,
        arg_min(plain, column_no) filter (amount is null) as blank,
        arg_min(totals, column_no) filter (amount is null) as blank_cell,
        arg_min(plain, column_no) filter (amount is not null) as filled,
        arg_min(amount, column_no) filter (amount is not null) as amount,
    from totals
    group by all
    having count(*) > 1 and filled is not null
)

select
    'COMPLETENESS-016' as rule_id,
    rows_of_both.document_sha256,
    if(blank is null, 'filled', rows_of_both.page || ':' || blank) as about,
    case
        when blank is null then 'holds'
        when bool_and(coalesce(pages.is_trusted, true)) then 'fails'
        else 'uncertain'
    end as verdict,
    '本页的识读不可靠' as doubt,
    min(amount) as found_text,
    '第' || min(rows_of_both.page) || '页' as where_text,
    min(blank) as what_text,
    min(filled) as other_text,
    place_of_words(
        min(rows_of_both.page), any_value(blank_cell.source_bbox), any_value(blank_cell.text)
    ) as found_place,
from rows_of_both
left join input_pages as pages
    on rows_of_both.document_sha256 = pages.document_sha256 and rows_of_both.page = pages.page
group by rows_of_both.document_sha256, blank,
    if(blank is null, 'filled', rows_of_both.page || ':' || blank);
