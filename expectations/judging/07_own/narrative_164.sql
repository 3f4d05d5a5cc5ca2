-- NARRATIVE-164, one row per reason of two clauses behind a change, one of which says the contrary: more people
-- or money for a decrease, less for an increase. A reason that weighs both (一是…二是…, 同时) tells nothing.
insert into rule_checks by name
with reasons as (
    select
        *,
        regexp_extract(plain, '原因(?:是|为|在于|系)?[:：]?([^。；;\d]{3,60})[。；;]?$', 1) as reason,
        left(plain, strpos(plain, '原因')) as words_before,
    from input_sentences
),

changes as (
    select
        reasons.document_sha256,
        reasons.paragraph_no,
        reasons.sentence_no,
        any_value(reasons) as reason,
        min(if(figures.role = 'change', figures.sign * sign(figures.value), sign(figures.value - 100))) as least,
        max(if(figures.role = 'change', figures.sign * sign(figures.value), sign(figures.value - 100))) as most,
        bool_and(figures.is_trusted) and any_value(reasons.is_trusted) as is_trusted,
    from reasons
    inner join prose_figures as figures
        on reasons.document_sha256 = figures.document_sha256
        and reasons.paragraph_no = figures.paragraph_no
        and figures.sentence_no between reasons.sentence_no - 1 and reasons.sentence_no
    where
        figures.role in ('change', 'completion')
        and len(string_split_regex(reasons.reason, '[，,]')) = 2
        and not regexp_matches(
            reasons.reason || reasons.words_before,
            '[一二]是|同时|但|抵|综合|导致|因此|使|收入|其他|自有|上年|去年|以前|结余|节约|退|离|调出|转出|减税|新增'
        )
    group by reasons.document_sha256, reasons.paragraph_no, reasons.sentence_no
    having least = most and least <> 0
),

judged as (
    select
        *,
        list_filter(
            string_split_regex(reason.reason, '[，,]'),
            lambda clause: regexp_matches(
                clause,
                '(人员|人数|项目|经费|支出|拨款|资金|工资|任务|工作量|业务量|预算)(略有|有所|政策性|相应|大幅)?'
                || if(most < 0, '(增加|增长|增支|上涨)$', '(减少|下降|减支|缩减)$')
            )
        ) as contrary,
    from changes
)

select
    'NARRATIVE-164' as rule_id,
    document_sha256,
    paragraph_no || ':' || sentence_no as about,
    case
        when len(contrary) = 0 then 'holds'
        when is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    inner_quotes(reason.reason) as found_text,
    if(most < 0, '减少', '增加') as expected_text,
    '正文第' || reason.page || '页' as where_text,
    inner_quotes(contrary[1]) as what_text,
    place_of_text(reason) as found_place,
from judged;
