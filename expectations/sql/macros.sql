-- Text and money for the messages. No double anywhere: a figure in yuan is multiplied down to the
-- printed unit (decimal × decimal is exact), never divided.

-- The digits of a printed figure without sign, marks or percent; null where it is none.
create or replace temp macro printed_digits(source_text) as
    nullif(
        regexp_replace(
            translate(source_text, '０１２３４５６７８９．', '0123456789.'),
            '[^0-9.]', '', 'g'
        ),
        ''
    );

-- How many digits stand after the point.
create or replace temp macro printed_decimals(source_text) as
    length(regexp_extract(printed_digits(source_text), '\.(\d*)$', 1));

-- What the printed figure was multiplied by to become yuan; null where the text does not say.
create or replace temp macro printed_scale(value, source_text) as
    case
        when value = 0 then null
        when abs(value) = try_cast(printed_digits(source_text) as decimal(24, 4))
            then 1
        when abs(value)
            = try_cast(printed_digits(source_text) as decimal(18, 4)) * 10000::decimal(5, 0)
            then 10000
    end;

create or replace temp macro with_thousands(digits) as
    format('{:,}', cast(digits as bigint));

-- `value` in the printed unit, with at least `decimals` digits after the point.
create or replace temp macro plain_figure(value, scale, decimals) as (
    select
        case when scaled < 0 then '-' else '' end
        || with_thousands(split_part(digits, '.', 1))
        || case
            when greatest(length(tail), decimals) = 0 then ''
            else '.' || rpad(tail, greatest(length(tail), decimals)::int, '0')
        end
    from (
        select
            scaled,
            cast(abs(scaled) as varchar) as digits,
            rtrim(split_part(cast(abs(scaled) as varchar), '.', 2), '0') as tail,
        from (
            select
                value * case when scale = 10000 then 0.0001 else 1.0000 end::decimal(5, 4)
                    as scaled,
        )
    )
);

create or replace temp macro unit_word(unit, scale) as
    case
        when unit = 'yuan' and scale = 10000 then '万元'
        when unit = 'yuan' then '元'
        when unit = 'percent' then '%'
        else ''
    end;

create or replace temp macro figure_text(value, scale, decimals, unit) as
    plain_figure(value, scale, decimals) || unit_word(unit, scale);

-- A department's words inside our quotation marks.
create or replace temp macro inner_quotes(words) as
    replace(replace(words, '“', '‘'), '”', '’');

-- Half the last printed digit of a figure in its unit (rules.md, Tolerances); counts have none. A
-- figure whose scale the text does not tell (nought) is taken for printed in 万元.
create or replace temp macro half_digit(value, source_text, unit) as
    case
        when unit = 'count' then 0
        else
            coalesce(printed_scale(value, source_text), if(unit = 'yuan', 10000, 1))::decimal(5, 0)
            * ([0.5, 0.05, 0.005, 0.0005, 0.00005, 0.000005]::decimal(7, 6)[])[
                1 + coalesce(printed_decimals(source_text), 0)
            ]
    end::decimal(24, 4);

-- Where a figure stands, in a reader's words: 收入决算表第5页“201 一般公共服务支出”行“合计”列.
create or replace temp macro figure_place(figure) as
    figure.statement_name
    || coalesce('第' || figure.source_page || '页', '')
    || case figure.side when 'income' then '收入侧' when 'expense' then '支出侧' else '' end
    || if(figure.unit_name = '', '', '（' || inner_quotes(figure.unit_name) || '）')
    || if(
        figure.line_label || figure.subject_code = '', '',
        '“' || inner_quotes(trim(figure.subject_code || ' ' || figure.line_label)) || '”行'
    )
    || if(
        figure.header_path = '', '',
        '“' || inner_quotes(replace(figure.header_path, '/', '－')) || '”列'
    );

-- A figure as a place of `rule_check_places`.
create or replace temp macro place_of(figure) as {
    page: figure.source_page,
    bbox: figure.source_bbox::double[4],
    text: figure.source_text,
    value: figure.value,
    subject_code: figure.subject_code,
    line_label: figure.line_label,
    header_path: figure.header_path
};
