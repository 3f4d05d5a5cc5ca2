-- NARRATIVE-077, one row per report and kind of reason, those that cannot be one apart: more money or people for a
-- decrease or a shortfall, less for an increase or an overrun; a change for a change of nought; what is
-- carried over where nothing is. Only a reason of one clause is judged, all parts of which (人员、经费)
-- have to work that way, and what could work the other way (retired people, other money) is none.
insert into rule_checks by name
with reasons as (
    select
        *,
        regexp_extract(plain, '原因(?:是|为|在于|系)?[:：]?([^。；;，,\d]{3,40})[。；;]?$', 1) as reason,
        left(plain, strpos(plain, '原因')) as words_before,
        lag(plain, 1, '') over in_paragraph as sentence_before,
        lead(plain, 1, '') over in_paragraph as sentence_behind,
    from input_sentences
    window in_paragraph as (partition by document_sha256, paragraph_no order by sentence_no)
),

by_figures as (
    select
        reasons.document_sha256,
        reasons.paragraph_no,
        reasons.sentence_no,
        any_value(reasons) as reason,
        list(figures) as figures,
        min(if(figures.role = 'change', figures.sign * sign(figures.value), sign(figures.value - 100)))
            as least,
        max(if(figures.role = 'change', figures.sign * sign(figures.value), sign(figures.value - 100)))
            as most,
        bool_or(regexp_matches(figures.clause, '全年|调整')) as is_of_adjusted,
        bool_and(figures.role = 'change') as is_change,
        arg_max(figures.figure_text, figures.place) as figure_text,
        bool_and(figures.is_trusted) and any_value(reasons.is_trusted) as is_trusted,
    from reasons
    inner join prose_figures as figures
        on reasons.document_sha256 = figures.document_sha256
        and reasons.paragraph_no = figures.paragraph_no
        and figures.sentence_no between reasons.sentence_no - 1 and reasons.sentence_no
    where reasons.reason <> '' and figures.role in ('change', 'completion')
        and not regexp_matches(reasons.sentence_behind, '^(二是|另外|同时|此外|其次|以及|再)')
        and not regexp_matches(
            reasons.sentence_before || reasons.words_before,
            '结余|节约|节支|(占比|比重)[^，。]{0,8}(升|降|提高|增|减)|自有|其他(资金|收入)|经营收入|事业收入|非财政|非同级'
        )
    group by reasons.document_sha256, reasons.paragraph_no, reasons.sentence_no
    having least = most
),

-- 决算数大于年初预算数的主要原因是…: the words alone say which way
by_words as (
    select
        document_sha256,
        paragraph_no,
        sentence_no,
        reasons as reason,
        case
            when regexp_matches(words_before, '(大于|高于|超过)(年初|全年|调整)?预算数?的?(主要)?原$') then 1
            when regexp_matches(words_before, '(小于|低于|少于)(年初|全年|调整)?预算数?的?(主要)?原$') then -1
        end as least,
        least as most,
        regexp_matches(words_before, '(全年|调整)预算数?的?(主要)?原$') as is_of_adjusted,
        false as is_change,
        regexp_extract(words_before, '(决算数?|支出数?|执行数?)?[大高超小低少][于过](年初|全年|调整)?预算数?') as figure_text,
        is_trusted,
    from reasons
    where
        reason <> ''
        and not regexp_matches(sentence_behind, '^(二是|另外|同时|此外|其次|以及|再)')
        and not regexp_matches(
            sentence_before || words_before,
            '结余|节约|节支|自有|其他(资金|收入)|经营收入|事业收入|非财政|非同级'
        )
),

changes as (
    select * from by_figures
    union all by name
    select * from by_words
    where
        least is not null
        and (document_sha256, paragraph_no, sentence_no) not in (
            select (document_sha256, paragraph_no, sentence_no) from by_figures
        )
),

balances as (
    select document_sha256, max(abs(value)) as closing,
    from input_figures
    where statement_code = 'GK01' and regexp_matches(line_label, '^年末结转和?结余') and unit = 'yuan'
    group by document_sha256
),

judged as (
    select
        changes.*,
        case
            when
                most = 0 and is_change
                and regexp_matches(reason.reason, '变化|增|减|调整|追加')
                and not regexp_matches(reason.reason, '无|未|没有|不|持平|一致|基本|相同')
                and not regexp_matches(reason.plain, '持平|一致|无变化|不变')
                -- the reason of another amount, which it names
                and not regexp_matches(reason.words_before, '[费出]的?(增加|减少|增长|下降)的?(主要)?原$')
                then 'none'
            when
                most < 0 and balances.closing = 0
                and regexp_matches(reason.reason, '结转(到|至)?(下|次)(一)?年')
                then 'carried'
            when
                most < 0
                and (
                    regexp_full_match(reason.reason, '(年中)?追加了?(专项)?(资金|经费|预算)')
                    and not is_of_adjusted
                    or regexp_full_match(
                        reason.reason,
                        '([^、]*(人员|人数|项目|经费|支出|拨款|资金|工资|标准|任务|工作量|业务量|预算|转移支付)'
                        || '(略有|有所|政策性|相应|大幅)?(增加|增长|增支|上涨|提高)(、|$))+'
                    )
                )
                and not regexp_matches(
                    reason.reason,
                    '退|离|调出|转出|划出|收入|其他|自有|上年|去年|前年|以前|往年|视频|线上|减|压|结|收回'
                )
                then 'contrary'
            when
                most > 0
                and (
                    regexp_matches(
                        reason.reason, '(压减|压缩|削减|缩减)(一般性|非必要|非急需|非刚性)?(支出|开支|经费)(的要求)?$'
                    )
                    or regexp_full_match(
                        reason.reason,
                        '([^、]*(人员|人数|项目|经费|支出|拨款|资金|工资|任务|工作量|业务量|预算|转移支付)'
                        || '(略有|有所|政策性|相应|大幅)?(减少|下降|减支|缩减|压减)(、|$))+'
                    )
                )
                and not regexp_matches(
                    reason.reason,
                    '退|离|收入|其他|自有|上年|去年|前年|以前|往年|增|新|结|收回'
                )
                then 'contrary'
            -- more than the budget, because of what is left for next year
            when
                most > 0 and not is_change
                and regexp_full_match(reason.reason, '(部分|有的|个别)?项目(资金)?结转(到|至)?(下|次)(一)?年(度)?(实施|使用|支出)?')
                then 'contrary'
        end as kind,
    from changes
    left join balances on changes.document_sha256 = balances.document_sha256
)

select
    'NARRATIVE-077' as rule_id,
    document_sha256,
    coalesce(kind, 'as_expected') as about,
    case
        when kind is null then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    count(*) || '处' as found_text,
    case kind
        when 'none' then '增减额为0'
        when 'carried' then '年末没有结转和结余'
        else '原因与增减的方向相反'
    end as expected_text,
    '正文' || pages_text(list(reason.page)) as where_text,
    words_text(
        list(
            case sign(most) when 1 then '增加或超过预算' when -1 then '减少或少于预算' else '没有增减' end
            || '（' || figure_text || '），原因是' || reason.reason
            order by paragraph_no, sentence_no
        )
    ) as what_text,
    place_of_text(arg_min(reason, (paragraph_no, sentence_no))) as found_place,
from judged
group by document_sha256, kind;
