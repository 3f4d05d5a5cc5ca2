-- One row per row of text that a report prints on three pages and more, but for one word of it: the
-- name of a department, or a year. What only one page prints otherwise is not of this report.
create or replace table repeated_rows as
with rows as (
    select
        document_sha256,
        page,
        text,
        [x0, y0, x1, y1] as source_bbox,
        regexp_replace(text, '\s', '', 'g') as plain,
    from input_text_rows
    where length(text) between 5 and 90
),

words as (
    select
        *,
        'year' as word_kind,
        regexp_extract(plain, '(?:^|\D)(20\d\d)(?:\D|$)', 1) as word,
    from rows
    where len(regexp_extract_all(plain, '20\d\d')) = 1 and regexp_matches(plain, '\p{Han}')
    union all
    select
        *,
        'name' as word_kind,
        regexp_replace(
            coalesce(
                nullif(regexp_extract(
                    text,
                    '(?:部门|单位)(?:名称)?(?:[（(][^（）()]*[）)])?\s*[:：]\s*(\p{Han}[\p{Han}（）()·]{3,})', 1
                ), ''),
                regexp_extract(
                    plain, '^(\p{Han}[\p{Han}（）()·]{4,30}?)20\d\d年度?(?:部门|单位)?(?:预算|决算)', 1
                )
            ),
            '(金额|货币)?(计量)?单位$', ''
        ) as word,
    from rows
),

keyed as (
    select
        *,
        -- the number of the page is another on each
        regexp_replace(replace(plain, word, '#'), '[\d\-—－—第页共/ ]+$', '') as key,
    from words
    where word <> '' and not regexp_full_match(word, '(人民币)?[千百万亿]*元.*')
),

counted as (
    select
        document_sha256, word_kind, key, word,
        count(distinct page) as pages,
        arg_min(keyed, (page, text)) as row,
    from keyed
    group by document_sha256, word_kind, key, word
)

select
    *,
    first_value(word) over by_pages as usual_word,
    first_value(pages) over by_pages as usual_pages,
from counted
window by_pages as (
    partition by document_sha256, word_kind, key order by pages desc, word asc
    rows between unbounded preceding and unbounded following
)
qualify first_value(pages) over by_pages >= 3;
