-- One row per figure of a sentence that no claim was made of, with the reason: nothing is lost in
-- silence.
select
    document_sha256,
    page,
    figure_text,
    reason_code,
    {{ mask_personal('sentence') }} as source_text
from {{ ref('int_claims') }}
where claim_code is null
