-- One row per failing sum and one that it takes in: the part's total goes into the whole's by a sum
-- that holds, and the same identity fails in both by the same amount (项目支出 misprinted in a 项 and
-- added into its 款 and 类), or in two columns of one line whose row adds up.

-- Pairs of findings of one identity and one difference in one document.
create or replace temp table alike as
select
    one.finding_id,
    other.finding_id as other_id,
    one_check.total_cell_id as cell_id,
    other_check.total_cell_id as other_cell_id,
    (one.measure_code is not distinct from other.measure_code) as is_same_column,
from warehouse.audit.violations as one
inner join warehouse.audit.violations as other
    on one.document_sha256 = other.document_sha256
    and one.rule_id = other.rule_id
    and one.identity_id = other.identity_id
    and one.statement_code = other.statement_code
    and one.side = other.side
    and one.block = other.block
    and one.unit_name = other.unit_name
    and one.period = other.period
    and one.finding_id <> other.finding_id
    and one.is_sum and other.is_sum
    and abs(one.difference - other.difference) <= one.allowed + other.allowed
inner join tested_sums as one_check on one.check_id = one_check.check_id
inner join tested_sums as other_check on other.check_id = other_check.check_id;

-- One row per finding and one that its total takes in, by a sum that holds: a part further down
-- (same column), or another column of the same line.
create or replace temp table taken_in as
select distinct
    alike.finding_id,
    alike.other_id,
    alike.is_same_column,
from alike
inner join holding_terms as totals
    on alike.cell_id = totals.cell_id and totals.role = 'total'
inner join holding_terms as addends
    on totals.check_id = addends.check_id
    and addends.role = 'addend'
    and addends.sign = 1
    and alike.other_cell_id = addends.cell_id;
