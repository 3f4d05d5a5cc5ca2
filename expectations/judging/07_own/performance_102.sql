-- PERFORMANCE-102, one row per target form that weighs its indicators: its sum is that of the others.
-- What a page break took away is no defect.
insert into rule_checks by name
with summed as (
    select
        document_sha256,
        form_id,
        form_name,
        sum(weight) as weights,
        min(page) as page,
        max(page) as last_page,
    from input_form_weights
    group by all
    having count(*) = count(weight) and bool_and(is_trusted)
),

agreed as (
    select
        *,
        count(*) filter (weights = 90) over of_document as of_90,
        count(*) filter (weights = 100) over of_document as of_100,
        count(*) over of_document as form_count,
    from summed
    window of_document as (partition by document_sha256)
)

select
    'PERFORMANCE-102' as rule_id,
    document_sha256,
    if(weights in (90, 100), 'sums', form_name || ':' || page) as about,
    case
        when weights in (90, 100) then 'holds'
        when greatest(of_90, of_100) >= 3 and 5 * greatest(of_90, of_100) >= 4 * form_count
            and (page = last_page or weights > 100) then 'fails'
        else 'cannot_tell'
    end as verdict,
    '其他目标表的分值合计各不相同，或这张表跨页' as doubt,
    if(of_90 >= of_100, '90（另有执行率10分）', '100') as expected_text,
    weights as found,
    'count' as unit,
    '第' || min(page) || '页目标表“' || inner_quotes(min(form_name)) || '”' as where_text,
    '分值合计' as what_text,
    page_place(min(page), min(form_name)) as found_place,
from agreed
group by document_sha256, weights, of_90, of_100, form_count, page = last_page or weights > 100,
    if(weights in (90, 100), 'sums', form_name || ':' || page);
