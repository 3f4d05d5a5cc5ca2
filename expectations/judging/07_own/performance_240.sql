-- PERFORMANCE-240, one row per document and way of writing: a rate of a whole (合格率, 满意度) cannot pass
-- 100 %, so that its target is no 大于100%, nor 小于等于100%, nor 大于等于0%, which nothing can miss. What may
-- grow past its plan is left out of the first.
insert into rule_checks by name
with told as (
    select
        *,
        plain_value(target) as value_words,
        regexp_matches(
            value_words, '(≥|>|大于|高于|超过|不低于|不少于|不小于)=?100(\.0+)?(%|百分[比点])?$'
        ) as is_over,
        is_over
        and not regexp_matches(level3, '增|超|提[升高]|下降|降低|减少|执行率|完成率|达成率|进度|周转|回报|收益|毛利')
            as is_above,
        regexp_matches(value_words, '^(≥|>|大于|高于|不低于|不少于|不小于)=?0(\.0+)?%$')
        or regexp_matches(value_words, '^(≤|<|小于|不高于|不超过|不大于)=?100(\.0+)?%$')
        and regexp_matches(level3, '(及时|合格|准确|覆盖|达标|完成|出勤|参与|到位|知晓|入库|通过)率$|满意度$')
            as is_always_met,
        case when is_above then 'above' when is_always_met then 'met' else 'as_expected' end as kind,
    from every_target
    where regexp_matches(level3, '(率|满意度|度)$') and regexp_matches(target, '100|0%')
        and (is_above or not is_over)
)

select
    'PERFORMANCE-240' as rule_id,
    document_sha256,
    kind as about,
    case
        when kind = 'as_expected' then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '目标表的识读不可靠' as doubt,
    if(kind <> 'as_expected', words_text(list(value_words order by source_page, level3)), null) as found_text,
    if(kind = 'met', '怎样都算达到', '这样的比率不会超过100%') as expected_text,
    pages_text(list(source_page)) as where_text,
    words_text(list(regexp_replace(level3, '\s', '', 'g') order by source_page, level3)) as what_text,
    page_place(min(source_page), arg_min(target, (source_page, level3))) as found_place,
from told
group by document_sha256, kind;
