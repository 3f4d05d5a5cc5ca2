-- Figures in sentences that no claim was made of, and why.
select
    document_sha256,
    page,
    figure_text,
    reason_code,
    {{ mask_personal('sentence') }} as source_text
from {{ ref('int_claims') }}
where claim_code is null
