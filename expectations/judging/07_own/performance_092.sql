-- PERFORMANCE-092 to -095, one row per form or indicator: the target of an indicator against what was
-- done and the points given. Only values with one number each are compared, in units that agree.

-- blank where the others of the form have their values
insert into rule_checks by name
select
    'PERFORMANCE-092' as rule_id,
    document_sha256,
    any_value(form_name) || ':' || min(page) as about,
    if(
        count(*) filter (score > 0 and has_blank_actual and actual is null and target is not null) > 0,
        'fails', 'holds'
    ) as verdict,
    sum(score) filter (score > 0 and has_blank_actual and actual is null and target is not null)
        as found,
    'count' as unit,
    any_value(place) as where_text,
    words_text(list(inner_quotes(coalesce(level3, '')) order by indicator_no) filter (
        score > 0 and has_blank_actual and actual is null and target is not null
    )) as what_text,
    page_place(
        coalesce(min(page) filter (has_blank_actual and actual is null), min(page)),
        coalesce(arg_min(level3, indicator_no) filter (has_blank_actual and actual is null), '')
    ) as found_place,
from indicator_values
where statement_code in ('JX01', 'JX04')
group by document_sha256, form_id
having 2 * count(actual) >= count(*);

insert into rule_checks by name
with compared as (
    select
        *,
        -- the less the better, told by the words before or behind the number
        regexp_matches(before_number(target_words), '≤|<|不超过|不高于|不多于|小于|低于|以内')
        or regexp_matches(target_words, '\d.{0,4}(以内|以下)$') as is_upper,
        regexp_matches(before_number(target_words), '≥|>|不低于|不少于|大于|高于|多于|超过')
        and not regexp_matches(before_number(target_words), '不(大于|高于|多于|超过)')
        or regexp_matches(target_words, '\d.{0,4}以上$')
        -- a bare number of things done is to be reached
        or regexp_full_match(before_number(target_words), '=?') and contains(coalesce(level2, ''), '数量')
            as is_lower,
    from indicator_values
    where has_target and has_actual and score > 0 and weight > 0
        and not regexp_matches(before_number(actual_words), '[≤<≥>]|不|小于|大于|低于|高于|超过')
        and target_unit in (actual_unit, actual_unit || '元')
        -- neither a date nor a duration
        and not regexp_matches(target_unit, '^[年月日季点时号.．/-]')
)

select
    'PERFORMANCE-093' as rule_id,
    document_sha256,
    form_name || ':' || coalesce(level3, '') || ':' || page || ':' || row_seq as about,
    case
        when is_upper and not is_lower and actual_number > target_number and score >= weight then 'fails'
        when is_lower and not is_upper and actual_number < target_number and score >= weight then 'fails'
        else 'holds'
    end as verdict,
    inner_quotes(target) as expected_text,
    inner_quotes(actual) as found_text,
    place as where_text,
    inner_quotes(coalesce(level3, '')) as what_text,
    page_place(page, actual) as found_place,
from compared
where is_upper or is_lower;

-- 2100人次 | 2134万: alike as numbers, ten thousand times as much with their units
insert into rule_checks by name
select
    'PERFORMANCE-094' as rule_id,
    document_sha256,
    form_name || ':' || coalesce(level3, '') || ':' || page || ':' || row_seq as about,
    if(
        contains(target_unit, '万') <> contains(actual_unit, '万')
        and (
            replace(target_unit, '万', '') in (replace(actual_unit, '万', ''), '')
            or replace(actual_unit, '万', '') = ''
        )
        and actual_number between 0.5 * target_number and 2 * target_number,
        'fails', 'holds'
    ) as verdict,
    inner_quotes(target) as expected_text,
    inner_quotes(actual) as found_text,
    place as where_text,
    inner_quotes(coalesce(level3, '')) as what_text,
    page_place(page, actual) as found_place,
from indicator_values
where has_target and has_actual and target_number > 0
    and regexp_full_match(target_unit, '\p{Han}{1,4}') and regexp_full_match(actual_unit, '\p{Han}{1,4}');

-- 差错率 100 %, 投诉量 ≥100 %: the more, the worse; and so is a leak that is to happen once. 差错率降低,
-- 零差错率, 差错整改率 and 受理投诉数 are no such numbers.
insert into rule_checks by name
with worse as (
    select
        *,
        regexp_replace(coalesce(level3, ''), '\s|\(.*\)|（.*）', '', 'g') as indicator,
        regexp_full_match(before_number(target_words), '[=≥>]?') as is_wanted,
    from indicator_values
    where has_target
)

select
    'PERFORMANCE-095' as rule_id,
    document_sha256,
    form_name || ':' || coalesce(level3, '') || ':' || page || ':' || row_seq as about,
    if(
        is_wanted and (
            target_number >= 90 and target_unit = '%'
            or regexp_matches(indicator, '(泄露|泄密|失密).{0,4}$')
            and target_number > 0 and regexp_full_match(target_unit, '[次件起例]')
            or contains(indicator, '事故') and regexp_matches(target_words, '^[≥>]')
            and target_number > 0 and regexp_full_match(target_unit, '[次件起例]')
        ),
        'fails', 'holds'
    ) as verdict,
    inner_quotes(target) as found_text,
    place as where_text,
    inner_quotes(coalesce(level3, '')) as what_text,
    page_place(page, level3) as found_place,
from worse
where regexp_matches(
        indicator,
        '(差错|错误|失误|误差|投诉|事故|事故发生|违纪|违规|违法|超标|返工|缺陷|失败|流失|泄露|泄密|失密)'
        || '(率|量|数|数量|次数|件数|起数)$'
    )
    and not regexp_matches(
        indicator, '零|无|低|减|降|控制|防|避免|杜绝|不|未|下降|处|查|整改|结|纠正|受|接|办|复|应|演练|培训|宣'
    );
