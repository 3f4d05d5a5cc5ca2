-- Writes no rows: where three or more contributions differ and none is that of its 项, they are paid from other 项,
-- too (CROSS-030; the hospitals of a health bureau); one that differs among others that agree is a hint.
update rule_checks
set verdict = 'cannot_tell', doubt = '缴费大多也在其他科目列支'
where rule_id = 'CROSS-030' and verdict = 'fails' and document_sha256 in (
    select document_sha256
    from rule_checks
    where rule_id = 'CROSS-030' and verdict in ('holds', 'rounding', 'tail', 'fails')
    group by document_sha256
    having count(*) filter (verdict = 'fails') >= 3 and count(*) = count(*) filter (verdict = 'fails')
);
