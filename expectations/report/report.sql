-- What the pages of reports, findings and sheets read, as temporary views. Words a reader sees are
-- chosen here or in a seed, never in Python.
create or replace temp view report_documents as
with addresses as (
    select
        sha256.document_sha256,
        any_value(disclosures.disclosure_id) as disclosure_id,
    from marts.disclosures as disclosures
    cross join unnest(disclosures.document_sha256s) as sha256 (document_sha256)
    group by sha256.document_sha256
)

select
    documents.document_sha256,
    left(documents.document_sha256, 12) as document_key,
    -- the same for each version of a report, so that an address lasts
    left(md5(coalesce(addresses.disclosure_id, documents.document_sha256)), 12) as address_key,
    coalesce(documents.department_name, '（未写明单位）') as department_name,
    coalesce(documents.place_name, '（未知地区）') as place_name,
    documents.document_kind,
    -- a unit of a department publishes its own: 单位预算 is no 部门预算
    coalesce(kinds.name_zh, '未识别种类') as kind_name,
    documents.level = 'unit' as is_unit,
    documents.fiscal_year,
    documents.page_count,
    documents.part,
    documents.is_stale,
    documents.is_current,
    left(documents.supersedes_sha256, 12) as supersedes_key,
from marts.documents as documents
left join addresses on documents.document_sha256 = addresses.document_sha256
left join seeds.vocabulary as kinds
    on kinds.list_name
    = if(documents.level = 'unit', 'unit_document_kind', 'document_kind')
    and documents.document_kind = kinds.code;

-- A report as another one names it.
create or replace temp view report_titles as
select
    documents.document_sha256,
    documents.document_key,
    concat_ws(
        '', documents.department_name, ' ', documents.fiscal_year, '年',
        if(documents.document_kind is null, null, documents.kind_name)
    ) as title,
from report_documents as documents;

create or replace temp view report_unmapped as
select
    cells.*,
    coalesce(names.name_zh, cells.statement_code, '（不认识的表格）') as statement_name,
    coalesce(cells.reason, cells.reason_code) as reason_zh,
from audit.unmapped_cells as cells
left join input_statement_names as names on cells.statement_code = names.statement_code
where cells.document_sha256 in (select documents.document_sha256 from marts.documents);

-- read many times over, and dear: made once
create or replace temp table report_findings as
-- certain where a sentence disagrees with a figure that the statement's own sums prove
with told as (
    select
        places.finding_id,
        places.document_sha256,
        places.page,
        places.value,
        places.bbox::double[] as bbox,
    from audit.violations as findings
    inner join audit.rules as rules on findings.rule_id = rules.rule_id
    inner join audit.finding_places as places on findings.finding_id = places.finding_id
    where
        not findings.is_sum
        and rules.kind in ('claim_agrees', 'figure_told')
        and coalesce(findings.expected_text, '') <> ''
        and places.role <> 'found'
),

-- narrowed first: of ten thousand reports they are millions
proved as (
    select
        document_sha256,
        source_page,
        value,
        source_bbox,
    from marts.statement_amounts
    where
        document_sha256 in (select told.document_sha256 from told)
        and value in (select told.value from told)
        and is_trusted
        and certainty = 'proved'
),

certain as (
    select distinct told.finding_id
    from told
    inner join proved
        on told.document_sha256 = proved.document_sha256
        and told.page = proved.source_page
        and told.value = proved.value
        and told.bbox = proved.source_bbox
)

select
    findings.*,
    rules.title_zh,
    rules.next_zh,
    rules.basis,
    rules.family,
    rules.tolerance,
    documents.document_key,
    documents.department_name,
    documents.place_name,
    documents.document_kind,
    documents.kind_name,
    documents.fiscal_year,
    coalesce(names.name_zh, findings.statement_code, '') as statement_name,
    severities.position as gravity,
    (
        coalesce(history.state = 'new' and history.is_change, false)
        and (select count(*) from report_load_before) > 0
    ) as is_new,
    (
        select count(*)
        from audit.violations as others
        where others.explained_by = findings.finding_id
    ) as explains_count,
    certain.finding_id is not null as is_certain,
from audit.violations as findings
inner join audit.rules as rules on findings.rule_id = rules.rule_id
left join seeds.vocabulary as severities
    on severities.list_name = 'severity'
    and findings.severity = severities.code
left join report_documents as documents
    on findings.document_sha256 = documents.document_sha256
left join input_statement_names as names
    on findings.statement_code = names.statement_code
left join report_history as history on findings.finding_id = history.finding_id
left join certain on findings.finding_id = certain.finding_id;
