-- Every indicator of a project's self-evaluation.
-- Empty and typed until issue 4 fills it.
select
    cast(null as varchar) as document_sha256,
    cast(null as varchar) as project_name,
    cast(null as varchar) as level1,
    cast(null as varchar) as level2,
    cast(null as varchar) as level3,
    cast(null as varchar) as target,
    cast(null as varchar) as adjusted_target,
    cast(null as varchar) as actual,
    cast(null as decimal(24, 4)) as weight,
    cast(null as decimal(24, 4)) as score,
    cast(null as integer) as source_page
where false
