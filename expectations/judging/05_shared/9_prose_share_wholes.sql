-- One row per share (占…的比重) behind an amount (`told_shares`), and per whole that it may be a share
-- of (`share_fits`): figures that the paragraph, the lists before or a total of the statements prints, and the sum of
-- all amounts whose shares add up to 100 %. Shares told in the same words one after another are shares
-- of one whole, printed or not.
create or replace table told_shares as
with behind as (
    select
        *,
        -- as many amounts are listed before the shares
        lag(prose_figures, list_size) over in_sentence as part_figure,
        regexp_replace(list_lead, '[\d.,;()约为的]', '', 'g') as wording,
        -- the name of the whole, without what says that it is one: 固定资产
        regexp_extract(
            list_lead, '占(?:本?单位|本?部门)?(\p{Han}{2,12}?)(?:总额|总量|总数|总值|总计|合计)(?:的|比重|比例|约|为)*$', 1
        ) as whole_name,
    from prose_figures
    window in_sentence as (
        partition by document_sha256, paragraph_no, sentence_no order by place
    )
),

told as (
    select
        *,
        part_figure.value as part,
        part_figure.half_width as part_half,
        part_figure.figure_text as part_text,
        part_figure.place as part_place,
        lag(paragraph_no) over so_worded as paragraph_before,
    from behind
    where
        role = 'share' and part_figure.role = 'amount' and part_figure.value > 0
        and length(list_lead) <= 40 and regexp_matches(list_lead, '^[,(（]?(分别|各|依次)?(约)?占')
        -- of a whole of its own kind
        and not contains(list_lead, '同类')
    window so_worded as (
        partition by document_sha256, section_code, wording order by paragraph_no, place
    )
)

select
    *,
    sum(if(paragraph_no - paragraph_before <= 4, 0, 1)) over (
        partition by document_sha256, section_code, wording order by paragraph_no, place
    ) as group_no,
    -- of two and more
    if(count(*) over in_paragraph > 1, sum(part) over in_paragraph, null) as parts,
    sum(part_half) over in_paragraph + part_half as parts_half,
from told
window in_paragraph as (
    partition by document_sha256, paragraph_no, wording
);

create or replace table share_fits as
with wholes as (
    select
        shares.document_sha256,
        shares.paragraph_no,
        shares.place,
        amounts.value as whole,
        amounts.half_width as whole_half,
        shares.paragraph_no = amounts.paragraph_no and amounts.place < shares.part_place
            and length(shares.whole_name) >= 3
            and regexp_matches(
                amounts.clause,
                shares.whole_name || '(总额|总量|总数|总值|总计|合计)?(为|共|是)?$'
            ) as is_named,
        false as is_meant,
    from told_shares as shares
    inner join prose_figures as amounts
        on shares.document_sha256 = amounts.document_sha256
        and amounts.paragraph_no between shares.paragraph_no - 3 and shares.paragraph_no
        and amounts.role = 'amount'
        and (amounts.paragraph_no <> shares.paragraph_no or amounts.place <> shares.part_place)
    union
    select
        shares.document_sha256,
        shares.paragraph_no,
        shares.place,
        totals.value as whole,
        totals.half_width as whole_half,
        -- 占部门支出总额: of all that the department spends
        totals.is_all and regexp_matches(shares.list_lead, '占(本?部门|本?单位)(预算)?(支出总额|总支出)的?$') as is_named,
        -- 占本年支出合计的: where it is a share of no total at all
        totals.is_all and regexp_matches(
            shares.list_lead, '占(本?部门|本?单位)?(本年|全年|当年)?(支出(合计|总计|总额)|总支出)(的|比重|比例|为)*$'
        ) as is_meant,
    from told_shares as shares
    inner join (
        select distinct
            judged_sha256,
            figures.value as value,
            figures.half_width as half_width,
            figures.statement_code in ('YS03', 'GK03')
            or figures.statement_code in ('YS01', 'GK01') and figures.side = 'expense' as is_all,
        from figures_at_hand
        where figures.unit = 'yuan' and figures.subject_code = '' and figures.is_trusted
            and (figures.line = 'total' or regexp_matches(figures.line_label, '[总合]计'))
    ) as totals on shares.document_sha256 = totals.judged_sha256
    union
    select
        document_sha256,
        paragraph_no,
        place,
        as_figure(sum(part) over in_group) as whole,
        as_figure(sum(part_half) over in_group) as whole_half,
        false as is_named,
        false as is_meant,
    from told_shares
    window in_group as (partition by document_sha256, section_code, wording, group_no)
    qualify abs(sum(value) over in_group - 100) <= count(*) over in_group * half_width
)

select
    shares.document_sha256,
    shares.paragraph_no,
    shares.place,
    wholes.whole,
    wholes.is_named,
    wholes.is_meant,
    rate_check(
        shares.part, shares.part_half, wholes.whole, wholes.whole_half, shares.value,
        shares.half_width
    ) as fit,
from told_shares as shares
inner join wholes
    on shares.document_sha256 = wholes.document_sha256
    and shares.paragraph_no = wholes.paragraph_no
    and shares.place = wholes.place
where wholes.whole > 0;
