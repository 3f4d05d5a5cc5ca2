-- Text and money for the messages. No double anywhere: a figure in yuan is multiplied down to the
-- printed unit (decimal × decimal is exact), never divided.

-- The digits of a printed figure without sign, marks or percent; null where it is none.
create or replace temp macro printed_digits(source_text) as
    nullif(
        regexp_replace(
            translate(source_text, '０１２３４５６７８９．', '0123456789.'),
            '[^0-9.]', '', 'g'
        ),
        ''
    );

-- How many digits stand after the point.
create or replace temp macro printed_decimals(source_text) as
    length(regexp_extract(printed_digits(source_text), '\.(\d*)$', 1));

-- What the printed figure was multiplied by to become yuan; null where the text does not say.
create or replace temp macro printed_scale(value, source_text) as
    case
        when value = 0 then null
        when abs(value) = try_cast(printed_digits(source_text) as decimal(24, 4))
            then 1
        when abs(value)
            = try_cast(printed_digits(source_text) as decimal(18, 4)) * 10000::decimal(5, 0)
            then 10000
    end;

create or replace temp macro with_thousands(digits) as
    format('{:,}', cast(digits as bigint));

-- `value` in the printed unit, with at least `decimals` digits after the point.
create or replace temp macro plain_figure(value, scale, decimals) as (
    select
        case when scaled < 0 then '-' else '' end
        || with_thousands(split_part(digits, '.', 1))
        || case
            when greatest(length(tail), decimals) = 0 then ''
            else '.' || rpad(tail, greatest(length(tail), decimals)::int, '0')
        end
    from (
        select
            scaled,
            cast(abs(scaled) as varchar) as digits,
            rtrim(split_part(cast(abs(scaled) as varchar), '.', 2), '0') as tail,
        from (
            select
                value * case when scale = 10000 then 0.0001 else 1.0000 end::decimal(5, 4)
                    as scaled,
        )
    )
);

create or replace temp macro unit_word(unit, scale) as
    case
        when unit = 'yuan' and scale = 10000 then '万元'
        when unit = 'yuan' then '元'
        when unit = 'percent' then '%'
        else ''
    end;

create or replace temp macro figure_text(value, scale, decimals, unit) as
    plain_figure(value, scale, decimals) || unit_word(unit, scale);

-- A department's words inside our quotation marks.
create or replace temp macro inner_quotes(words) as
    replace(replace(words, '“', '‘'), '”', '’');

-- Half the last printed digit of a figure in the text, in its unit (rules.md, Tolerances).
create or replace temp macro claim_half_width(figure_text, unit) as
    case
        when unit = 'count' then 0
        else
            case
                when figure_text like '%亿元' then 100000000
                when figure_text like '%万元' or figure_text like '%万' then 10000
                else 1
            end::decimal(10, 0)
            * ([0.5, 0.05, 0.005, 0.0005, 0.00005, 0.000005]::decimal(7, 6)[])[
                1 + least(5, length(regexp_extract(figure_text, '\.(\d*)', 1)))
            ]
    end::decimal(24, 4);

-- Does a printed rate (percent) fit the quotient of two printed figures? Each figure stands for the
-- interval of its half width: the rate fits where the intervals overlap. All is multiplied crosswise,
-- nothing is divided. Beyond, a last digit is a `tail` (truncation), a percentage point or the other
-- sign is `critical`, what lies between is `fails`. Null where the whole may be nought: there is no
-- rate then. T3 and N2 of rules.md.
create or replace temp macro rate_check(part, part_half, whole, whole_half, rate, rate_half) as (
    select
        case
            when whole_size <= whole_half then null
            when (rate + rate_half) * if(low >= 0, whole_size + whole_half, whole_size - whole_half)
                >= 100 * low
                and (rate - rate_half)
                * if(high >= 0, whole_size - whole_half, whole_size + whole_half) <= 100 * high
                then 'holds'
            when abs(rate * whole_size - 100 * middle) <= 2 * rate_half * whole_size then 'tail'
            when abs(rate * whole_size - 100 * middle) >= whole_size
                or sign(rate) * sign(middle) < 0 then 'critical'
            else 'fails'
        end
    from (
        select
            abs(whole) as whole_size,
            part * if(whole < 0, -1, 1) as middle,
            part * if(whole < 0, -1, 1) - part_half as low,
            part * if(whole < 0, -1, 1) + part_half as high,
    )
);

-- What the rate should have been, to `decimals` digits: only to be shown, never to be compared.
create or replace temp macro rate_shown(part, whole, decimals) as
    round(100 * part::decimal(28, 4)::double / nullif(whole, 0)::double, decimals::int)
        ::decimal(18, 4);

-- Selectors, as the terms of rules name a figure: `GK01.income[本年收入合计].amount` is statement,
-- side (left out where there is none), line and measure (claims: where the three public expenses
-- are printed downwards, the measure that the line is). The line is a pattern that its name matches
-- in full; `[total]` is the grand total of a statement by code; `[]` is any line; `[@]` stands for the
-- line of the code or class the claim is about.
create or replace temp macro selector_statement(selector) as
    regexp_extract(selector, '^[A-Z]+\d+');
create or replace temp macro selector_side(selector) as
    regexp_extract(selector, '^[A-Z]+\d+\.([a-z]+)\[', 1);
create or replace temp macro selector_line(selector) as
    coalesce(nullif(regexp_extract(selector, '\[(.*)\]', 1), ''), '.*');
create or replace temp macro is_selected_line(figure, selector) as
    regexp_full_match(figure.line, selector_line(selector))
    or regexp_full_match(figure.line_label, selector_line(selector));
create or replace temp macro selector_measure(selector) as
    regexp_extract(selector, '\]\.([a-z0-9_|()]+)$', 1);

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

-- A claim of the text, or a sentence, as a place.
create or replace temp macro place_of_claim(claim) as {
    page: claim.source_page,
    bbox: claim.source_bbox,
    text: claim.sentence,
    value: claim.value,
    subject_code: claim.subject_code,
    line_label: claim.subject_words,
    header_path: ''
};
create or replace temp macro place_of_sentence(sentence) as {
    page: sentence.page,
    bbox: sentence.source_bbox,
    text: sentence.text,
    value: null::decimal(24, 4),
    subject_code: '',
    line_label: '',
    header_path: ''
};

-- What a sum is about, in words that stay the same from load to load.
create or replace temp macro sum_key(checked) as
    concat_ws(
        ':', checked.statement_code, checked.side, checked.block, checked.unit_name, checked.period,
        checked.subject_code, checked.line_label, checked.line_no, checked.measure_code,
        checked.identity_id
    );

-- A subject's name as it is compared: without brackets and what they hold, and without 支出 or 费.
create or replace temp macro subject_key(name) as
    regexp_replace(
        regexp_replace(name, '[（(][^）)]*[）)]|[（()）]', '', 'g'), '(费用|费|支出)+$', ''
    );

-- The order of a claim in its document; no paragraph holds so many figures.
create or replace temp macro place_in_document(paragraph_no, place) as
    paragraph_no * 100000 + place;

-- The order of rows of `input_texts`, down the pages by their lower edges: of several texts the first
-- is shown, and of a line and the paragraph around it the line.
create or replace temp macro text_order(texts) as
    (texts.page, -texts.source_bbox[2], texts.source_bbox[1], texts.text);

-- A row of `input_texts` as a place.
create or replace temp macro place_of_text(texts) as {
    page: texts.page,
    bbox: texts.source_bbox,
    text: texts.text,
    value: null::decimal(24, 4),
    subject_code: '',
    line_label: '',
    header_path: ''
};

-- A place of which only the page is known.
create or replace temp macro page_place(page, words) as {
    page: page,
    bbox: null::double[],
    text: words,
    value: null::decimal(24, 4),
    subject_code: '',
    line_label: '',
    header_path: ''
};

-- A page's words with people's numbers masked: mobile phones, identity cards, bank cards, direct lines
-- (the same patterns as the dbt macro mask_personal).
create or replace temp macro masked(words) as
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(words, '(^|\D)(\d{6})(?:19|20)\d{6}(\d{3}[\dXx])(\D|$)', '\1\2********\3\4', 'g'),
                '(^|\D)(\d{4})\d{8,11}(\d{4})(\D|$)', '\1\2********\3\4', 'g'),
            '(^|\D)(1[3-9]\d)\d{4}(\d{4})(\D|$)', '\1\2****\3\4', 'g'),
        '(^|\D)(0\d{2,3}[-—]?)\d{4,5}(\d{3})(\D|$)', '\1\2****\3\4', 'g');

-- The name of a subject code as it is compared: no marks, no white space; 维修（护）费 and 维修(护)费
-- are one.
create or replace temp macro name_key(name) as
    regexp_replace(name, '[\s（）()、，,；;“”"‘’''．.·：:　\[\]【】-]', '', 'g');

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

-- Is a name of a code list sure for a fiscal year?
create or replace temp macro is_sure(listed, fiscal_year) as
    coalesce(fiscal_year between listed.valid_from and coalesce(listed.valid_to, 9999), false);

-- The id of the finding that a check becomes: the same in every load.
create or replace temp macro finding_of(rule_id, document_sha256, about) as
    left(sha256(concat_ws(chr(31), rule_id, document_sha256, about)), 20);
