-- NARRATIVE-072, one row per sentence that gives the reason of an increase or a decrease (减少的主要原因) in
-- a paragraph whose changes before it all go one way, or are all nought. A reason may be that of a part
-- which is named, but not where what it names has not changed. Only the first sentences of a paragraph are
-- looked at: each is held against all before it.
insert into rule_checks by name
with reasons as (
    select
        *,
        regexp_extract(
            plain,
            '^(?:其中)?(?:本(?:部门|单位))?(?:财政拨款|一般公共预算)?(?:收入|支出|收支|预算|总计|、)*'
            || '(增加|增长|减少|下降)的?(?:主要)?原因', 1
        ) as own_words,
        regexp_extract(plain, '(增加|增长|减少|下降)的?(?:主要)?原因', 1) as words,
        regexp_extract(left(plain, strpos(plain, '原因')), '\p{Han}{2,4}费') as named,
    from (
        select
            *,
            array_to_string(list(plain) over (
                partition by document_sha256, paragraph_no order by sentence_no
                rows between unbounded preceding and 1 preceding
            ), '') as words_before,
        from input_sentences
        where sentence_no <= 100
    )
    where words <> ''
),

changes as (
    select
        reasons.document_sha256,
        reasons.paragraph_no,
        reasons.sentence_no,
        any_value(reasons) as reason,
        min(figures.sign) filter (figures.value > 0) as least,
        max(figures.sign) filter (figures.value > 0) as most,
        max(figures.value) = 0 as is_nought,
        arg_max(figures.figure_text, figures.place) as figure_text,
        bool_and(figures.is_trusted) and any_value(reasons.is_trusted) as is_trusted,
    from reasons
    inner join prose_figures as figures
        on reasons.document_sha256 = figures.document_sha256
        and (
            -- 财政拨款收入支出减少的主要原因, in a paragraph of its own
            regexp_matches(reasons.plain, '^财政拨款收入支出')
            and figures.paragraph_no between reasons.paragraph_no - 3 and reasons.paragraph_no - 1
            or figures.paragraph_no = reasons.paragraph_no and figures.sentence_no < reasons.sentence_no
        )
    where figures.role = 'change'
    group by reasons.document_sha256, reasons.paragraph_no, reasons.sentence_no
    having
        least = most and any_value(reasons.own_words) <> ''
        or is_nought and any_value(reasons.named) <> ''
        and any_value(contains(reasons.words_before, reasons.named))
)

select
    'NARRATIVE-072' as rule_id,
    document_sha256,
    paragraph_no || ':' || sentence_no as about,
    case
        when not is_nought and (most > 0) = regexp_matches(reason.words, '增') then 'holds'
        when is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    if(is_nought, '增减', if(most > 0, '增加', '减少')) || figure_text as found_text,
    reason.words as expected_text,
    '正文第' || reason.page || '页' as where_text,
    clause_start(reason.plain, 60) as what_text,
    place_of_text(reason) as found_place,
from changes;
