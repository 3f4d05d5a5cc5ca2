-- One row per document whose text tells the funds that were evaluated; those of two levels are
-- added. Told as two amounts of one level they are told in pieces (for each special fund its own).
create or replace table told_funds as
select
    document_sha256,
    as_figure(sum(value)) as value,
    as_figure(sum(if(value = 0, 0, half_width))) as half_width,
    any_value(claims) as claims,
    bool_or(is_in_pieces) as is_in_pieces,
from (
    select
        *,
        min(value) over (partition by document_sha256, claim_code)
        < max(value) over (partition by document_sha256, claim_code) as is_in_pieces,
        row_number() over (
            partition by document_sha256, claim_code order by paragraph_no, place
        ) as claim_no,
    from input_claims
    where claim_code in ('evaluated_funds', 'evaluated_funds_level1', 'evaluated_funds_level2')
) as claims
where claim_no = 1
group by document_sha256;
