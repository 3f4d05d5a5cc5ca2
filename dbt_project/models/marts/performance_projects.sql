-- Every project whose self-evaluation (项目支出绩效自评表) a document prints.
-- Empty and typed until issue 4 fills it.
select
    cast(null as varchar) as document_sha256,
    cast(null as varchar) as project_name,
    cast(null as varchar) as supervising_department,
    cast(null as varchar) as unit,
    cast(null as decimal(24, 4)) as initial_budget,
    cast(null as decimal(24, 4)) as annual_budget,
    cast(null as decimal(24, 4)) as executed,
    cast(null as decimal(24, 4)) as balance,
    cast(null as decimal(24, 4)) as execution_rate,
    cast(null as decimal(24, 4)) as budget_score,
    cast(null as decimal(24, 4)) as total_score,
    cast(null as varchar) as grade,
    cast(null as integer) as source_page
where false
