{# Words of the titles of statements: of the law, of the ministry's
   forms and of Chinese itself, the same in every place. What places or writers choose is in seeds. #}

{% macro title_ending() -%}
    (表|明细|目录)([-—]+\p{Han}{2,12})?([(（][^()（）]*[)）])*$
{%- endmacro %}

{# The number of a form, alone in its row: 表8, 附表三, 公开08表 #}
{% macro number_of_a_form() -%}
    (部门|单位|预算|决算|公开|附件|附)*(表?[一二三四五六七八九十\d]{1,3}(-\d+)?表?)[:：]?
{%- endmacro %}

{# What a title without 表 ends in. #}
{% macro open_title_ending() -%}
    (经费|支出|收入|收支|预算|决算)(总体)?(情况)?$
{%- endmacro %}

{# What a title says behind its end: 基本支出表--人员经费(工资福利支出) #}
{% macro appended_to_a_title() -%}
    表([-—]+\p{Han}{2,12}(\([^()]*\))*)$
{%- endmacro %}

{# What a report puts between 预算 or 决算 and 表 on all its statements: 收入决算批复表; not what makes
   other figures of them. #}
{% macro between_kind_and_word() -%}
    (预算|决算)([^预决算表()]{1,4})表((?:\([^()]*\))*)$
{%- endmacro %}

{% macro other_figures() -%}
    调整|执行|变动|变化|差异|对比|比较|增减|说明|绩效|目标
{%- endmacro %}

{# What a department's name begins with, and what may follow it in a title. #}
{% macro place_at_start() -%}
    \p{Han}{1,8}[省市州县区旗盟镇乡]
{%- endmacro %}

{% macro year_of_a_title() -%}
    (部门|单位)?(20\d{2})?
{%- endmacro %}

{# What a statement may be of whose total others of its funds print, too. #}
{% macro subjects_of_the_whole() -%}
    ('revenue', 'expenditure', 'revenue_and_expenditure')
{%- endmacro %}

{% macro subjects_of_spending() -%}
    ('revenue', 'expenditure', 'revenue_and_expenditure', 'basic_expenditure', 'project_expenditure')
{%- endmacro %}

{# Whose transfers a table lists, before 对下转移支付. #}
{% macro level_alone() -%}
    [省市州区县]
{%- endmacro %}

{# What is no beginning of a title: a title of its own, an account, a sentence, a heading. #}
{% macro no_begun_title() -%}
    {{ title_ending() }}|表[一二三四五六七八九十\d]*$|[。;；:：!！?？]|\d$|(情况|说明|部分|公开|目录|预算|决算)$|^{{ part_number() }}|^{{ chinese_digit() }}+、
{%- endmacro %}

{# Whose report it is and of which year, before what the title says. #}
{% macro before_what_a_title_says() -%}
    ^.*20\d{2}年?度?
{%- endmacro %}

{# What tells nothing in parentheses behind a title: a count, the unit, (续); or only the classification,
   which is read as such: (按功能分类列示). #}
{% macro idle_qualifier() -%}
    ([(（](第?[一二三四五六七八九十\d]+|[^()（）]*单位[:：][^()（）]*|续[^()（）]*|按?(部门|政府|单位)?(预算)?(支出)?(功能|经济)(分类|科目)+(列示|划分|分)?|[按分][^()（）]{1,8})[)）])+
{%- endmacro %}

{# A parenthesis of a title with these words in it. #}
{% macro in_parentheses(words) -%}
    \([^()]*(?:{{ words }})[^()]*\)
{%- endmacro %}

{% macro both_classifications() -%}
    功能[^()]*经济|经济[^()]*功能|部门[^()]*政府|政府[^()]*部门
{%- endmacro %}

{# A title with ⟨⟩ and the word of title_terms for each parenthesis that names a classification. #}
{% macro classification_marked(text) -%}
    {%- set by_function -%}
        regexp_replace({{ text }}, '{{ in_parentheses("功能") }}', '⟨功能分类⟩', 'g')
    {%- endset -%}
    {%- set by_government -%}
        regexp_replace(
            {{ by_function }}, '{{ in_parentheses("政府[^()]*经济") }}', '⟨政府经济分类⟩', 'g'
        )
    {%- endset -%}
    regexp_replace({{ by_government }}, '{{ in_parentheses("经济") }}', '⟨经济分类⟩', 'g')
{%- endmacro %}

{# What the title of a table of income and spending says, whatever else it says. #}
{% macro statement_words() -%}
    (收入|支出|收支|拨款|三公|基金|资本经营).*(预算|决算)|(预算|决算).*(收入|支出|收支|拨款|三公|基金|资本经营)|(收入|支出|收支)(总表|明细表|情况表|总体情况表)
{%- endmacro %}

{# What the name of a statement ends with. #}
{% macro statement_word() %}表{% endmacro %}

{# Behind these words a title is only mentioned. #}
{% macro mention_of_a_title() -%}
    [,，:：、]|详见|参见|包括
{%- endmacro %}

{# As many titles beside each other as there are grids. #}
{% macro titles_side_by_side(count) -%}
    '(?:\S+表\s+){' || cast({{ count }} - 1 as varchar) || '}\S+表'
{%- endmacro %}

{# What a title says beside 三公 before it says which table it is: 及会议费、培训费, 、机关运行经费 #}
{% macro joined_to_three_public() -%}
    '(三公经费)[及和与、][^()（）]+?(支出|预算|决算|情况|表)'
{%- endmacro %}

{# The same before it: 财政拨款安排的行政经费及三公经费 #}
{% macro joined_before_three_public() -%}
    '(的|^)(?:[^的()及和与、]{2,8}[及和与、])+(三公经费)'
{%- endmacro %}

{# Titles that say by which subjects a statement goes: (按支出经济分类科目). #}
{% macro by_economic_subjects() -%}
    [(（]按[^()（）]*经济
{%- endmacro %}

{% macro by_functions() -%}
    [(（]按[^()（）]*功能
{%- endmacro %}
