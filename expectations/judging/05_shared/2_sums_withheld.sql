-- One row per sum whose total is above its printed children in a document that says it leaves items out: the page
-- that says so.
create or replace table sums_withheld as
with over_children as (
    select
        checks.check_id,
        checks.document_sha256,
        rules.withheld_note,
    from input_checks as checks
    inner join warehouse.audit.rules as rules on checks.rule_id = rules.rule_id
    where
        checks.outcome = 'fails'
        and checks.identity_id = 'code_children'
        and checks.difference > 0
        and rules.withheld_note <> ''
),

page_texts as (
    select
        document_sha256,
        page,
        string_agg(text, '' order by text_row_no) as text,
    from input_text_rows
    semi join over_children
        on input_text_rows.document_sha256 = over_children.document_sha256
    group by document_sha256, page
),

-- a pattern that comes from a row is made anew for each text: once for all sums of a document
noted as (
    select
        notes.document_sha256,
        notes.withheld_note,
        min(page_texts.page) as page,
    from (select distinct document_sha256, withheld_note from over_children) as notes
    inner join page_texts
        on notes.document_sha256 = page_texts.document_sha256
        and regexp_matches(page_texts.text, notes.withheld_note)
    group by notes.document_sha256, notes.withheld_note
)

select
    over_children.check_id,
    noted.page,
from over_children
inner join noted
    on over_children.document_sha256 = noted.document_sha256
    and over_children.withheld_note = noted.withheld_note;
