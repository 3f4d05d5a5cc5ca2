-- One row per amount and rate of the running text, whether a claim was made of it or not.
create or replace view input_prose as
select
    claims.document_sha256,
    claims.paragraph_no,
    claims.sentence_no,
    claims.place,
    claims.page as source_page,
    claims.section_code,
    claims.fund,
    claims.figure_text,
    abs(as_figure(claims.value)) as value,
    half_width_beside(claims.half_width, claims.finest_half_width, claims.value, claims.unit) as half_width,
    claims.unit,
    claims.claim_code,
    claims.reason_code,
    coalesce(claims.lead, '') as lead,
    coalesce(claims.tail, '') as tail,
    claims.sentence,
    documents.fiscal_year,
    sentences.source_bbox,
    coalesce(claims.is_trusted, true) and coalesce(sentences.is_trusted, true) as is_trusted,
from claims_with_widths as claims
inner join warehouse.marts.documents as documents on claims.document_sha256 = documents.document_sha256
left join input_sentences as sentences
    on claims.document_sha256 = sentences.document_sha256
    and claims.paragraph_no = sentences.paragraph_no
    and claims.sentence_no = sentences.sentence_no
where
    claims.unit in ('yuan', 'percent') and claims.value is not null
    and claims.section_code not in ('glossary', 'mandate');
