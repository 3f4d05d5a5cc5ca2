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
