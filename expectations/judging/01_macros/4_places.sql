-- Writes no rows: macros that say where something stands, for a reader and as a place of a finding.

-- Where a figure stands, in a reader's words: 收入决算表第5页“201 一般公共服务支出”行“合计”列.
create or replace temp macro figure_place(figure) as
    figure.statement_name
    || coalesce('第' || figure.source_page || '页', '')
    || case figure.side when 'income' then '收入侧' when 'expense' then '支出侧' else '' end
    || if(figure.unit_name = '', '', '（' || inner_quotes(figure.unit_name) || '）')
    || if(
        figure.line_label || figure.subject_code = '', '',
        '“' || inner_quotes(trim(figure.subject_code || ' ' || figure.line_label)) || '”行'
    )
    || if(
        figure.header_path = '', '',
        '“' || inner_quotes(replace(figure.header_path, '/', '－')) || '”列'
    );

-- Where a claim stands: 正文第19页“收入总计比上年的增减额”.
create or replace temp macro claim_place(claim) as
    '正文第' || claim.source_page || '页“' || inner_quotes(claim.topic_zh)
    || if(claim.measure_code = '', '', claim.measure_zh) || '”'
    || if(claim.subject_words = '', '', '（' || inner_quotes(claim.subject_words) || '）');

-- A claim in its own words: 减少25万元 is no 25万元.
create or replace temp macro told_words(claim) as
    coalesce(claim.direction, '') || claim.figure_text;

-- Another rate in place of the one that a claim tells, with as many digits: 下降4.5% for 增长4.0%.
create or replace temp macro rate_as_told(rate, claim) as
    case
        when coalesce(claim.direction, '') = ''
            then figure_text(rate, 1, coalesce(printed_decimals(claim.figure_text), 0), '%')
        when sign(rate) * sign(claim.value) >= 0 then claim.direction
        when rate < 0 then '下降'
        else '增长'
    end
    || if(
        coalesce(claim.direction, '') = '',
        '',
        figure_text(abs(rate), 1, coalesce(printed_decimals(claim.figure_text), 0), '%')
    );

-- A figure as a place of `rule_check_places`.
create or replace temp macro place_of(figure) as {
    page: figure.source_page,
    bbox: figure.source_bbox,
    text: figure.source_text,
    value: figure.value,
    subject_code: figure.subject_code,
    line_label: figure.line_label,
    header_path: figure.header_path
};

-- A claim of the text as a place, with its sentence.
create or replace temp macro place_of_claim(claim) as {
    page: claim.source_page,
    bbox: claim.source_bbox,
    text: claim.sentence,
    value: claim.value,
    subject_code: claim.subject_code,
    line_label: claim.subject_words,
    header_path: ''
};

-- The order of a claim in its document; no paragraph holds so many figures.
create or replace temp macro place_in_document(paragraph_no, place) as
    paragraph_no * 100000 + place;

-- The order of rows of `input_texts`, down the pages by their lower edges: of several texts the
-- first is shown, and of a line and the paragraph around it the line.
create or replace temp macro text_order(texts) as
    (texts.page, -texts.source_bbox[2], texts.source_bbox[1], texts.text);

-- Words as a place: a line of text, a heading, a caption. Only the page is known where `bbox` is
-- null.
create or replace temp macro place_of_words(page, bbox, words) as {
    page: page,
    bbox: bbox::double[],
    text: words,
    value: null::decimal(24, 4),
    subject_code: '',
    line_label: '',
    header_path: ''
};
create or replace temp macro page_place(page, words) as place_of_words(page, null, words);

-- A row of `input_texts` or `input_sentences` as a place.
create or replace temp macro place_of_text(texts) as
    place_of_words(texts.page, texts.source_bbox, texts.text);

-- A printed line as a place.
create or replace temp macro place_of_line(line) as {
    page: line.source_page,
    bbox: line.source_bbox,
    text: trim(line.subject_code || ' ' || line.line_label),
    value: null::decimal(24, 4),
    subject_code: line.subject_code,
    line_label: line.line_label,
    header_path: ''
};

-- Pages in words: 第9页, 第7、8页, 第7—9、12页.
create or replace temp macro page_of_run(pages, page) as case
    when list_contains(pages, page - 1) and list_contains(pages, page + 1) then null
    when list_contains(pages, page + 1) and list_contains(pages, page + 2) then page || '—'
    else page::varchar
end;
create or replace temp macro pages_text(pages) as
    '第' || replace(
        array_to_string(
            list_transform(
                list_sort(list_distinct(pages)), lambda page: page_of_run(pages, page)
            ),
            '、'
        ),
        '—、', '—'
    ) || '页';

-- Different words in the order in which they come first.
create or replace temp macro in_order(words) as list_transform(
    list_sort(list_distinct(list_transform(
        words, lambda word: {place: list_position(words, word), word: word}
    ))),
    lambda one: one.word
);

-- Up to four different wordings in their order, to stand between “ and ”.
create or replace temp macro words_text(words) as array_to_string(
    list_transform(in_order(words)[1:4], lambda word: inner_quotes(word)), '”“'
);
