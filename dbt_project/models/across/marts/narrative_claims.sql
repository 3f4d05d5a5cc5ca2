-- One row per figure that a document's text states of itself. The closed list of claims is
-- int_claim_codes. Increases are positive, decreases negative. People's numbers are masked.
with

claims as (
    select * from {{ ref('int_claims') }}
),

subjects as (
    select * from {{ ref('int_claim_subjects') }}
)

select
    claims.document_sha256,
    claims.claim_code,
    codes.topic_zh || codes.measure_zh as claim_name,
    subjects.subject_code,
    cast(claims.fiscal_year as integer) as fiscal_year,
    cast(claims.value as decimal(24, 4)) as value,
    claims.unit,
    claims.is_trusted,
    cast(claims.page as integer) as source_page,
    {{ mask_personal('claims.sentence') }} as source_text
from claims
inner join {{ ref('int_documents') }} as documents
    on claims.document_sha256 = documents.document_sha256
    and documents.state = 'loaded'
inner join {{ ref('int_claim_codes') }} as codes
    on claims.claim_code = codes.claim_code
left join subjects
    on claims.document_sha256 = subjects.document_sha256
    and claims.subject_words = subjects.subject_words
