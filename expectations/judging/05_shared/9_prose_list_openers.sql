-- One row per amount of the running text whose parts are listed behind it (包括, 其中, 分别为, a colon,
-- a bracket; without such a word behind 总额, 合计), there or behind its own change or in the next
-- sentence, with where its list begins, and how far it may reach.
create or replace table list_openers as
with figures as (
    select
        *,
        -- 卫生健康支出142.67万元，年初预算135.55万元。其中：…: the parts are of what is named
        role = 'amount'
        and not regexp_full_match(clause, '(年初|全年|调整后?)?预算数?(为|是)?') as is_named,
    from prose_figures
),

worded as (
    select
        *,
        regexp_replace(clause, '[\d.()]', '', 'g') as wording_key,
        regexp_extract(
            tail, '^[,;。(（]?(其中|主要包括|包括|主要用于以下|具体为|具体包括|分别为|分别是|由|:)', 1
        ) as next_opener,
        regexp_extract(lead, '(?:^|[。;,])(具体为|分别为):?[^,;。:]*$', 1) as own_opener,
        -- 79.69亿元中,因公出国…; 13,815.58万元,主要用于…。其中,奖励资金…; 299.23万元,比上年减少…。其中:
        -- 34.59亿元(购置费0.93亿元,运行费33.66亿元)
        regexp_extract(tail, '^(中[,:]|\([^()\d]{2,20}$)', 1)[1:1] as inner_opener,
        regexp_extract(
            lead(if(is_named, lead, null) ignore nulls) over by_place,
            -- 885.61万元，占25.63%。主要是为保障机构正常运转而发生的支出，其中：工资福利支出…
            '^(?:[,;。(]|.{4,80}[,;。])?(其中|主要包括|包括|具体为|具体包括|分别为|分别是)', 1
        ) as far_opener,
        lead(if(is_named, place, null) ignore nulls) over by_place as next_amount,
        min(if(role = 'amount', place, null)) over in_paragraph as first_amount,
    from figures
    window in_paragraph as (partition by document_sha256, paragraph_no),
        by_place as (partition by document_sha256, paragraph_no order by place)
),

-- 3,386.08万元，较上年减少…，主要原因是…。具体为：人员经费…
late as (
    select document_sha256, paragraph_no, first_amount, own_opener, min(place) as part_from,
    from worded
    where own_opener <> '' and role = 'amount' and place > first_amount + 1
    group by all
)

select
    worded.* exclude (
        next_opener, own_opener, inner_opener, far_opener, first_amount, next_amount, is_named
    ),
    coalesce(
        nullif(next_opener, ''), nullif(late.own_opener, ''), nullif(inner_opener, ''),
        '。' || nullif(far_opener, ''), ''
    ) as opener,
    -- no word opens the list, and the amount is called no total
    opener = '' and not regexp_matches(clause, '(总[量额计]|合计|共计?)(金额|资金)?(为|是)?$') as is_bare,
    case
        when next_opener <> '' or inner_opener <> '' then worded.place + 1
        when late.part_from is not null then late.part_from
        when far_opener <> '' then worded.next_amount
        else worded.place + 1
    end as part_from,
from worded
left join late
    on worded.document_sha256 = late.document_sha256
    and worded.paragraph_no = late.paragraph_no
    and worded.place = late.first_amount
where
    role = 'amount' and value > 0
    and (is_named or worded.place = worded.first_amount or coalesce(far_opener, '') = '')
    and (
        opener <> '' or not is_bare
        -- 政府采购167.57万元，货物28.39万元，…: no word opens the list
        or exists (select 1 from input_whole_lists as whole where regexp_matches(clause, whole.names[1]))
    )
-- of several such words the last
qualify row_number() over (
    partition by worded.document_sha256, worded.paragraph_no, worded.place
    order by late.part_from desc
) = 1;

-- the last paragraph that a list begun in a numbered one may reach: up to the next point of its rank
create or replace table list_extents as
select
    points.document_sha256,
    points.paragraph_no,
    least(
        points.paragraph_no + 12,
        coalesce(min(later.paragraph_no) - 1, points.paragraph_no)
    ) as last_paragraph,
from (select *, unnest(range(1, rank + 1)) as rank_of_next from outline_points) as points
asof left join outline_points as later
    on points.document_sha256 = later.document_sha256
    and points.rank_of_next = later.rank
    and points.paragraph_no < later.paragraph_no
group by points.document_sha256, points.paragraph_no;
