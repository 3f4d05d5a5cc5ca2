-- Every figure that a document's text states of itself.
-- Empty and typed until issue 4 fills it.
select
    cast(null as varchar) as document_sha256,
    cast(null as varchar) as claim_code,
    cast(null as varchar) as subject_code,
    cast(null as integer) as fiscal_year,
    cast(null as decimal(24, 4)) as value,
    cast(null as varchar) as unit,
    cast(null as integer) as source_page,
    cast(null as varchar) as source_text
where false
