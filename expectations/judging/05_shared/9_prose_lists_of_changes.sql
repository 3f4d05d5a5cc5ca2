-- One row per change of the running text whose parts are told behind it as changes, too (其中基本支出
-- 增加…，项目支出减少…; 其中出国费16.20万元，减少…，接待费…), and reading of the list: to the end of its
-- sentence or of its paragraph. Increases are positive.
set variable unchanged = (select pattern from input_prose_words where use = 'unchanged');  -- noqa: PRS

create or replace table change_lists as
with worded as (
    select
        *,
        -- behind the rate or in the next sentence
        coalesce(regexp_matches(
            lead(if(role in ('rate', 'share', 'completion'), null, lead) ignore nulls) over by_place,
            '^[,;。(]?(其中|具体|[^,;。:\d]{0,8}中[,:])'
        ), false) as is_far,
        last_value(if(role = 'amount', clause, null) ignore nulls) over (
            by_place rows between unbounded preceding and 1 preceding
        ) as amount_clause,
        last_value(if(role = 'amount', value, null) ignore nulls) over (
            by_place rows between unbounded preceding and 1 preceding
        ) as amount,
    from prose_figures
    window by_place as (partition by document_sha256, paragraph_no order by place)
),

openers as (
    select *
    from worded
    where
        role = 'change' and value > 0 and half_width > 0
        and (is_far or regexp_matches(
            tail, '^([,;。(]|[^,;。\d]{0,6}\d[\d.]*%[,;。(])?(其中|主要是|主要包括|包括|具体|主要原因|原因|是由于)'
        ))
),

parts as (
    select
        openers,
        parts,
        bool_or(parts.role <> 'change') over so_far as is_broken,
        -- 用车35.99亿元(其中购置费4亿元、运行费31.99亿元),减少5.28亿元
        sum(length(replace(parts.lead, ')', '')) - length(replace(parts.lead, '(', ''))) over so_far
            as depth,
    from openers
    inner join prose_figures as parts
        on openers.document_sha256 = parts.document_sha256
        and openers.paragraph_no = parts.paragraph_no
        and parts.place > openers.place
        and coalesce(parts.role, '') <> 'rate'
    window so_far as (
        partition by openers.document_sha256, openers.paragraph_no, openers.place
        order by parts.place
    )
),

-- each amount with its change behind it
beside as (
    select
        openers, parts,
        lag(parts) over in_list as item,
        parts.role = 'amount' and coalesce(lead(parts.role) over in_list, '') <> 'change'
            and not regexp_matches(parts.tail, getvariable('unchanged')) as is_unchanging,
    from parts
    where openers.is_far and depth = 0
    window in_list as (
        partition by openers.document_sha256, openers.paragraph_no, openers.place
        order by parts.place
    )
),

readings as (
    select
        openers, parts, parts.clause as item_words, null::decimal(24, 4) as item_value,
        unnest(if(
            parts.sentence_no = openers.sentence_no, ['sentence', 'paragraph'], ['paragraph']
        )) as reading,
    from parts
    where not is_broken
    union all by name
    select openers, parts, item.clause as item_words, item.value as item_value, 'beside' as reading,
    from beside
    where parts.role = 'change' and item.role = 'amount'
        and (openers.document_sha256, openers.paragraph_no, openers.place) not in (
            select (openers.document_sha256, openers.paragraph_no, openers.place)
            from beside
            where is_unchanging or parts.role = 'change' and coalesce(item.role, '') <> 'amount'
        )
),

summed as (
    select
        openers as total,
        openers.value * openers.sign as found,
        reading,
        count(*) as parts,
        as_figure(sum(parts.value * parts.sign)) as expected,
        as_figure(sum(parts.half_width)) + any_value(openers.half_width) as allowed,
        list(parts order by parts.place) as figures,
        list(item_words) as items,
        -- the amounts that have changed are all of the amount
        coalesce(
            abs(sum(item_value) - any_value(openers.amount)) <= allowed and count(item_value) = count(*),
            false
        ) as is_summed,
        bool_and(parts.is_trusted) and any_value(openers.is_trusted) as is_trusted,
    from readings
    group by openers, reading
    having count(*) >= 2
)

select
    * exclude (items),
    -- all that the amount has is named, and nothing else
    exists (
        select 1 from input_whole_lists as whole
        where len(whole.names) = summed.parts + 1
            and regexp_matches(summed.total.amount_clause, whole.names[1])
            and list_bool_and(list_transform(
                whole.names[2:], lambda name: list_bool_or(list_transform(
                    summed.items, lambda words: regexp_matches(words, name)
                ))
            ))
    ) as is_all,
from summed;
