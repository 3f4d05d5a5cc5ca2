-- Writes no rows: macros for words, as they are shown and as they are compared.

-- A department's words inside our quotation marks.
create or replace temp macro inner_quotes(words) as
    replace(replace(words, '“', '‘'), '”', '’');

-- Words of a message as they stand alone: without its quotation marks, or with both of each pair.
create or replace temp macro alone(words) as
    case
        when regexp_full_match(words, '“[^“”]*”') then words[2:-2]
        when regexp_matches(words, '^[^“”]*”') then '“' || words || '”'
        else words
    end;

-- The end of a clause inside our quotation marks: what stands right before a figure.
create or replace temp macro clause_end(clause) as
    if(length(clause) > 20, '…', '') || inner_quotes(right(clause, 20));

-- The start of a clause inside our quotation marks; where it is cut, that shows, and no figure is cut.
create or replace temp macro clause_start(clause, size) as inner_quotes(if(
    length(clause) > size, regexp_replace(left(clause, size), '(.)[\d,.]+$', '\1') || '…', clause
));

-- What a clause before an amount is about: 2021年三公经费预算数为 is about 三公经费预算.
create or replace temp macro item_words(clause) as
    regexp_replace(clause, '^20\d\d年度?|(数|为|共|共计|合计|是|安排)+$', '', 'g');

-- Words of a text with six characters before and behind them, inside our quotation marks; where the
-- text goes on, that shows, and no figure is cut.
create or replace temp macro words_within(words, start, size) as inner_quotes(
    if(
        start > 7,
        '…' || regexp_replace(substr(words, start - 6, 6), '^[\d,.]+', ''),
        left(words, start - 1)
    )
    || substr(words, start, size)
    || if(
        length(words) > start + size + 5,
        regexp_replace(substr(words, start + size, 6), '[\d,.]+$', '') || '…',
        substr(words, start + size)
    )
);

-- A subject's name as it is compared: without brackets and what they hold, and without 支出 or 费.
create or replace temp macro subject_key(name) as
    regexp_replace(
        regexp_replace(name, '[（(][^）)]*[）)]|[（()）]', '', 'g'), '(费用|费|支出)+$', ''
    );

-- A page's words with people's numbers masked: mobile phones, identity cards, bank cards, direct
-- lines (the same patterns as the dbt macro mask_personal).
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

-- Is a name of a code list sure for a fiscal year?
create or replace temp macro is_sure(listed, fiscal_year) as
    coalesce(fiscal_year between listed.valid_from and coalesce(listed.valid_to, 9999), false);

-- The id of the finding that a check becomes: the same in every load.
create or replace temp macro finding_of(rule_id, document_sha256, about) as
    left(sha256(concat_ws(chr(31), rule_id, document_sha256, about)), 20);

-- Are two words one slip apart: one character another, missing or too many, or two and more in
-- another order?
create or replace temp macro lacks_one(longer, shorter) as
    len(list_filter(
        range(1, length(longer) + 1),
        lambda no: longer[:no - 1] || longer[no + 1:] = shorter
    )) > 0;
create or replace temp macro is_one_slip(one, other) as
    one <> other
    and case length(one) - length(other)
        when 0
            then len(list_filter(range(1, length(one) + 1), lambda no: one[no] <> other[no])) = 1
            or list_sort(string_split(one, '')) = list_sort(string_split(other, ''))
        when 1 then lacks_one(one, other)
        when -1 then lacks_one(other, one)
        else false
    end;

-- A value of an indicator as it is compared, the numbers in it, what stands before the first and its
-- unit.
create or replace temp macro plain_value(words) as
    regexp_replace(translate(coalesce(words, ''), '＝＜＞≦≧％', '=<>≤≥%'), '[\s,，]|\(.*\)|（.*）', '', 'g');

create or replace temp macro numbers_in(words) as regexp_extract_all(words, '\d+(?:\.\d+)?');

create or replace temp macro before_number(words) as regexp_extract(words, '^(\D*)\d', 1);

-- without the words that only say from where to where
create or replace temp macro unit_behind(words) as regexp_replace(
    regexp_extract(words, '^\D*\d+(?:\.\d+)?(.*)$', 1), '及?以[上下内]|左右|以后|以前|之?前|之?内|[。；]', '', 'g'
);

-- A title without brackets, quotes, points and the page behind it.
create or replace temp macro title_key(words) as
    regexp_replace(words, '[\s“”"‘’（）()·.…]|[\d\-—.…·．\s]+$', '', 'g');

-- How many brackets words open that they do not close; fewer than none where they close more.
create or replace temp macro opened_brackets(words) as
    length(regexp_replace(words, '[^(（]', '', 'g')) - length(regexp_replace(words, '[^)）]', '', 'g'));

-- The district or county that a department's name begins with, where no list knows its place.
create or replace temp macro place_in_name(department_name) as
    regexp_extract(department_name, '^\p{Han}{2,4}?[市州]\p{Han}{1,4}?[^社园校景辖小][区县旗]');

-- Which of twelve bundles of patterns fit? Those of a variable are known when the query is planned, and
-- compiled once; a pattern of a row is compiled for each text. All in one pattern are more than the
-- library keeps in mind: it would take ten times as long.
create or replace temp macro which_fit(words, patterns) as [
    regexp_matches(words, patterns[1]), regexp_matches(words, patterns[2]),
    regexp_matches(words, patterns[3]), regexp_matches(words, patterns[4]),
    regexp_matches(words, patterns[5]), regexp_matches(words, patterns[6]),
    regexp_matches(words, patterns[7]), regexp_matches(words, patterns[8]),
    regexp_matches(words, patterns[9]), regexp_matches(words, patterns[10]),
    regexp_matches(words, patterns[11]), regexp_matches(words, patterns[12])
];
