-- One row per place of a finding: the figures, sentences or headings that it is made of, as
-- printed.
insert into warehouse.audit.finding_places by name
select
    findings.finding_id,
    places.role,
    coalesce(places.place_sha256, places.document_sha256) as document_sha256,
    places.page,
    places.bbox,
    -- a figure of a sum is no telephone number, however long it is
    if(findings.is_sum, places.text, masked(places.text)) as text,
    places.value,

    row_number() over (
        partition by findings.finding_id
        order by places.role <> 'found', places.place_no, places.page
    ) as place_no,
    coalesce(places.sign, 1) as sign,
    places.subject_code,
    masked(places.line_label) as line_label,
    places.header_path,
from rule_check_places as places
inner join findings
    on places.rule_id = findings.rule_id
    and places.document_sha256 = findings.document_sha256
    and places.about = findings.about;

-- Where a figure should stand and does not: the head of the statement that has none.
insert into warehouse.audit.finding_places by name
with blanks as (
    select
        findings.finding_id,
        findings.document_sha256,
        grids.page,
        array_value(grids.x0, greatest(grids.y0, grids.y1 - 200), grids.x1, grids.y1) as bbox,
        row_number() over (
            partition by findings.finding_id
            order by
                length(names.name_zh) desc, grids.has_title desc, grids.page asc, grids.y1 desc,
                grids.grid_id asc
        ) as grid_no,
    from findings
    inner join input_statement_names as names
        on starts_with(findings.other_text, names.name_zh)
    inner join input_grids as grids
        on findings.document_sha256 = grids.document_sha256
        and names.statement_code = grids.statement_code
    where
        findings.expected_text = '空白'
        and not exists (
            select 1 from warehouse.audit.finding_places as places
            where places.finding_id = findings.finding_id and places.role <> 'found'
        )
)

select
    blanks.finding_id,
    'other' as role,
    blanks.document_sha256,
    blanks.page,
    blanks.bbox,
    (
        select max(places.place_no) + 1 from warehouse.audit.finding_places as places
        where places.finding_id = blanks.finding_id
    ) as place_no,
    1 as sign,
from blanks
where blanks.grid_no = 1;
