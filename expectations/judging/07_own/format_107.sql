-- FORMAT-107, one row per unpaired mark: brackets and quotation marks of a paragraph, or of a
-- cell. Marks that close an ordinal (1）, 三)) are none; a paragraph that a page break may have
-- torn is not judged, nor is what has its other half on the same page (the legend of a chart, read
-- in pieces), nor a cell whose other half stands in a cell of the page before or behind.
insert into rule_checks by name
with blocks as (
    select
        document_sha256,
        string_agg(plain, '' order by sentence_no) as plain,
        arg_min(sentences, sentence_no) as first,
    from input_sentences as sentences
    group by document_sha256, paragraph_no
),

stripped as (
    select
        document_sha256,
        first.page as page,
        plain,
        place_of_text(first) as place,
        false as is_cell,
        regexp_replace(plain, '(^|[。；：、，])[（(]?[\d一二三四五六七八九十]{1,3}[）)]', '\1', 'g') as marks,
    from blocks
    union all by name
    select
        document_sha256,
        page,
        plain,
        place_of_text(texts) as place,
        true as is_cell,
        regexp_replace(plain, '(^|[。；：、，])[（(]?[\d一二三四五六七八九十]{1,3}[）)]', '\1', 'g') as marks,
    from input_texts as texts
    where source = 'cell'
),

counted as (
    select
        *,
        length(regexp_replace(marks, '[^（(]', '', 'g')) - length(regexp_replace(marks, '[^）)]', '', 'g'))
            as brackets,
        length(regexp_replace(marks, '[^《]', '', 'g')) - length(regexp_replace(marks, '[^》]', '', 'g'))
            as titles,
        length(regexp_replace(marks, '[^“]', '', 'g')) - length(regexp_replace(marks, '[^”]', '', 'g'))
            as quotes,
    from stripped
),

unpaired as (
    select * from counted
    where brackets <> 0 or titles <> 0 or quotes <> 0
),

-- what would make them a pair
halves as (
    select distinct
        document_sha256, page, is_cell, -brackets as brackets, -titles as titles, -quotes as quotes,
    from unpaired
)

select
    'FORMAT-107' as rule_id,
    document_sha256,
    sha256(plain)[:16] as about,
    'fails' as verdict,
    if(brackets <> 0, '括号', if(titles <> 0, '书名号', '引号')) as found_text,
    '第' || min(page) || '页' as where_text,
    clause_start(plain, 30) as what_text,
    any_value(place) as found_place,
from unpaired
where (not is_cell or length(plain) > 8) and not exists (
    select 1 from halves as half
    where half.document_sha256 = unpaired.document_sha256
        and half.brackets = unpaired.brackets
        and half.titles = unpaired.titles
        and half.quotes = unpaired.quotes
        and (
            half.page = unpaired.page
            or unpaired.is_cell and half.is_cell and abs(half.page - unpaired.page) = 1
        )
)
group by document_sha256, plain, brackets, titles, quotes;
