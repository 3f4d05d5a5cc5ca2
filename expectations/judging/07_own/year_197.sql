-- YEAR-197, one row per row of text that returns page after page with the year of the report, and year
-- that one page alone prints in it.
insert into rule_checks by name
select
    'YEAR-197' as rule_id,
    rows.document_sha256,
    rows.key || ':' || rows.word as about,
    case
        when rows.word = rows.usual_word then 'holds'
        when rows.pages = 1 and rows.usual_pages >= 3 then 'fails'
        else 'uncertain'
    end as verdict,
    '这一行文字各页的年度不止一个' as doubt,
    rows.word || '年' as found_text,
    rows.usual_word || '年' as expected_text,
    '第' || rows.row.page || '页' as where_text,
    inner_quotes(rows.row.plain) as what_text,
    rows.usual_pages || '页' as other_text,
    place_of_words(rows.row.page, rows.row.source_bbox, rows.row.text) as found_place,
from repeated_rows as rows
inner join asked on rows.document_sha256 = asked.document_sha256 and asked.rule_id = 'YEAR-197'
where rows.word_kind = 'year' and rows.usual_word = asked.fiscal_year::varchar;
