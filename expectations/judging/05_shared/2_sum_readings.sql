-- One row per failing sum that another admissible reading of what is printed makes hold, or that
-- fails together with most others of its rule, with the doubt in words. A department is accused
-- only where no such reading is left. A row's columns are told by their headings and are not read
-- anew. Where another column of the same lines adds up as we read them, the structure is as read.

-- The addends of failing sums down columns, in the order they are printed.
create or replace table failing_addends as
select
    checks.check_id,
    checks.difference,
    checks.allowed,
    -- whose parts are told by their codes: nothing but the very amount of a line casts doubt
    if(checks.identity_id = 'code_children', 0, checks.allowed) as leeway,
    terms.cell_id,
    terms.line_label,
    terms.sign * terms.value as value,
    coalesce(figures.line_level, 0) as line_level,
    printed.grid_in_document,
    printed.row_no,
    row_number() over in_print as place,
    sum(terms.sign * terms.value) over in_print as sum_so_far,
from input_checks as checks
inner join input_terms as terms on checks.check_id = terms.check_id and terms.role = 'addend'
left join input_rows as printed on terms.cell_id = printed.cell_id
left join input_figures as figures on terms.cell_id = figures.cell_id
where
    checks.outcome = 'fails'
    and checks.identity_id in ('code_children', 'side_total', 'ordinal_children')
    and checks.addend_count > 1
window in_print as (
    partition by checks.check_id
    order by printed.grid_in_document, printed.row_no, terms.source_page, terms.cell_id
);

-- Lines of the same column that belong to no addend, and might be one: none deeper than the
-- addends, and under a code only what carries no other code.
create or replace table left_out as
select
    checks.check_id,
    figures.cell_id,
    figures.line_label,
    figures.value,
from input_checks as checks
inner join input_figures as figures
    on checks.document_sha256 = figures.document_sha256
    and checks.statement_code = figures.statement_code
    and checks.side = figures.side
    and checks.block = figures.block
    and checks.unit_name = figures.unit_name
    and checks.period = figures.period
    and checks.measure_code = figures.measure_code
inner join (
    select
        check_id,
        max(line_level) as line_level,
        any_value(leeway) as leeway,
    from failing_addends
    group by check_id
) as addends
    on checks.check_id = addends.check_id
    and abs(checks.difference - figures.value) <= addends.leeway
anti join input_terms as terms
    on checks.check_id = terms.check_id and figures.cell_id = terms.cell_id
where
    figures.value <> 0 and not figures.is_total
    and if(
        checks.identity_id = 'code_children',
        figures.subject_code = '', coalesce(figures.line_level, 0) <= addends.line_level
    );

-- One row per failing sum, reading and line that the reading takes out or puts in.
create or replace table readings_tried as
with subtotals as (
    select
        one.check_id,
        one.cell_id,
        -- a subtotal stands before its parts or after them
        if(one.place < other.place, 'subtotal_first', 'subtotal_last') as reading,
        -- a line of the same amount as its neighbour may be its subtotal, or another line
        abs(one.place - other.place) > 1 as has_parts,
    from failing_addends as one
    inner join failing_addends as other
        on one.check_id = other.check_id and one.place <> other.place
    where
        one.value <> 0
        and abs(
            if(
                one.place < other.place,
                other.sum_so_far - one.sum_so_far,
                one.sum_so_far - one.value - other.sum_so_far + other.value
            ) - one.value
        ) <= one.allowed
)

select distinct
    addends.check_id,
    subtotals.reading || if(alone.counts, '', '_of_parts') as reading,
    addends.cell_id,
    addends.line_label,
    -addends.value as change,
from failing_addends as addends
inner join subtotals
    on addends.check_id = subtotals.check_id and addends.cell_id = subtotals.cell_id
inner join (values (true), (false)) as alone (counts) on alone.counts or subtotals.has_parts
union all
select check_id, 'carried', cell_id, line_label, -value
from failing_addends
where regexp_matches(line_label, '(结转|结余)')
union all
select check_id, 'one_too_many:' || cell_id, cell_id, line_label, -value
from failing_addends
where value <> 0 and abs(difference + value) <= leeway
union all
select check_id, 'one_missing:' || cell_id, cell_id, line_label, value
from left_out;

-- Lines that count as we read them in another column of the same lines, whose sum holds.
create or replace table counted_elsewhere as
with places as (
    select
        checks.check_id,
        checks.document_sha256,
        checks.statement_code,
        checks.identity_id,
        checks.side,
        checks.block,
        checks.outcome,
        rows.grid_in_document,
        rows.row_no,
    from input_checks as checks
    inner join input_rows as rows on checks.total_cell_id = rows.cell_id
),

siblings as (
    select
        failing.check_id,
        other.check_id as other_id,
        other.document_sha256,
    from places as failing
    inner join places as other
        on failing.document_sha256 = other.document_sha256
        and failing.statement_code = other.statement_code
        and failing.identity_id = other.identity_id
        and failing.side = other.side
        and failing.block = other.block
        and failing.grid_in_document = other.grid_in_document
        and failing.row_no = other.row_no
        and failing.check_id <> other.check_id
    where
        failing.check_id in (select check_id from readings_tried)
        and other.outcome in ('holds', 'rounding')
)

select distinct
    siblings.check_id,
    rows.grid_in_document,
    rows.row_no,
from siblings
inner join input_terms as terms
    on siblings.other_id = terms.check_id and terms.role = 'addend' and terms.value <> 0
inner join input_rows as rows on terms.cell_id = rows.cell_id;

-- How the sums of one kind in one column came out.
create or replace table sum_kinds as
select
    document_sha256,
    rule_id,
    statement_code,
    identity_id,
    period,
    measure_code,
    -- a total of one part says little where it holds, and as much as another where it fails
    count(*) filter (addend_count > 1 or outcome = 'fails') as checks,
    count(*) filter (outcome = 'fails') as fails,
    count(distinct abs(difference)) filter (outcome = 'fails') as differences,
from input_checks
-- nought that is the sum of noughts says nothing
where outcome in ('holds', 'rounding') and found <> 0 or outcome = 'fails'
group by all;

create or replace table sum_readings as
with holding as (
    select
        tried.check_id,
        tried.reading,
        arg_min(tried.line_label, tried.cell_id) as line_label,
    from readings_tried as tried
    inner join input_checks as checks on tried.check_id = checks.check_id
    left join input_rows as rows on tried.cell_id = rows.cell_id
    left join counted_elsewhere as counted
        on tried.check_id = counted.check_id
        and rows.grid_in_document = counted.grid_in_document
        and rows.row_no = counted.row_no
    group by tried.check_id, tried.reading
    having
        abs(any_value(checks.difference) - sum(tried.change)) <= any_value(checks.allowed)
        and count(counted.check_id) = 0
),

-- Most sums of one kind fail in one column, by differences that no single figure explains: what we
-- took for the structure of the statement is not its structure, and its other sums say no more. Unless
-- the same columns of another year of the statement add up in every line.
mass as (
    select
        document_sha256,
        rule_id,
        statement_code,
        sum(checks) as checks,
        sum(fails) as fails,
    from sum_kinds as kinds
    where fails >= 5 and 2 * fails > checks and differences >= 3
        and not exists (
            select 1 from sum_kinds as others
            where others.document_sha256 = kinds.document_sha256
                and others.statement_code = kinds.statement_code
                and others.identity_id = kinds.identity_id
                and others.measure_code = kinds.measure_code
                and others.period <> kinds.period
                and kinds.identity_id in ('row_total', 'listed_total')
                and others.fails = 0 and others.checks >= 3
        )
    group by all
)

select
    check_id,
    arg_min(
        case
            when reading like 'one_too_many:%'
                then '不计其中“' || line_label || '”一项时相等，它可能不在合计的范围内'
            when reading like 'one_missing:%'
                then '加上“' || line_label || '”一项时相等，它可能在合计的范围内'
            when reading = 'carried' then '不计结转结余时相等，它们可能不在合计的范围内'
            else '“' || line_label || '”等于相邻各行之和，作为小计不重复计算时相等'
        end,
        (reading not like 'subtotal%', reading)
    ) as doubt_zh,
from holding
group by check_id
union all
select
    checks.check_id,
    '这类核对' || mass.checks || '项中有' || mass.fails || '项不符，多半是表的结构没有读对',
from input_checks as checks
inner join mass
    on checks.document_sha256 = mass.document_sha256
    and checks.rule_id = mass.rule_id
    and checks.statement_code = mass.statement_code
where checks.outcome = 'fails' and checks.check_id not in (select check_id from holding);
