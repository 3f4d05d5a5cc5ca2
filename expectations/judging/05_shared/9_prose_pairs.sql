-- One row per amount told beside what it is compared with (上年: …; 预算…，决算…，比预算), with the change
-- told behind them, or a word of direction without a figure (经费增加, 保持不变): does its size fit, and
-- its sign? Told right beside it by the words, or as claims of one subject in one paragraph.
create or replace table compared_amounts as
with followed as (
    select
        document_sha256,
        paragraph_no,
        place,
        prose_figures as figure,
        lag(prose_figures) over in_paragraph as before,
        lag(prose_figures, 2) over in_paragraph as second_before,
        lag(prose_figures, 3) over in_paragraph as third_before,
    from prose_figures
    -- 559.22万元，占19.60%，比上年713.79万元减少154.57万元
    where role <> 'share'
    window in_paragraph as (partition by document_sha256, paragraph_no order by place)
),

-- each told once of its subject
claimed as (
    select
        claims.document_sha256 as document_sha256,
        claims.paragraph_no as paragraph_no,
        claims.topic_code as topic_code,
        claims.subject_words as subject_words,
        claims.value as value,
        figures as figure,
        if(claims.measure_code = '' and claims.fiscal_year < claims.document_year, 'prior', claims.measure_code)
            as measure,
    from input_claims as claims
    inner join prose_figures as figures
        on claims.document_sha256 = figures.document_sha256
        and claims.paragraph_no = figures.paragraph_no
        and claims.place = place_in_document(figures.paragraph_no, figures.place)
    where claims.unit = 'yuan'
    qualify count(*) over (
        partition by
            claims.document_sha256, claims.paragraph_no, claims.topic_code, claims.subject_words, measure
    ) = 1
),

pairs as (
    select
        document_sha256, paragraph_no, place, figure,
        -- 决算9万元，年初预算10万元，上年为8万元，增加1万元: not what the budget was
        if(
            third_before.role = 'amount' and third_before.sentence_no = figure.sentence_no
            and regexp_full_match(second_before.clause, '(年初|全年|调整)预算(数|安排)?(为|是)?'),
            third_before, second_before
        ) as own,
        before as earlier, '' as words, figure.sign as sign,
    from followed
    where figure.role = 'change' and before.role = 'prior' and second_before.role = 'amount'
        and second_before.sentence_no = figure.sentence_no
        and before.sentence_no = figure.sentence_no
    union all by name
    -- 预算1103.40万元，决算数为1037.50万元，决算比预算减少65.90万元
    select
        document_sha256, paragraph_no, place, figure, before as own, second_before as earlier,
        '' as words, figure.sign as sign,
    from followed
    where figure.role = 'change' and before.role = 'amount' and second_before.role = 'amount'
        and second_before.sentence_no = figure.sentence_no
        and before.place = figure.place - 1 and second_before.place = figure.place - 2
        -- or 少于年初预算数2.98万元
        and regexp_matches(figure.clause, '(比|较|与|超过|超出|[大小多少高低]于)(年初|全年|调整)?预算(数|安排)?(相比)?[^,]{0,4}$')
        and regexp_matches(second_before.clause, '预算(数|安排)?(为|是)?$')
        and regexp_matches(before.clause, '(决算|执行|支出)(数)?(为|是)?$')
        and not contains(before.clause, '预算')
    union all by name
    -- 2016年预算8.00万元，2015年预算12.50万元;对比减少4.50万元
    select
        document_sha256, paragraph_no, place, figure, second_before as own, before as earlier,
        '' as words, figure.sign as sign, true as is_firm,
    from followed
    where figure.role = 'change' and before.role = 'amount' and second_before.role = 'amount'
        and figure.sentence_no - second_before.sentence_no <= 1
        and before.place = figure.place - 1 and second_before.place = figure.place - 2
        and before.is_past and not second_before.is_past
        and ends_with(item_words(second_before.clause), item_words(before.clause))
        and regexp_full_match(
            figure.clause, '((与|比|较|和|同)?(上年|去年|20\d\d年(度)?)?(对比|相比|比较|同比)?)(预算|决算)?(数)?(增加|减少|增长|下降)(了|额)?(为)?'
        )
    union all by name
    select
        document_sha256, paragraph_no, place, figure, before as own, figure as earlier,
        regexp_extract(
            figure.tail,
            '^[,;](?:主要)?([^\d,。;]{0,30}(?:增加|减少|增长|下降|提高|降低|保持不变|持平))[。;]', 1
        ) as words,
        case
            when regexp_matches(words, '(增加|增长|提高)$') then 1
            when regexp_matches(words, '(减少|下降|降低)$') then -1
            else 0
        end as sign,
    from followed
    where figure.role = 'prior' and before.role = 'amount'
        and before.sentence_no = figure.sentence_no
        and words <> '' and not contains(words, '基本')
    union all by name
    select
        document_sha256, paragraph_no, changes.figure.place as place, changes.figure as figure,
        spent.figure as own, others.figure as earlier, '' as words, sign(changes.value) as sign,
        true as is_by_claims,
    from claimed as changes
    inner join claimed as spent using (document_sha256, paragraph_no, topic_code, subject_words)
    inner join claimed as others using (document_sha256, paragraph_no, topic_code, subject_words)
    where spent.measure = ''
        and (others.measure, changes.measure) in (
            ('prior', 'change'), ('outturn', 'outturn_change'), ('budget', 'budget_change')
        )
        and changes.value <> 0
)

select
    * exclude (is_by_claims) replace (coalesce(is_firm, false) as is_firm),
    own.value - earlier.value as difference,
    own.half_width + earlier.half_width + if(words = '', figure.half_width, 0) as allowed,
    own.is_trusted and earlier.is_trusted and figure.is_trusted as is_trusted,
    if(
        words = '',
        abs(abs(difference) - figure.value) <= allowed,
        sign <> 0 or abs(difference) <= allowed
    ) as is_size,
    if(abs(difference) <= allowed, 0, sign(difference)) in (sign, if(words = '', 0, sign)) as is_sign,
from pairs
qualify row_number() over (
    partition by document_sha256, paragraph_no, place, words = '' order by coalesce(is_by_claims, false)
) = 1;

-- One row per change told right behind its amount, whatever they are about.
create or replace table amounts_with_changes as
with followed as (
    select *, lag(prose_figures) over in_sentence as before,
    from prose_figures
    window in_sentence as (
        partition by document_sha256, paragraph_no, sentence_no order by place
    )
)

select
    * exclude (before),
    before.value as amount,
    before.figure_text as amount_text,
from followed
where
    role = 'change' and value > 0 and before.role = 'amount' and before.place = place - 1
    and before.value > 0 and not before.is_past
    and told_digits(before.value, 2 * before.half_width) >= 4
    and not regexp_matches(lead, '[;。]|其中|分别');
