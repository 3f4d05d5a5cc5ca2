-- One row per amount whose parts are listed (`list_openers`) and reading of its list: to the end of its
-- sentence, paragraph or bracket, with or without what is itself listed as a part of a part.
create or replace table list_readings as
with sentences as (
    select
        document_sha256,
        paragraph_no,
        sentence_no,
        opened_brackets(any_value(sentence)) as opened,
    from prose_figures
    group by document_sha256, paragraph_no, sentence_no
),

-- 用车21万元(购置0万元;运行21万元): brackets that are open where a figure stands
depths as (
    select
        figures.document_sha256,
        figures.paragraph_no,
        figures.place,
        coalesce(before.opened, 0) + sum(opened_brackets(figures.lead)) over (
            partition by figures.document_sha256, figures.paragraph_no, figures.sentence_no
            order by figures.place
        ) as depth,
    from prose_figures as figures
    inner join (
        select
            * exclude (opened),
            sum(opened) over (
                partition by document_sha256, paragraph_no order by sentence_no
                rows between unbounded preceding and 1 preceding
            ) as opened,
        from sentences
    ) as before
        on figures.document_sha256 = before.document_sha256
        and figures.paragraph_no = before.paragraph_no
        and figures.sentence_no = before.sentence_no
),

parts as (
    select
        openers.document_sha256,
        openers.paragraph_no,
        openers.place,
        openers.sentence_no,
        parts.sentence_no as part_sentence,
        parts.value as value,
        nought_is_exact(parts.value, parts.half_width) as half_width,
        parts.place as part_place,
        parts.role as part_role,
        parts.clause as clause,
        -- of another year, or in another unit
        parts.is_past or factor_of_words(parts.figure_text) <> factor_of_words(openers.figure_text)
            as is_apart,
        regexp_matches(parts.tail, '^等') as is_open,
        -- the first full stop behind an amount of the list
        min(if(ends_with(regexp_replace(parts.sentence, '\s', '', 'g'), '。'), parts.sentence_no, null)) over (
            partition by openers.document_sha256, openers.paragraph_no, openers.place
        ) as stop_at,
        -- behind another opener and before the next semicolon or sentence
        max(if(inner_openers.place is null, null, parts.place)) over (
            partition by openers.document_sha256, openers.paragraph_no, openers.place, parts.sentence_no
            order by parts.place rows between unbounded preceding and 1 preceding
        ) as opened_at,
        max(if(regexp_matches(parts.lead, '[;。]'), parts.place, null)) over so_far as closed_at,
        depths.depth - depths_before.depth as depth,
    from list_openers as openers
    inner join prose_figures as parts
        on openers.document_sha256 = parts.document_sha256
        and openers.paragraph_no = parts.paragraph_no
        and parts.place >= openers.part_from
        and parts.role in ('amount', 'change')
    inner join depths
        on parts.document_sha256 = depths.document_sha256
        and parts.paragraph_no = depths.paragraph_no
        and parts.place = depths.place
    inner join depths as depths_before
        on openers.document_sha256 = depths_before.document_sha256
        and openers.paragraph_no = depths_before.paragraph_no
        and openers.place = depths_before.place
    left join list_openers as inner_openers
        on parts.document_sha256 = inner_openers.document_sha256
        and parts.paragraph_no = inner_openers.paragraph_no
        and parts.place = inner_openers.place
    window so_far as (
        partition by openers.document_sha256, openers.paragraph_no, openers.place
        order by parts.place rows between unbounded preceding and 1 preceding
    )
),

leveled as (
    select
        * exclude (part_role),
        part_role = 'amount' as is_amount,
        min(depth) over (
            partition by document_sha256, paragraph_no, place order by part_place
        ) > 0 as is_in_bracket,
        opened_at is not null and coalesce(closed_at, 0) <= opened_at or depth > 0 as is_inner,
    from parts
),

-- a list of (1) … (2) … whose (8) begins a line goes on in what was read as another paragraph
running as (
    select
        openers.document_sha256,
        openers.paragraph_no,
        openers.place,
        parts.value as value,
        nought_is_exact(parts.value, parts.half_width) as half_width,
        place_in_document(parts.paragraph_no, parts.place) as part_place,
        parts.clause as clause,
        -- of another year, or in another unit
        parts.is_past or factor_of_words(parts.figure_text) <> factor_of_words(openers.figure_text)
            as is_apart,
        regexp_matches(parts.tail, '^等') as is_open,
        regexp_matches(parts.clause, '^\(\d{1,2}\)') as is_numbered,
    from list_openers as openers
    inner join list_extents as extents
        on openers.document_sha256 = extents.document_sha256
        and openers.paragraph_no = extents.paragraph_no
    inner join prose_figures as parts
        on openers.document_sha256 = parts.document_sha256
        and place_in_document(parts.paragraph_no, parts.place)
        >= place_in_document(openers.paragraph_no, openers.part_from)
        and parts.paragraph_no <= extents.last_paragraph
        and parts.role = 'amount'
),

readings as (
    select
        document_sha256, paragraph_no, place, value, half_width, part_place, is_open, clause, is_apart,
        'all' as reading,
    from leveled
    where is_amount
    union all by name
    select * exclude (is_numbered), 'running' as reading,
    from running
    union all by name
    select * exclude (is_numbered), 'numbered' as reading,
    from running
    where is_numbered
    union all by name
    -- 支持商销稳增长30.00万元 sounds like a change
    select
        document_sha256, paragraph_no, place, value, half_width, part_place, is_open, clause, is_apart,
        'sounds' as reading,
    from leveled
    union all by name
    select
        document_sha256, paragraph_no, place, value, half_width, part_place, is_open, clause, is_apart,
        'sentence' as reading,
    from leveled
    where is_amount and part_sentence = sentence_no
    union all by name
    select
        document_sha256, paragraph_no, place, value, half_width, part_place, is_open, clause, is_apart,
        'bracket' as reading,
    from leveled
    where is_amount and is_in_bracket
    union all by name
    select
        document_sha256, paragraph_no, place, value, half_width, part_place, is_open, clause, is_apart,
        'outer' as reading,
    from leveled
    where is_amount and not is_inner
    union all by name
    select
        document_sha256, paragraph_no, place, value, half_width, part_place, is_open, clause, is_apart,
        'outer sentence' as reading,
    from leveled
    where is_amount and not is_inner and part_sentence = sentence_no
    union all by name
    -- over semicolons to the full stop
    select
        document_sha256, paragraph_no, place, value, half_width, part_place, is_open, clause, is_apart,
        'full stop' as reading,
    from leveled
    where is_amount and not is_inner and part_sentence <= stop_at
)

select
    openers.document_sha256,
    openers.paragraph_no,
    openers.place,
    readings.reading,
    count(*) as parts,
    as_figure(sum(readings.value)) as expected,
    as_figure(sum(readings.half_width)) + any_value(openers.half_width) as allowed,
    arg_min(readings.value, readings.part_place) as first_part,
    list(readings.value order by readings.part_place) as amounts,
    bool_or(readings.is_open) as is_open,
    -- 三公经费…其中出国、接待、用车: all that the amount has is named, and nothing else
    bool_or(readings.is_apart) = false and (
        select bool_or(
            regexp_matches(any_value(openers.clause), whole.names[1])
            and list_bool_and(list_transform(
                whole.names[2:], lambda name: list_bool_or(list_transform(
                    list(readings.clause), lambda clause: regexp_matches(clause, name)
                ))
            ))
        )
        from input_whole_lists as whole
    ) as is_whole,
    -- nothing else is named, and nothing twice
    bool_or(readings.is_apart) = false and coalesce((
        select bool_or(
            regexp_matches(any_value(openers.clause), whole.names[1])
            and list_bool_and(list_transform(
                list(readings.clause), lambda clause: len(list_filter(
                    whole.names[2:], lambda name: regexp_matches(clause, name)
                )) = 1
            ))
            and list_bool_and(list_transform(
                whole.names[2:], lambda name: len(list_filter(
                    list(readings.clause), lambda clause: regexp_matches(clause, name)
                )) <= 1
            ))
        )
        from input_whole_lists as whole
    ), false) as is_part,
    list(readings.part_place order by readings.part_place) as places,
    (
        select max(len(whole.names) - 1) from input_whole_lists as whole
        where regexp_matches(any_value(openers.clause), whole.names[1])
    ) as names,
    any_value(openers) as total,
from list_openers as openers
inner join readings
    on openers.document_sha256 = readings.document_sha256
    and openers.paragraph_no = readings.paragraph_no
    and openers.place = readings.place
where openers.opener <> '(' or readings.reading = 'bracket'
group by all
having parts >= 2;
