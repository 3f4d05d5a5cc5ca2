-- One row per finding that many others of its kind stand beside, with the one that tells them all: a
-- total that heads several blocks and meets the parts of none, a column whose figures are out
-- line after line (moved by a line), a page most of whose figures differ from the other statements (of
-- another report or year), lines that are out together by what their total is out by. Pages and rules:
-- each rule tells once, since what it compares is its own.
create or replace temp table together_amounts as
select
    *,
    row_number() over (
        partition by document_sha256
        order by
            severity = 'critical' desc, severity = 'warning' desc, is_sum desc, rule_id asc,
            source_page asc, source_bbox[4] desc, source_bbox[1] desc, finding_id asc
    ) as position,
from warehouse.audit.violations
where status = 'open' and severity <> 'info' and unit = 'yuan' and found is not null;

-- Pages by how many comparisons of their figures hold.
create or replace temp table compared_pages as
with compared as (
    select
        rule_id,
        judged_sha256,
        about,
        verdict,
        unnest(coalesce(one.addends, []) || coalesce(other.addends, [])) as addend,
    from judged_sums
    where one.value <> 0 or other.value <> 0
),

touched as (
    select distinct
        compared.judged_sha256 as document_sha256,
        finding_of(compared.rule_id, compared.judged_sha256, compared.about) as finding_id,
        compared.verdict,
        figures.source_page as page,
    from compared
    inner join sum_figures as figures
        on compared.judged_sha256 = figures.judged_sha256
        and compared.addend.cell_id = figures.cell_id
        and figures.document_sha256 = compared.judged_sha256
)

select
    document_sha256,
    page,
    count(*) filter (verdict = 'fails') as fails,
    list(finding_id) filter (verdict = 'fails') as finding_ids,
from touched
group by document_sha256, page
having fails >= 4 and fails > count(*) filter (verdict in ('holds', 'rounding'));

create or replace temp table together as
with blocks as (
    select
        finding_id,
        first_value(finding_id) over same_total as root_id,
        '；其他栏的同一合计也与分项不符' as message,
    from together_amounts
    where is_sum and found <> 0 and coalesce(block, '') <> ''
    window same_total as (
        partition by
            document_sha256, rule_id, statement_code, side, source_page, line_label, period, found
        order by position
    )
),

-- sums and comparisons alike; columns of one page that are out so are moved together
columns as (
    select
        finding_id,
        first_value(finding_id) over same_statement as root_id,
        '；这一列共有' || first_value(count) over same_statement || '处不符，看是否整列错行' as message,
    from (
        select *, count(*) over (
            partition by
                document_sha256, statement_code, side, block, unit_name, period, measure_code,
                source_page
        ) as count,
        from together_amounts
        where measure_code is not null and (is_sum or rule_id like 'CROSS-%')
    )
    -- three may be three slips of their own
    where count >= 4
    window same_statement as (
        partition by document_sha256, statement_code, side, block, unit_name, period, source_page
        order by position
    )
),

pages as (
    select
        amounts.finding_id,
        first_value(amounts.finding_id) over (
            same_page order by abs(amounts.difference) desc, amounts.position asc
        ) as root_id,
        '；第' || told.page || '页的金额多数与其他表不同（' || told.fails
        || '处），看是否误用了别的单位或别的年度的表' as message,
    from together_amounts as amounts
    inner join (
        -- a finding touches two pages: the one that more of them touch
        select document_sha256, page, fails, unnest(finding_ids) as finding_id
        from compared_pages
        qualify row_number() over (partition by finding_id order by fails desc, page asc) = 1
    ) as told on amounts.finding_id = told.finding_id
    window same_page as (partition by told.document_sha256, told.page, amounts.rule_id)
    qualify count(*) over same_page >= 3
),

-- a rule most of whose figures are out: those of the text, or of a statement, are of another report
rules as (
    select
        amounts.finding_id,
        first_value(amounts.finding_id) over (
            same_rule order by abs(amounts.difference) desc, amounts.position asc
        ) as root_id,
        '；同类的数多数不同（' || count(*) over same_rule
        || '处），看是否误用了别的单位或别的年度的' as message,
    from together_amounts as amounts
    semi join (
        select document_sha256, rule_id
        from rule_checks
        where not is_sum and unit = 'yuan'
        group by document_sha256, rule_id
        having count(*) filter (verdict = 'fails') >= 4
            and count(*) filter (verdict = 'fails') > count(*) filter (verdict in ('holds', 'rounding'))
    ) as mass
        on amounts.document_sha256 = mass.document_sha256 and amounts.rule_id = mass.rule_id
    where not amounts.is_sum
    window same_rule as (partition by amounts.document_sha256, amounts.rule_id)
    qualify count(*) over same_rule >= 4
),

-- by one rule, in one statement: a total, and the lines that are out together by what it is out by
lines as (
    select
        finding_id,
        first_value(finding_id) over (same_statement order by abs(difference) desc, position asc)
            as root_id,
        '；各行的差额加起来正是这个数' as message,
    from together_amounts
    where not is_sum and expected_text is distinct from '空白'
    window same_statement as (partition by document_sha256, rule_id, statement_code)
    qualify count(*) over same_statement > 1
        -- what rounding makes of several differences
        and abs(
            abs(sum(difference) over same_statement) - 2 * max(abs(difference)) over same_statement
        ) * 1000 <= max(abs(difference)) over same_statement
)

select finding_id, root_id, min(message) as message, min(nth) as nth,
from (
    select *, 1 as nth from lines
    union all
    select *, 2 from rules
    union all
    select *, 3 from pages
    union all
    select *, 4 from columns
    union all
    select *, 5 from blocks
)
where finding_id <> root_id
group by finding_id, root_id;

-- whoever is linked has one root, by the strongest of its groups
create or replace temp table one_root as
with recursive both_ways as (
    select finding_id, root_id as other_id from together
    union
    select root_id, finding_id from together
),

reach as (
    select finding_id, other_id as member_id from both_ways
    union
    select reach.finding_id, both_ways.other_id
    from reach
    inner join both_ways on reach.member_id = both_ways.finding_id
)

select
    reach.finding_id,
    arg_min(together.root_id, (together.nth, amounts.position)) as root_id,
    arg_min(together.message, (together.nth, amounts.position)) as message,
from reach
inner join together on reach.member_id = together.root_id
inner join together_amounts as amounts on together.root_id = amounts.finding_id
group by reach.finding_id;

update warehouse.audit.violations
set message = rtrim(violations.message, '。') || one_root.message || '。'
from one_root
where violations.finding_id = one_root.finding_id and one_root.finding_id = one_root.root_id;

-- the finding itself, and what it explained until now
update warehouse.audit.violations
set status = 'explained', explained_by = one_root.root_id
from one_root
where
    one_root.finding_id in (violations.finding_id, violations.explained_by)
    and one_root.root_id <> violations.finding_id;
