-- One row per change of the running text whose parts are told behind it as changes, too (其中基本支出
-- 增加…，项目支出减少…), and reading of the list: to the end of its sentence or of its paragraph.
-- Increases are positive.
create or replace temp table change_lists as
with openers as (
    select *
    from prose_figures
    where
        role = 'change' and value > 0 and half_width > 0
        and regexp_matches(
            tail, '^([,;。(]|[^,;。\d]{0,6}\d[\d.]*%[,;。(])?(其中|主要是|主要包括|包括|具体|主要原因|原因|是由于)'
        )
),

parts as (
    select
        openers,
        parts,
        bool_or(parts.role <> 'change') over so_far as is_broken,
    from openers
    inner join prose_figures as parts
        on openers.document_sha256 = parts.document_sha256
        and openers.paragraph_no = parts.paragraph_no
        and parts.place > openers.place
        and coalesce(parts.role, '') <> 'rate'
    window so_far as (
        partition by openers.document_sha256, openers.paragraph_no, openers.place
        order by parts.place
    )
),

readings as (
    select
        openers, parts,
        unnest(if(
            parts.sentence_no = openers.sentence_no, ['sentence', 'paragraph'], ['paragraph']
        )) as reading,
    from parts
    where not is_broken
)

select
    openers as total,
    openers.value * openers.sign as found,
    reading,
    count(*) as parts,
    as_figure(sum(parts.value * parts.sign)) as expected,
    as_figure(sum(parts.half_width)) + any_value(openers.half_width) as allowed,
    list(parts order by parts.place) as figures,
    bool_and(parts.is_trusted) and any_value(openers.is_trusted) as is_trusted,
from readings
group by openers, reading
having parts >= 2;
