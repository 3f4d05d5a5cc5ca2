-- NAME-196, one row per row of text that names the department page after page, and name that one page
-- alone prints in it: of another department, where nothing else in the report bears that name.
insert into rule_checks by name
with named as (
    select rows.*,
    from repeated_rows as rows
    semi join asked on rows.document_sha256 = asked.document_sha256 and asked.rule_id = 'NAME-196'
    where rows.word_kind = 'name'
),

plain_rows as materialized (
    select document_sha256, page, regexp_replace(text, '\s', '', 'g') as plain,
    from input_text_rows
    semi join named on input_text_rows.document_sha256 = named.document_sha256
)

select
    'NAME-196' as rule_id,
    document_sha256,
    key || ':' || word as about,
    case
        when word = usual_word then 'holds'
        when
            pages = 1 and usual_pages >= 3
            -- a unit of its own is named elsewhere
            and not exists (
                select 1 from plain_rows as others
                where others.document_sha256 = named.document_sha256
                    and others.page <> named.row.page
                    and contains(others.plain, named.word)
            )
            and not exists (
                select 1 from input_cell_words as cells
                where cells.document_sha256 = named.document_sha256
                    and contains(cells.words, name_key(named.word))
            )
            and not contains(word, usual_word) and not contains(usual_word, word)
            then 'fails'
        else 'uncertain'
    end as verdict,
    '这一行文字各页的单位名称不止一个' as doubt,
    inner_quotes(word) as found_text,
    usual_word as expected_text,
    '第' || row.page || '页' as where_text,
    usual_pages || '页' as other_text,
    place_of_words(row.page, row.source_bbox, row.text) as found_place,
from named;
