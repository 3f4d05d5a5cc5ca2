{# Names of classes, sections and items in running text, as parts of regular expressions. #}

{# Subjects in running text as they stand in the statements. A list of what is written (a regular
   expression) and what it becomes:
   without a bullet (●, ——); 小学教育项级科目; 教育支出类普通教育款小学教育项; 教育支出(205)普通教育(02)小学教育(02) with the marks of its
   levels; 205-02-02小学教育; 农林水类支出; a code with words in its bracket (科目编码2050202), or beside a
   level's mark (项,2050202); 教育支出(普通教育,2050202);
   【2050202】小学教育; 教育支出—普通教育—小学教育 or with strokes (/); how the funds were called before. #}
{% macro as_in_the_statements(text) -%}
    {%- set code = '(?:[23]\\d{6}|[23]\\d{4}|[23]\\d{2})' %}
    {%- set steps = [
        ('^[\\p{So}\\p{Sm}\\p{Co}\\p{Pd}•·*]+(\\p{Han}|\\()', '\\1'),
        ('([^各分此该其他\\P{Han}])([类款项])级?科目', '\\1(\\2)'),
        ('\\((2\\d\\d)\\)([^,;。:\\d]{2,40})\\(\\d\\d\\)([^,;。:\\d]{2,40})\\(\\d\\d\\)', '(类)\\2(款)\\3(项)'),
        ('(^|[^\\d.-])(2\\d\\d)[-.](\\d\\d)[-.](\\d\\d)(\\p{Han}|[(]\\p{Han})', '\\1\\2\\3\\4\\5'),
        ('(\\p{Han}{2})类([^,;。:()\\d]{2,30})款([^,;。:()\\d]{2,30})项([,;:。]|年初|支出)', '\\1(类)\\2(款)\\3(项)\\4'),
        ('([^各分此该其他项\\P{Han}])类支出', '\\1支出'),
        ('\\(([类款项])级?[,、:]?' ~ code ~ '\\)', '(\\1)'),
        ('\\([支出功能经济分类科目编代码号为:]{2,12}(' ~ code ~ ')\\)', '(\\1)'),
        ('(\\p{Han})\\(([^()\\d,;。:]{4,40})[,、](' ~ code ~ ')\\)', '\\1\\2(\\3)'),
        ('(^|[.,;:。、])[(【〔[](' ~ code ~ ')[)】〕\\]](\\p{Han})', '\\1\\2\\3'),
        ('(\\p{Han}|\\))[-—–]+(\\p{Han})', '\\1\\2'),
        ('(\\p{Han}{2}|\\))[/>→·•]+(\\p{Han}{2})', '\\1\\2'),
        ('(?:一般)?公共(?:财政)?预算', '一般公共预算'),
        ('(^|[,;:。、])基金(预算|收入|支出)', '\\1政府性基金\\2'),
        ('公共财政拨款', '一般公共预算财政拨款'),
        ('财政专户拨款', '财政专户管理资金'),
    ] %}
    {%- set told = namespace(text=text) %}
    {%- for written, printed in steps %}
        {%- set told.text = "regexp_replace(" ~ told.text ~ ", '" ~ written ~ "', '" ~ printed ~ "', 'g')" %}
    {%- endfor %}
    {{- told.text }}
{%- endmacro %}

{# An amount's own words where they name nothing but an item: 机构运行. #}
{% macro is_an_item() -%}
    ^[^,;:。\d比较为是年数计增减]{2,40}$
{%- endmacro %}

{# An item and its amount: 2.市政府值班业务24.67万元. What is said of an amount (1.预算数为) is no item. #}
{% macro opens_an_item() -%}
    ^\(?[\d一二三四五六七八九十]{1,3}[).、][^,;:。\d比较为是年数计增减]{2,40}$
{%- endmacro %}

{# Words before the first part of an amount: 机构运行11.00万元 | ,其中:基本支出11.00万元. #}
{% macro opens_a_part() -%}
    ^,其中
{%- endmacro %}

{# Words that open the parts of a figure. #}
{% macro opens_parts() -%}
    其中[:,]?.*[,;、].*\d|(用于|包括)[^。]*\d[^。]*元[;,、][^。]*\d[^。]*元
{%- endmacro %}

{# A name that ends a sentence in the midst of a paragraph, by its mark or its number: 其中:1.公务接待费。 #}
{% macro ends_in_a_subject() -%}
    [,;:。]([^,;:。]*\((?:类|款|项)\)|\(?[\d一二三四五六七八九十]{1,2}[).、][^,;:。\d]{2,40}?)(?:(?:支出)?(?:预算|决算|总体|具体)*情况(?:说明)?)?。$
{%- endmacro %}

{# What follows such a name, put before it. #}
{% macro is_below_a_name() -%}
    ^\(?[\d一二三四五六七八九十]{1,2}[).、][^,;:。\d]{2,40}:
{%- endmacro %}

{# The ending of words that name one kind of spending: 工资福利 | 支出预算 is no budget of all. #}
{% macro ends_as_a_kind_of_spending() -%}
    (
        select '(' || string_agg(distinct kind, '|' order by kind) || ')$'
        from (
            select regexp_replace(name_zh, '支出.*$', '') as kind
            from {{ ref('departmental_economic_codes') }}
            where code like '___' and name_zh like '%_支出%'
        )
    )
{%- endmacro %}

{# A paragraph that begins with one kind of spending: 1.工资福利支出预算 #}
{% macro begins_with_a_kind_of_spending() -%}
    (
        select
            '^(?:\(?[\d一二三四五六七八九十]{1,3}[).、])?(?:'
            || string_agg(distinct kind, '|' order by kind) || ')'
        from (
            select
                regexp_replace(
                    regexp_replace({{ plain_text('name_zh') }}, '\(.*$|(的)?(补助|支出)$', '', 'g'),
                    '(的)?补助$', ''
                ) as kind
            from {{ ref('departmental_economic_codes') }}
            where code like '___'
        )
    )
{%- endmacro %}

{# The ending of words that name one kind of cost: 机关运行经费 | 支出合计 is no total of all. #}
{% macro ends_as_a_kind_of_cost() -%}
    (经费|费用|费|采购)$
{%- endmacro %}

{# A paragraph that begins with a subject: 3.住房保障支出(类)住房改革支出(款)住房公积金(项) #}
{% macro names_a_subject() -%}
    ^[^。,;]{1,60}\((类|款|项)\)
{%- endmacro %}

{% macro before_a_class() -%}
    ([一二三四五六七八九十]是)?((?:支出|主要)?包括|其中|\d{1,2}\.)?(\d{3}[类-]?)?
{%- endmacro %}

{# Words between a name and its amount that only say which amount it is. #}
{% macro words_of_an_amount() -%}
    (?:\d{4}年(?:度)?|年初|全年|上年|去年|本年|当年|支出|决算|预算|安排|完成|执行|列支|发生|数|为|是|共|共计|合计|金额|达|约)
{%- endmacro %}

{# The last words before a figure, without brackets, and what says which amount it is. #}
{% macro last_words_of_a_class() -%}
    ([^,;:。、()]*(?:[,:]{{ words_of_an_amount() }}+)?)$
{%- endmacro %}

{# The last words before a figure, and what only says which of its amounts the figure is. #}
{% macro last_named() -%}
    ([^,;:。、]+(?:[,:]{{ words_of_an_amount() }}*)?)$
{%- endmacro %}

{# What may stand before a subject's name: (2)2070104图书馆, 主要包括 is cut off at its colon. #}
{% macro before_a_subject() -%}
    ^(?:\(?[\d一二三四五六七八九十]{1,3}(?:[).、]|是))?(?:20\d\d年(?:度)?)?(?:\(|和|及|与)?(?:主要)?(?:包括|其中|有)?(?:(?:\d{7}|\d{5}|\d{3})(?:[类款项]|-)?)?
{%- endmacro %}

{# The code that ends such an opening; a year (2024年) is none. #}
{% macro code_before_a_subject() -%}
    (\d{7}|\d{5}|\d{3})(?:[类款项-]|\))?$
{%- endmacro %}

{# A class with the code of its item, before the names of the section and the item. #}
{% macro before_a_path() -%}
    ^(?:\(?[\d一二三四五六七八九十]{1,3}[).、])?(?:20\d\d年(?:度)?)?[^(),;:。\d]{2,24}\((?:[23]\d{6}|[23]\d{4})\)
{%- endmacro %}

{# What may stand between a subject's name, with its code, and its amount or its change. #}
{% macro behind_a_subject() -%}
    (?:经费|费用|项目|科目)?(?:支出)?(?:\((?:\d{7}|\d{5}|\d{3})\))?(?:,|:)?{{ words_of_an_amount() }}*(?:,?@,?(?:各|均)?(?:增加|减少|增长|下降|上升|提高|降低|增|减))?
{%- endmacro %}

{# A subject's code in parentheses, before words that only say which amount a figure is. #}
{% macro code_behind_a_subject() -%}
    ^[^()]{2,40}(?:\([^()\d]*\)[^()]{0,40})*\((\d{7}|\d{5})\)(?:支出)?(?:,|:)?{{ words_of_an_amount() }}*$
{%- endmacro %}

{# A name behind its code, before words that only say which amount a figure is. #}
{% macro name_behind_its_code() -%}
    ^([^,;:。\d@]{2,40}?)(?:,|:)?(?:年初|全年)?(?:支出|决算|预算|安排|本年|当年|数|为|是|共|共计|合计|金额|达|约)*$
{%- endmacro %}

{# A subject's code, wherever it stands. #}
{% macro prints_a_code() -%}
    (?:^|[^\d.,-])[23]\d{4}(?:\d\d)?(?:[^\d.,万元]|$)
{%- endmacro %}

{% macro opens_with_examples() -%}
    主要
{%- endmacro %}

{% macro code_right_behind() -%}
    ^(?:支出)?\((\d{7}|\d{5}|\d{3})\)
{%- endmacro %}

{% macro subject_words(words) -%}
    regexp_replace(
        {{ words }},
        '^(?:\(?\d{1,2}[.、)]|\({{ chinese_digit() }}+\)|{{ chinese_digit() }}+、)', ''
    )
{%- endmacro %}

{# What the prose marks a name with whose code is that long. #}
{% macro level_mark(code_length) -%}
    case {{ code_length }} when 7 then '(项)' when 5 then '(款)' else '(类)' end
{%- endmacro %}

{# The name before (类), (款) or (项); `above` are the levels that may end before it begins. #}
{% macro name_of_level(words, level, above) -%}
    regexp_extract(
        {{ words }},
        '(?:^|{{ above }}|\d[.、])([^()]*(?:\([^类款项)]*\)[^()]*)*)\({{ level }}\)', 1
    )
{%- endmacro %}

{% macro class_name(words) %}{{ name_of_level(words, '类', '\\)') }}{% endmacro %}

{% macro section_name(words) %}{{ name_of_level(words, '款', '\\(类\\)') }}{% endmacro %}

{% macro item_name(words) %}{{ name_of_level(words, '项', '\\((?:类|款)\\)') }}{% endmacro %}

{% macro bare_subject(words) -%}
    regexp_replace({{ words }}, '^.*(包括|其中|[.、)])|科目$', '', 'g')
{%- endmacro %}

{# The words before a list of classes. #}
{% macro lists_by_function() -%}
    按(?:照)?(?:支出)?功能
{%- endmacro %}

{# Classes told without their 支出 in such a list, as the statements name them. #}
{% macro bare_classes_named(text) -%}
    regexp_replace(
        {{ text }},
        (
            select '(^|[:;,、])((?:\(?\d{1,2}[.)、])?(?:' || string_agg(name, '|' order by name) || '))(?:\(类\))?(\d)'
            from (
                select distinct regexp_replace({{ plain_text('name_zh') }}, '支出$', '') as name
                from {{ ref('function_classes') }}
                where name_zh like '%支出'
            )
        ),
        '\1\2支出\3', 'g'
    )
{%- endmacro %}
