-- One row per sentence, claim, heading and note of the running text.

-- Every sentence of the running text, with the rows it touches on its first page as its box.
-- `section_code` is what its heading is about (seed section_titles); `plain` has no white space.
create or replace table input_sentences as
select
    sentences.document_sha256,
    sentences.paragraph_no,
    sentences.sentence_no,
    sentences.page,
    sentences.text,
    regexp_replace(sentences.text, '\s', '', 'g') as plain,
    sentences.source_bbox,
    coalesce(sentences.is_trusted, true) as is_trusted,
    coalesce(sections.section_code, '') as section_code,
    coalesce(sections.fund, 'all') as fund,
    coalesce(sections.title_plain, '') as section_title,
from warehouse.intermediate.int_sentences as sentences
asof left join (
    select * from warehouse.intermediate.int_report_sections where not is_contents_line
) as sections
    on sentences.document_sha256 = sections.document_sha256
    and sentences.paragraph_no >= sections.paragraph_no;

-- Figures of sentences with half their last printed digit, and that of the amount in their sentence
-- (of amounts in 元 their paragraph) that is told most finely in the same unit. 约25万元 is no finer
-- than it says.
create or replace view claims_with_widths as
select
    *,
    claim_half_width(figure_text, unit) as half_width,
    if(
        regexp_matches(coalesce(lead, ''), '(约|近|超过?)$')
        or regexp_matches(coalesce(tail, ''), '^(左右|上下|余|多|以上)'),
        half_width,
        min(half_width) over (
            partition by document_sha256, paragraph_no, unit, factor_of_words(figure_text),
                if(factor_of_words(figure_text) = 1, 0, sentence_no)
        )
    ) as finest_half_width,
from warehouse.intermediate.int_claims;

-- Every figure that the text claims (int_claim_codes), with half its last printed digit. Money in yuan,
-- rates in percent; a decrease is negative. `place` orders the claims of a document.
create or replace table input_claims as
select
    claims.document_sha256,
    claims.paragraph_no,
    claims.sentence_no,
    place_in_document(claims.paragraph_no, claims.place) as place,
    claims.claim_code,
    topics.topic_code,
    topics.measure_code,
    topics.topic_zh,
    topics.measure_zh,
    coalesce(subjects.subject_code, '') as subject_code,
    coalesce(claims.subject_words, '') as subject_words,
    claims.fiscal_year,
    documents.fiscal_year as document_year,
    as_figure(claims.value) as value,
    half_width_beside(claims.half_width, claims.finest_half_width, claims.value, claims.unit) as half_width,
    claims.unit,
    claims.direction,
    claims.base_code,
    claims.compared_with,
    claims.section_code,
    claims.fund,
    claims.figure_text,
    claims.page as source_page,
    sentences.text as sentence,
    coalesce(sentences.section_title, '') as section_title,
    sentences.source_bbox,
    coalesce(claims.is_trusted, true) as is_trusted,
from claims_with_widths as claims
inner join warehouse.marts.documents as documents
    on claims.document_sha256 = documents.document_sha256
inner join warehouse.intermediate.int_claim_codes as topics
    on claims.claim_code = topics.claim_code
left join warehouse.intermediate.int_claim_subjects as subjects
    on claims.document_sha256 = subjects.document_sha256
    and claims.subject_words = subjects.subject_words
left join input_sentences as sentences
    on claims.document_sha256 = sentences.document_sha256
    and claims.paragraph_no = sentences.paragraph_no
    and claims.sentence_no = sentences.sentence_no;

-- Figures of the text that no claim was made of.
create or replace view input_unclaimed as
select
    document_sha256,
    paragraph_no,
    sentence_no,
    place_in_document(paragraph_no, place) as place,
    unit,
    value,
    reason_code,
from warehouse.intermediate.int_claims
where claim_code is null;

-- The same headings with their paragraph and its box.
create or replace view input_headings as
select
    sections.*,
    [paragraphs.x0, paragraphs.y0, paragraphs.x0 + 300, paragraphs.y1] as source_bbox,
from warehouse.intermediate.int_report_sections as sections
left join warehouse.intermediate.int_paragraphs as paragraphs
    on sections.document_sha256 = paragraphs.document_sha256
    and sections.paragraph_no = paragraphs.paragraph_no;

-- Notes that a statement is empty, placeholders, remnants of a template.
create or replace view input_notes as
select *
from warehouse.intermediate.int_report_notes;
