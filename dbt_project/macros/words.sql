{# Words of the law, of the ministry's forms and of numbering, as parts of regular expressions: the
   same in every place. Words that places or writers choose are in seeds. #}

{# --- numbering #}
{% macro chinese_digit() -%}
    [一二三四五六七八九十]
{%- endmacro %}

{# 第一部分, 第二章 #}
{% macro part_number() -%}
    第{{ chinese_digit() }}+(部分|章)
{%- endmacro %}

{# The number that Chinese digits print, 1 to 20. #}
{% macro chinese_number(text) -%}
    list_position(
        [
            '一', '二', '三', '四', '五', '六', '七', '八', '九', '十',
            '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十'
        ],
        regexp_extract({{ text }}, '{{ chinese_digit() }}+')
    )
{%- endmacro %}

{# --- lines and columns of a statement #}
{% macro of_which() -%}
    其中
{%- endmacro %}

{% macro total_ending() -%}
    (合计|小计|总计)$
{%- endmacro %}

{% macro total_ending_or_colon() -%}
    (合计|小计|总计|共计)[:：]?$
{%- endmacro %}

{# 本年收入合计 is the total of this year, 收入总计 of everything. #}
{% macro this_year() -%}
    (本年|当年)
{%- endmacro %}

{# In the path of a line: what the year before left. #}
{% macro carried_over_words() -%}
    结转|结余|余额
{%- endmacro %}

{# Before the name of a measure: which year's funds it counts. #}
{% macro carried_forward_word() -%}
    '上年结转：'
{%- endmacro %}

{% macro outturn_word() -%}
    '上年执行：'
{%- endmacro %}

{% macro rate_word() -%}
    '（百分比）'
{%- endmacro %}

{% macro exclusions_word() -%}
    '（扣除后）'
{%- endmacro %}

{% macro carried_over_word() -%}
    '（结转）'
{%- endmacro %}

{% macro surplus_word() -%}
    '（结余）'
{%- endmacro %}

{% macro within_budget_word() -%}
    '部门预算：'
{%- endmacro %}

{# 基本支出结转, 项目支出结转和结余: of what something is left, and what of it. #}
{% macro balance_ending() -%}
    (结转和结余|结转结余|结转|结余)$
{%- endmacro %}

{% macro carried_over_only() -%}
    [^余和]结转$
{%- endmacro %}

{% macro surplus_only() -%}
    [^转和]结余$
{%- endmacro %}

{% macro current_word() -%}
    '本年：'
{%- endmacro %}

{# A class's name may be written with 支出 at its end or without. #}
{% macro without_expenditure(name) -%}
    regexp_replace({{ name }}, '支出$', '')
{%- endmacro %}

{# A sum at the foot or the head of a page that the next page, or the page before, goes on with. #}
{% macro carried_over() -%}
    (过次页|转次页|过下页|转下页|接下页|承前页|承上页|接前页|接上页|续前页|续上页)(合计|小计|累计)?
{%- endmacro %}

{% macro column_numbers_label() -%}
    栏次
{%- endmacro %}

{# What stands over the first columns in a row that numbers the others. #}
{% macro beside_column_numbers() -%}
    栏次|行次|序号|合计|类|款|项|项目
{%- endmacro %}

{# A column of the lower digits of a code that the column before it begins: 款, 项, 科目编码（项）. #}
{% macro code_goes_on() -%}
    (.*[(（])?[款项目][)）]?
{%- endmacro %}

{# The number of a column: 1, 3=1+2, (1), 甲, (1)栏. No table has a hundred columns: a longer one is an amount. #}
{% macro column_number() -%}
    \d{1,2}([=＝][\d+\-*/×÷%（）()栏]+)?|[=＝+\-()]*(\d{1,2}[=＝+\-()]+)*\d{0,2}[=＝+\-()]*|[甲乙丙丁]
{%- endmacro %}

{# An account, a note or a section's name printed within the frame, above the headings. #}
{% macro caption_in_head() -%}
    单位[:：]|部门[:：]|名称[:：]|表([(（].*[)）])?$|^(20\d{2}年度?)$|^{{ chinese_digit() }}+、
{%- endmacro %}

{% macro ordinal_of_a_line() -%}
    (^|\s){{ chinese_digit() }}{1,3}、
{%- endmacro %}

{# Marks of running text: no line of a table has them, but in brackets. #}
{% macro prose_marks() -%}
    [，。；、]
{%- endmacro %}

{% macro note_start() -%}
    ^[(（]?(注|备注|说明|附注)\d*[)）]?[:：.、]|[。;；]
{%- endmacro %}

{# What may stand before a heading, and what behind it. #}
{% macro before_a_heading() -%}
    ^({{ of_which() }}([:：]|$)|{{ chinese_digit() }}+、|\d{1,2}、|[(（][一二三四五六七八九十\d]+[)）])
{%- endmacro %}

{% macro behind_a_heading() -%}
    ({{ unit_pattern('label') }}|[:：*])$
{%- endmacro %}

{# 一 alone is a number of an outline or a dash. #}
{% macro chinese_one() -%}
    '一'
{%- endmacro %}

{% macro title_ending() -%}
    (表|明细|目录)([-—]+\p{Han}{2,12})?([(（][^()（）]*[)）])*$
{%- endmacro %}

{# What a title says behind its end: 基本支出表--人员经费(工资福利支出) #}
{% macro appended_to_a_title() -%}
    表([-—]+\p{Han}{2,12}(\([^()]*\))*)$
{%- endmacro %}

{# What a department's name begins with, and what may follow it in a title. #}
{% macro place_at_start() -%}
    \p{Han}{1,8}[省市州县区旗盟]
{%- endmacro %}

{% macro year_of_a_title() -%}
    (部门|单位)?(20\d{2})?
{%- endmacro %}

{# Whose transfers a table lists, before 对下转移支付; or nothing. #}
{% macro level_alone() -%}
    [省市州区县]?
{%- endmacro %}

{# What is no beginning of a title: a title of its own, an account, a sentence, a heading. #}
{% macro no_begun_title() -%}
    {{ title_ending() }}|表[一二三四五六七八九十\d]*$|[。;；:：!！?？]|\d$|(情况|说明|部分|公开|目录|预算|决算)$|^{{ part_number() }}|^{{ chinese_digit() }}+、
{%- endmacro %}

{# What tells nothing in parentheses behind a title: a count, the unit, (续). #}
{% macro idle_qualifier() -%}
    ([(（](第?[一二三四五六七八九十\d]+|[^()（）]*单位[:：][^()（）]*|续[^()（）]*)[)）])+
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

{# Behind these words a title is only mentioned. #}
{% macro mention_of_a_title() -%}
    [,，:：、]|详见|参见|包括
{%- endmacro %}

{# --- reports #}
{% macro kind_in_chinese(document_kind) -%}
    case when {{ document_kind }} = 'budget' then '预算' else '决算' end
{%- endmacro %}

{% macro kind_from_chinese(word) -%}
    case {{ word }} when '预算' then 'budget' when '决算' then 'final_accounts' end
{%- endmacro %}

{% macro kind_words() -%}
    预算|决算
{%- endmacro %}

{# A sentence that gives the year of a report: 2026年部门预算, 2024年度收入 #}
{% macro year_of_a_report() -%}
    20\d{2}年.{0,4}(预算|决算|收入|支出)
{%- endmacro %}

{% macro year_or_colon() -%}
    20\d{2}年|[:：]
{%- endmacro %}

{# 部门名称：某局 #}
{% macro account_without_a_year() -%}
    ^[^:：\d]{2,10}[:：][^:：\d]+$
{%- endmacro %}

{# The funds that a text speaks of first. #}
{% macro fund_named(text) -%}
    case
        when {{ text }} like '%一般公共预算%' then 'general_public'
        when {{ text }} like '%政府性基金%' then 'gov_fund'
        when {{ text }} like '%国有资本经营%' then 'state_capital'
    end
{%- endmacro %}

{# The funds that a sentence names last before a figure. #}
{% macro last_fund_words(text) -%}
    regexp_extract({{ text }}, '^.*(一般公共预算|政府性基金|国有资本经营)', 1)
{%- endmacro %}

{# What may stand behind the name of a department and is none of it. #}
{% macro behind_a_name() -%}
    ([(（]汇总[)）]|[.．。·,，、])+$
{%- endmacro %}

{# --- names of places #}
{% macro district_at_start() -%}
    ^([\p{Han}]{1,6}?(?:自治县|自治旗|区|县|旗|新区))
{%- endmacro %}

{# What may stand before the place in the name of a department: a party, a province. #}
{% macro before_a_place() -%}
    ^(中国共产党|中共|共青团|民革|民盟|民建|致公党|九三学社|.{0,6}省|.{0,9}自治区)?
{%- endmacro %}

{# The place without what only ends like a district: 社区, 园区 … #}
{% macro without_false_district(place_name) -%}
    case
        when regexp_matches({{ place_name }}, '(社区|园区|城区|校区|院区|辖区|景区|库区|林区|牧区|地区|片区|小区)$')
            then regexp_replace({{ place_name }}, '(市|州|盟|省).*$', '\1')
        else {{ place_name }}
    end
{%- endmacro %}

{# --- paragraphs #}
{# A page of contents says so or prints leader dots. #}
{% macro contents_line() -%}
    目录|.*\.{6,}.*|.*…{2,}.*
{%- endmacro %}

{% macro unit_line() -%}
    单位:
{%- endmacro %}

{% macro page_number() -%}
    [-—–─_·.~|]*第?\d{1,3}(页)?((/|,|共)*共?\d{1,3}页?)?[-—–─_·.~|]*
{%- endmacro %}

{# Where the number of a page stands beside other words: -3-某局2024年公开, 某局部门预算3, 第3页共45页. #}
{% macro number_at_the_start() -%}
    ^[^0-9\p{Han}]*([1-9][0-9]{0,3})(?:[^0-9年月日号.、]|$)
{%- endmacro %}

{% macro number_at_the_end() -%}
    (?:^|[^0-9.表件录号])([1-9][0-9]{0,3})[^0-9\p{Han}]*$
{%- endmacro %}

{% macro number_of_a_page() -%}
    第([1-9][0-9]{0,3})页
{%- endmacro %}

{# A row that ends so goes on in the next one. #}
{% macro unfinished_end() -%}
    [，、,（(的]$
{%- endmacro %}

{# A row that begins so goes on with the one before: 万元, （类）, a closing mark. #}
{% macro continued_start() -%}
    ^([，。；、：%）,;)]|[（(](类|款|项|境|护|含|套)|(百|千)?(万|亿)?元)
{%- endmacro %}

{# A title that is longer than one indented row says so at its end. #}
{% macro explanation_ending() -%}
    (情况|说明|编制说明)$
{%- endmacro %}

{# A numbered row with these is a sentence, no heading. #}
{% macro sentence_marks() -%}
    [。;!?]$|[,;].*[,;]|\d(万元|元|%|辆|台)|\d\.\d
{%- endmacro %}

{% macro note_word() -%}
    ^\(?(注|说明|备注|本表)
{%- endmacro %}

{# Spares most paragraphs the patterns of section_notes. #}
{% macro may_be_a_note() -%}
    表|无|没有|未安排|保留|不涉及|填写|表述|[XＸ×○q]|\((减少|下降|降低|增加|增长|上升)\)
{%- endmacro %}

{# As many titles beside each other as there are grids. #}
{% macro titles_side_by_side(count) -%}
    '(?:\S+表\s+){' || cast({{ count }} - 1 as varchar) || '}\S+表'
{%- endmacro %}

{# What ends a unit that was broken over two rows. #}
{% macro rest_of_a_unit() -%}
    (?:^|\s)([千万亿]?元)\s*$
{%- endmacro %}

{# What may follow a department's name and only says which of its two reports it is. #}
{% macro extent_behind_a_name() -%}
    ([(（](本级|汇总|部门汇总)[)）]|本级)$
{%- endmacro %}

{# The name of what nothing names. #}
{% macro not_stated() -%}
    '未说明'
{%- endmacro %}

{# What may follow a department's name and is no part of it. #}
{% macro behind_a_department() -%}
    [(（].*[)）]$|本级$
{%- endmacro %}

{# Words before a heading that tell it from no other: whose, of which year, how it was set aside. #}
{% macro idle_in_a_heading() -%}
    部门|单位|本级|市级|区级|县级|省级|本年度?|当年|20\d{2}年度?|年度|编制|安排|拨款|财政|的
{%- endmacro %}

{# Words behind a heading that only say that it is money. #}
{% macro idle_behind_a_heading() -%}
    资金|总额|安排
{%- endmacro %}

{# A figure beside another: 2026年预算数比2025年执行数 #}
{% macro comparison() -%}
    (预算|决算|执行|本年|当年|20\d{2}年?)[^比较]*(比|较)[^比较]*(预算|决算|执行|上年|20\d{2}年?)
{%- endmacro %}

{% macro compared_with_outturn() -%}
    (比|较)[^比较]*(执行|决算)
{%- endmacro %}

{# What is left of a figure when something is taken out of it, and which figure. #}
{% macro after_exclusions() -%}
    ^扣除.+后的?(.+)$
{%- endmacro %}

{% macro exclusion() -%}
    扣除
{%- endmacro %}

{% macro rate() -%}
    %|百分|率
{%- endmacro %}

{# A heading that names the subjects of a classification: 部门预算支出经济分类科目, 按功能分类 … #}
{% macro classification_heading() -%}
    ^按?(部门|政府|单位)?(预算)?(支出)?(部门|政府)?(预算)?(支出)?(功能|经济)(分类?|科目|类)*(名称|编码|代码|编号)?$
{%- endmacro %}

{# The classification that a heading's words name. #}
{% macro classification_named(text) -%}
    case
        when contains({{ text }}, '功能') then 'function'
        when contains({{ text }}, '政府') then 'governmental_economic'
        else 'departmental_economic'
    end
{%- endmacro %}

{% macro purpose_heading() -%}
    ^按?支出用途(分类)?$
{%- endmacro %}

{% macro code_word() -%}
    (编码|代码|编号)$
{%- endmacro %}

{# A heading that only says of which year its figures are. #}
{% macro year_alone() -%}
    ^(20\d{2}年?度?|(本|当)年度?)$
{%- endmacro %}

{% macro year_before_alone() -%}
    ^(上年度?|上一年度?|去年)$
{%- endmacro %}

{# A heading with these is no total and no year of its own, whatever its figures add up to. #}
{% macro part_of_another() -%}
    其中|其他|其它|另|扣除|不含|剔除|结转|结余
{%- endmacro %}

{# What the heading of a column of names ends in: 会议名称, 培训名称 #}
{% macro name_word() -%}
    名称
{%- endmacro %}

{# What a title says beside 三公 before it says which table it is: 及会议费、培训费, 、机关运行经费 #}
{% macro joined_to_three_public() -%}
    '(三公经费)[及和与、][^()（）]+?(支出|预算|决算|情况|表)'
{%- endmacro %}

{# The same before it: 财政拨款安排的行政经费及三公经费 #}
{% macro joined_before_three_public() -%}
    '(的|^)(?:[^的()及和与、]{2,8}[及和与、])+(三公经费)'
{%- endmacro %}

{# A total that only says of what: 支出总计, 预算合计 #}
{% macro total_of_a_side() -%}
    (收入|支出|预算|金额|资金)+(合计|总计|小计|总额)
{%- endmacro %}

{# The heading of a column that says whose a line is. #}
{% macro heading_of_units() -%}
    (二级)?(预算|主管|实施|采购|项目)?(单位|部门)(\((单位|部门)\))?(名称)?
{%- endmacro %}

{# What stands beside the name of a department in a form, and what tells a name from a heading. #}
{% macro label_of_a_department() -%}
    (部门|单位)([(（](单位|部门)[)）])?名称[:：]?
{%- endmacro %}

{% macro place_in_a_name() -%}
    [省市州区县旗盟]|^(国家|中国|中央|中共)
{%- endmacro %}

{# The name of the whole. #}
{% macro total_word() -%}
    '合计'
{%- endmacro %}

{# What the name of a statement ends with. #}
{% macro statement_word() %}表{% endmacro %}
