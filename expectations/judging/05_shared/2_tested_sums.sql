-- One row per sum that dbt tested (`int_identity_checks`), with the verdict that may be given on
-- it. A difference is a department's only where nothing of ours can have caused it: where a figure
-- of the sum is not trusted, or an amount we could not place stands where an addend might, or the
-- identity model itself was not sure of the parts, or another reading of the lines makes it hold,
-- the verdict is `uncertain`.
create or replace table tested_sums as
with term_boxes as (
    select
        terms.*,
        coalesce(amounts.is_trusted, true) as is_trusted,
        amounts.factor,
        coalesce(amounts.header_path, '') as header_path,
        coalesce(terms.source_bbox[1], 0) as x0,
        coalesce(terms.source_bbox[2], 0) as y0,
        coalesce(terms.source_bbox[3], 0) as x1,
        coalesce(terms.source_bbox[4], 0) as y1,
    from input_terms as terms
    left join input_amounts as amounts on terms.cell_id = amounts.cell_id
),

-- A row identity lies in one band of one page; any other runs down columns.
shapes as (
    select
        check_id,
        min(source_page) as first_page,
        max(source_page) as last_page,
        bool_and(is_trusted) as terms_trusted,
        min(source_page) = max(source_page) and max(y0) < min(y1) as is_row,
        max(y0) as band_low,
        min(y1) as band_high,
        max(factor) as factor,
        max(printed_decimals(source_text)) as decimals,
    from term_boxes
    group by check_id
),

unplaced as (
    select
        document_sha256,
        statement_code,
        reason_code,
        page,
        source_bbox[1] as x0,
        source_bbox[2] as y0,
        source_bbox[3] as x1,
        source_bbox[4] as y1,
    from input_unmapped
),

-- Failing checks only: what holds needs no excuse.
failing as (
    select
        checks.check_id,
        checks.document_sha256,
        checks.statement_code,
        shapes.* exclude (check_id),
    from input_checks as checks
    inner join shapes on checks.check_id = shapes.check_id
    where checks.outcome = 'fails'
),

-- An amount of the same statement, or of a grid next to it that no statement owns, in the band of
-- a row identity or in a column of any other. What stands in a column is counted once for all sums:
-- each with each would cost the square of a long report.
columns_of_sums as (
    select distinct
        failing.check_id,
        failing.document_sha256,
        failing.statement_code,
        failing.first_page,
        failing.last_page,
        term_boxes.x0,
        term_boxes.x1,
    from failing
    inner join term_boxes on failing.check_id = term_boxes.check_id
    where not failing.is_row
),

unplaced_columns as (
    select
        document_sha256,
        statement_code,
        -- of a statement on whatever page
        if(statement_code is null, page, null) as page,
        x0,
        x1,
        count(distinct (page, y0)) as unplaced_count,
    from unplaced
    where statement_code is not null or reason_code = 'unknown_statement'
    group by all
),

doubted as (
    select
        check_id,
        sum(unplaced_count)::integer as unplaced_count,
    from (
        select
            failing.check_id,
            count(distinct (unplaced.x0, unplaced.y0)) as unplaced_count,
        from failing
        inner join unplaced
            on failing.document_sha256 = unplaced.document_sha256
            and failing.first_page = unplaced.page
            and unplaced.y0 < failing.band_high
            and unplaced.y1 > failing.band_low
        where
            failing.is_row
            and (
                failing.statement_code = unplaced.statement_code
                or (unplaced.statement_code is null and unplaced.reason_code = 'unknown_statement')
            )
        group by failing.check_id
        union all
        select
            check_id,
            sum(unplaced_count) as unplaced_count,
        from (
            select distinct
                sums.check_id,
                unplaced.*,
            from columns_of_sums as sums
            inner join unplaced_columns as unplaced
                on sums.document_sha256 = unplaced.document_sha256
                and sums.statement_code = unplaced.statement_code
                and unplaced.x0 < sums.x1
                and unplaced.x1 > sums.x0
            union all
            select distinct
                sums.check_id,
                unplaced.*,
            from columns_of_sums as sums
            inner join unplaced_columns as unplaced
                on sums.document_sha256 = unplaced.document_sha256
                and unplaced.page between sums.first_page and sums.last_page + 1
                and unplaced.x0 < sums.x1
                and unplaced.x1 > sums.x0
            where unplaced.statement_code is null
        )
        group by check_id
    )
    group by check_id
),

-- Sums a last digit off, in a report whose other sums hold to the last digit, that all have one
-- figure and only one in common: rounding would not choose it.
off as (
    select
        check_id,
        document_sha256,
        count(*) over (partition by document_sha256) as sums,
    from input_checks
    where outcome = 'rounding' and unit = 'yuan'
),

exact as (
    select document_sha256
    from input_checks
    where outcome = 'holds' and unit = 'yuan' and found <> 0 and addend_count > 1
    group by document_sha256
    having count(*) >= 30
),

in_common as (
    select
        off.document_sha256,
        terms.cell_id,
    from off
    inner join input_terms as terms on off.check_id = terms.check_id
    semi join exact on off.document_sha256 = exact.document_sha256
    where off.sums >= 2
    group by off.document_sha256, terms.cell_id
    having count(distinct off.check_id) = any_value(off.sums)
),

last_digits as (
    select check_id
    from off
    where document_sha256 in (
        select document_sha256 from in_common group by document_sha256 having count(*) = 1
    )
)

select
    checks.* exclude (is_counted_twice),
    coalesce(shapes.factor, 1) as factor,
    coalesce(shapes.decimals, 0) as decimals,
    case
        when not (checks.is_trusted and coalesce(shapes.terms_trusted, true))
            then 'uncertain'
        when
            doubted.check_id is not null or doubts.is_ours or withheld.check_id is not null
            or is_counted_twice or readings.check_id is not null
            then 'uncertain'
        -- two of the last digit: told as a hint
        when
            checks.outcome = 'fails' and shapes.decimals >= 2
            and abs(checks.difference) <= 0.02 * shapes.factor
            then 'tail'
        when last_digits.check_id is not null and shapes.decimals >= 2 then 'tail'
        else checks.outcome
    end as verdict,
    case
        when not (checks.is_trusted and coalesce(shapes.terms_trusted, true))
            then '所用数字的识读不可靠'
        when doubted.check_id is not null
            then '同一行或同一列还有' || doubted.unplaced_count || '个数未能归位'
        when withheld.check_id is not null
            then '第' || withheld.page || '页注明有项目因保密未列出'
        when is_counted_twice then '分项之和恰好是合计的两倍，分项的层级多半没有读对'
        when readings.check_id is not null then readings.doubt_zh
        else coalesce(doubts.doubt_zh, checks.reason)
    end as doubt,
from (
    select
        *,
        -- parts that make up the total exactly twice are parts and their subtotals, both added by us
        outcome = 'fails' and found <> 0 and addend_count > 1
            and abs(expected - 2 * found) <= allowed as is_counted_twice,
    from input_checks
) as checks
left join shapes on checks.check_id = shapes.check_id
left join doubted on checks.check_id = doubted.check_id
left join sums_withheld as withheld on checks.check_id = withheld.check_id
left join last_digits on checks.check_id = last_digits.check_id
left join sum_readings as readings on checks.check_id = readings.check_id
left join (
    values
    ('unmapped_part', '有分项未能归位', true),
    ('nesting_uncertain', '分项的层级不能确定', true),
    ('mixed_units', '分项的计量单位不一致', true),
    ('no_part_printed', '没有印出分项', false)
) as doubts (reason, doubt_zh, is_ours)
    on checks.outcome = 'cannot_tell' and checks.reason = doubts.reason;
