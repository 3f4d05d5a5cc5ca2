-- PERFORMANCE-099, one row per project whose words ask for its amount, and per thing that the cells of
-- one row tell twice: the amounts agree.
insert into rule_checks by name
with asked as (
    select
        *,
        list_distinct(regexp_extract_all(
            plain, '(?:申请|申报|特请|请)[^，。；、：:\d]{0,16}(\d+(?:\.\d+)?)万元', 1
        )) as amounts,
    from input_printed_cells
    where length(plain) > 40 and regexp_matches(plain, '(申请|申报|请).*\d万元')
),

beside as (
    select
        asked.document_sha256 as document_sha256,
        asked.page as page,
        asked.row_no as row_no,
        as_figure(asked.amounts[1]) as told,
        min(asked.source_bbox) as source_bbox,
        min(regexp_extract(asked.plain, '(?:申请|申报|特请|请)[^，。；、：:\d]{0,16}\d+(?:\.\d+)?万元'))
            as words,
        list(as_figure(replace(replace(amounts.plain, ',', ''), '，', ''))) as printed,
        min(names.plain) as name,
    from asked
    inner join input_printed_cells as amounts
        on asked.document_sha256 = amounts.document_sha256 and asked.page = amounts.page
        and asked.grid_no = amounts.grid_no and asked.row_no = amounts.row_no
        and regexp_full_match(amounts.plain, '\d[\d,，]*\.\d{1,4}')
    left join input_printed_cells as names
        on asked.document_sha256 = names.document_sha256 and asked.page = names.page
        and asked.grid_no = names.grid_no and asked.row_no = names.row_no
        and names.column_no = amounts.column_no - 1 and regexp_matches(names.plain, '^\D*$|\p{Han}')
    where len(asked.amounts) = 1
    group by asked.document_sha256, asked.page, asked.grid_no, asked.row_no, asked.amounts
),

counted as (
    select
        *,
        count(*) filter (list_contains(printed, told)) over (partition by document_sha256)
            as agreeing_count,
        count(*) over (partition by document_sha256) as row_count,
    from beside
)

select
    'PERFORMANCE-099' as rule_id,
    document_sha256,
    if(list_contains(printed, told), 'agrees', page || ':' || row_no) as about,
    case
        when list_contains(printed, told) then 'holds'
        -- where the others agree, the words speak of the row's own amount
        when agreeing_count >= 3 and 4 * agreeing_count >= 3 * row_count and len(printed) = 1 then 'fails'
        else 'cannot_tell'
    end as verdict,
    '金额不一定是这个项目的' as doubt,
    rtrim(rtrim(min(told)::varchar, '0'), '.') || '万元' as found_text,
    '项目金额' || rtrim(rtrim(min(printed[1])::varchar, '0'), '.') || '万元' as expected_text,
    '第' || min(page) || '页' || coalesce('项目“' || inner_quotes(min(name)) || '”', '') as where_text,
    inner_quotes(min(words)) as what_text,
    place_of_words(min(page), min(source_bbox), min(words)) as found_place,
from counted
group by document_sha256, list_contains(printed, told), agreeing_count, row_count, len(printed),
    if(list_contains(printed, told), 'agrees', page || ':' || row_no);

-- 缴纳电费20万元 in the goal, 缴纳电费27万元 in the words of the indicator, the clauses around both alike
insert into rule_checks by name
with clauses as (
    select distinct
        cells.document_sha256,
        cells.page,
        cells.grid_no,
        cells.row_no,
        cells.row_no + cells.row_span - 1 as last_row_no,
        cells.column_no,
        cells.source_bbox,
        regexp_replace(unnest(string_split_regex(cells.plain, '[。；;，]')), '^[（(]?\d{1,2}[）)、．.]', '')
            as clause,
    from input_printed_cells as cells
    inner join (
        select distinct document_sha256, page from input_form_indicators
    ) as pages
        on cells.document_sha256 = pages.document_sha256 and cells.page = pages.page
    where length(cells.plain) between 20 and 600
),

worded as (
    select
        *,
        regexp_replace(clause, '\d+(\.\d+)?(万?元)$', '#\2') as words,
        regexp_extract(clause, '(\d+(?:\.\d+)?万?元)$', 1) as amount,
    from clauses
    where length(clause) >= 5
),

paired as (
    select
        one.document_sha256 as document_sha256,
        one.page as page,
        one.source_bbox as source_bbox,
        other.source_bbox as other_bbox,
        count(*) filter (one.clause = other.clause) as alike_count,
        list({one: one.clause, other: other.clause}) filter (
            one.clause <> other.clause and one.amount <> '' and other.amount <> ''
        ) as different,
    from worded as one
    inner join worded as other
        on one.document_sha256 = other.document_sha256 and one.page = other.page
        and one.grid_no = other.grid_no and one.column_no < other.column_no
        and one.row_no <= other.last_row_no and other.row_no <= one.last_row_no
        and one.words = other.words
    group by all
)

select
    'PERFORMANCE-099' as rule_id,
    document_sha256,
    'twice:' || coalesce(different[1].one, 'alike') as about,
    if(max(len(different)) = 1 and max(alike_count) >= 2, 'fails', 'holds') as verdict,
    inner_quotes(min(different[1].one)) as found_text,
    '同一行的“' || inner_quotes(min(different[1].other)) || '”' as expected_text,
    '第' || min(page) || '页' as where_text,
    inner_quotes(min(different[1].one)) as what_text,
    place_of_words(min(page), min(source_bbox), min(different[1].one)) as found_place,
    place_of_words(min(page), min(other_bbox), min(different[1].other)) as other_place,
from paired
where alike_count >= 2
group by document_sha256, 'twice:' || coalesce(different[1].one, 'alike');
