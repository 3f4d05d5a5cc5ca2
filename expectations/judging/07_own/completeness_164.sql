-- COMPLETENESS-164, one row per count of budget units that a numbered table of units follows: the table has as
-- many rows. 下属单位 are counted without the department itself, that the table may list first.
insert into rule_checks by name
with told as (
    select
        sentences,
        cardinal(regexp_extract(
            plain, '单位(?:共计?|共有|合计|为|有|包括)?(\d{1,3}|[一二三四五六七八九十]{1,3})[个家]', 1
        )) as number,
        regexp_matches(plain, '下属|所属') as is_below,
    from input_sentences as sentences
    where
        section_code in ('organisation', 'mandate', '') and regexp_matches(plain, '编制范围|预算单位|决算单位')
        and regexp_matches(plain, '单位(?:共计?|共有|合计|为|有|包括)?(\d{1,3}|[一二三四五六七八九十]{1,3})[个家]')
),

-- the first table of units on its page or the next
tables as (
    select
        heads.document_sha256, heads.page, heads.grid_no,
        min(heads.row_no) as head_row,
    from input_printed_cells as heads
    where regexp_full_match(heads.plain, '(预算)?单位名称')
    group by all
),

opened as (
    select
        told.*,
        tables.page as page,
        tables.grid_no as grid_no,
    from told
    inner join tables
        on told.sentences.document_sha256 = tables.document_sha256
        and tables.page between told.sentences.page and told.sentences.page + 1
    qualify row_number() over (
        partition by told.sentences.document_sha256 order by tables.page, tables.grid_no, told.sentences.paragraph_no
    ) = 1
),

-- numbers of the first column, from there on: 1, 2, 3 … until they begin anew
numbered as (
    select
        opened.sentences.document_sha256 as document_sha256,
        whole_number(cells.plain) as ordinal,
        row_number() over (
            partition by opened.sentences.document_sha256 order by cells.page, cells.grid_no, cells.row_no
        ) as place,
        cells.page,
    from opened
    inner join input_printed_cells as cells
        on opened.sentences.document_sha256 = cells.document_sha256
        and cells.page between opened.page and opened.page + 4
        and (cells.page > opened.page or cells.grid_no >= opened.grid_no)
        and cells.column_no = 1 and regexp_full_match(cells.plain, '\d{1,3}')
),

counted as (
    select document_sha256, count(*) filter (ordinal = place) as rows,
    from numbered
    group by document_sha256
)

select
    'COMPLETENESS-164' as rule_id,
    opened.sentences.document_sha256 as document_sha256,
    'units' as about,
    case
        when counted.rows = opened.number or is_below and counted.rows = opened.number + 1 then 'holds'
        when not opened.sentences.is_trusted then 'uncertain'
        -- the table may go on where it was not read
        when counted.rows < opened.number then 'cannot_tell'
        else 'fails'
    end as verdict,
    '单位表可能没有读全' as doubt,
    opened.number || '个' as found_text,
    counted.rows || '个' as expected_text,
    '正文第' || opened.sentences.page || '页' as where_text,
    '第' || opened.page || '页的单位表' as other_text,
    place_of_text(opened.sentences) as found_place,
    page_place(opened.page, '单位名称') as other_place,
from opened
inner join counted on opened.sentences.document_sha256 = counted.document_sha256
where counted.rows >= 2;
