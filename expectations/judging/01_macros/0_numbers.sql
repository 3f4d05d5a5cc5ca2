-- Writes no rows: the one door from words to numbers and from sums to their type; nothing else in
-- this folder casts what a page prints. What does not fit is null, and a check of it does not hold
-- and does not fail: it is not made. Figures come bounded from the models (10¹⁵ yuan, 10⁶ percent,
-- 10⁹ counts), so that products of two of them and their half widths fit decimal(38, 8).

-- The whole number that words consist of: a year, an ordinal, a page.
create or replace temp macro whole_number(words) as
    try_cast(words as integer);

-- The number of 十二 or 12; Chinese numerals of two digits at most.
create or replace temp macro cardinal(words) as case
    when regexp_matches(words, '^\d+$') then whole_number(words)
    when contains(words, '十')
        then 10 * if(starts_with(words, '十'), 1, strpos('一二三四五六七八九', words[1]))
        + if(ends_with(words, '十'), 0, strpos('一二三四五六七八九', right(words, 1)))
    else strpos('一二三四五六七八九', words)
end;

-- A figure or a sum of figures in the type of all figures.
create or replace temp macro as_figure(value) as
    try_cast(value as decimal(24, 4));

-- The day that words such as 2024年8月1日 name.
create or replace temp macro day_of(words) as
    try_cast(try_strptime(words, '%Y年%m月%d日') as date);

-- Digits with thousands marks; without them where there are too many.
create or replace temp macro with_thousands(digits) as
    coalesce(format('{:,}', try_cast(digits as bigint)), digits);

-- What a rate should have been, to `decimals` digits: only to be shown, never to be compared.
create or replace temp macro rate_shown(part, whole, decimals) as
    try_cast(
        round(
            100 * try_cast(part as double) / nullif(try_cast(whole as double), 0),
            try_cast(decimals as integer)
        ) as decimal(18, 4)
    );

-- The same with one or two digits, as words.
create or replace temp macro rate_words(part, whole, decimals) as
    if(
        decimals = 1,
        try_cast(try_cast(rate_shown(part, whole, 1) as decimal(18, 1)) as varchar),
        try_cast(try_cast(rate_shown(part, whole, 2) as decimal(18, 2)) as varchar)
    );

-- What an amount is so many percent of, to a hundredth of a yuan: the ends of an interval that is
-- far wider.
create or replace temp macro implied_whole(part, percent) as
    try_cast(
        100 * try_cast(part as double) / nullif(try_cast(percent as double), 0) as decimal(24, 2)
    );

-- Does one misprinted digit explain the difference of two figures, both told to `unit`? Their
-- difference then has but one digit that is not nought.
create or replace temp macro is_one_digit(difference, unit) as
    coalesce(
        regexp_full_match((abs(difference) / nullif(unit, 0))::decimal(24, 0)::varchar, '[1-9]0*'),
        false
    );

-- 100 for 347: the worth of the first digit.
create or replace temp macro leading_power(number) as
    ('1' || repeat('0', length(number::decimal(24, 0)::varchar) - 1))::decimal(24, 0);

-- Is a whole number its first digit and noughts, but for `allowed` at most?
create or replace temp macro is_near_leading(number, allowed) as
    leading_power(number) > 4 * allowed
    and abs(number - round(number / leading_power(number))::decimal(24, 0) * leading_power(number))
    <= allowed;

-- Does one misprinted digit explain the difference of two rounded figures (a sum of rounded
-- parts)? What rounding allows is small against that digit.
create or replace temp macro is_about_one_digit(difference, allowed, unit) as
    is_one_digit(difference, unit) or coalesce(
        is_near_leading(
            (abs(difference) / nullif(unit, 0))::decimal(24, 0),
            (allowed / nullif(unit, 0))::decimal(24, 2)
        ),
        false
    );

-- How many digits a figure told to `unit` has without the noughts at its end: few say little.
create or replace temp macro told_digits(value, unit) as
    length(rtrim((abs(value) / nullif(unit, 0))::decimal(24, 0)::varchar, '0'));

-- The digits of a figure told to `unit`, without a point.
create or replace temp macro figure_digits(value, unit) as
    (abs(value) / nullif(unit, 0))::decimal(24, 0)::varchar;

-- Do two figures, both told to `unit`, differ in one digit only? Nothing is borrowed or carried.
create or replace temp macro differs_in_a_digit(one, other, unit) as
    coalesce(
        length(figure_digits(one, unit)) = length(figure_digits(other, unit))
        and hamming(
            lpad(figure_digits(one, unit), 24, '0'), lpad(figure_digits(other, unit), 24, '0')
        ) = 1,
        false
    );
