// What the pages do without a server: units, copying, links of figures, English, search.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* not kept */ } };
  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };

  // --- long parts lie packed in the page
  for (const place of all("[data-packed]")) {
    place.innerHTML = window.unpack(place.dataset.packed);
    delete place.dataset.packed;
  }

  // --- what an address or a print asks for is not left folded
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    for (const place of [target, target && target.closest("details")]) if (place && place.tagName === "DETAILS") place.open = true;
  };
  addEventListener("hashchange", unfold);
  addEventListener("beforeprint", () => { for (const place of all(".finding .side details")) place.open = true; });
  unfold();

  // --- 元 / 万元: the decimal point moves, no digit is lost or made up
  const plain = (text) => text.replace(/\s+/g, "");  // a narrow column breaks a figure
  const shifted = (text, places) => {
    const found = /^(-?)([\d,]+)(?:\.(\d+))?$/.exec(plain(text));
    if (!found) return text;
    let whole = found[2].replaceAll(",", ""), rest = found[3] || "";
    if (places > 0) { rest = rest.padEnd(places, "0"); whole += rest.slice(0, places); rest = rest.slice(places); }
    else { whole = whole.padStart(1 - places, "0"); rest = whole.slice(places) + rest; whole = whole.slice(0, places); }
    whole = whole.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ",");
    rest = rest.replace(/0+$/, "").padEnd(2, "0");
    return found[1] + whole + "." + rest;
  };
  const showUnit = (unit) => {
    for (const button of all("[data-unit]")) button.setAttribute("aria-pressed", button.dataset.unit === unit);
    for (const table of all("table.fig[data-f]")) {
      const places = unit === "printed" || unit === table.dataset.f ? 0 : unit === "1" ? 4 : -4;
      for (const cell of all("td:not([data-n])", table)) {
        if (!cell.textContent) continue;
        cell.dataset.t ??= cell.textContent;
        cell.textContent = places ? shifted(cell.dataset.t, places) : cell.dataset.t;
      }
      const now = places ? unit : table.dataset.f;
      table.caption.textContent = now === "1" ? "单位：元" : "单位：万元";
    }
    keep("unit", unit);
  };
  for (const button of all("[data-unit]")) button.onclick = () => showUnit(button.dataset.unit);
  const begin = () => {
    if (all("[data-unit]").length && kept("unit") && kept("unit") !== "printed") showUnit(kept("unit"));
    translate(document.body);
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    unfold();
    if (target) { location.replace(location.href); target.scrollIntoView(); }  // it came after the address was looked up
    for (const button of all("[data-print]")) { button.hidden = false; button.onclick = () => print(); }
    for (const button of all("[data-save]")) { button.hidden = false; button.onclick = saveFigures; }
    document.documentElement.dataset.ready = "yes";
  };
  addEventListener("DOMContentLoaded", begin);  // all that is used is defined by then

  // --- the figures of a report for a spreadsheet, one row each, in the unit that is shown
  const MARKS = { "": "合计关系已证实", u: "没有可验证的关系", f: "合计关系对不上", d: "读数存疑" };
  const quoted = (text) => `"${(/^[=+@-]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const save = (rows, name) => {
    const file = new Blob(["\ufeff", rows.map((row) => row.map(quoted).join(",")).join("\r\n"), "\r\n"], { type: "text/csv" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${name}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  const saveFigures = () => {
    const rows = [["报表", "页", "项目", "栏目", "数", "单位", "是否证实"]];
    for (const statement of all(".statement")) for (const table of all("table.fig", statement)) {
      const heads = all("thead th", table).map((head) => head.textContent.trim());
      for (const part of table.tBodies) {
        const page = /\d+/.exec(part.rows[0].textContent)?.[0] ?? "";
        for (const row of [...part.rows].slice(1)) {
          let label = "", beside = "";
          [...row.cells].forEach((cell, place) => {
            const text = cell.textContent.trim();
            if (cell.tagName === "TH") label = beside === "TH" ? `${label} ${text}`.trim() : text;
            else if (text) {
              const isMoney = table.dataset.f && !("n" in cell.dataset);
              rows.push([statement.querySelector("h3").textContent.trim(), page, label, heads[place],
                plain(text).replaceAll(",", ""), isMoney ? table.caption.textContent.split("：")[1] ?? "" : "", MARKS[cell.className] ?? ""]);
            }
            beside = cell.tagName;
          });
        }
      }
    }
    save(rows, document.querySelector("h1").textContent.trim());
  };

  // --- a figure leads to its page
  document.addEventListener("click", ({ target }) => {
    const cell = target.closest?.("table.fig td");
    const link = cell?.closest("tbody").querySelector(".p a");
    if (link && cell.textContent) link.click();
  });

  // --- English: texts of ours are exchanged, what a report prints stays
  let english = null;
  const translate = (root) => {
    if (!english) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest("script, style, [translate=no], tbody[lang=zh]")) continue;
      const text = node.textContent.trim(), said = english.of(text);
      if (said) node.textContent = node.textContent.replace(text, () => said);
    }
    for (const node of all("[data-en]:not(button)", root)) node.textContent = node.dataset.en;
    for (const name of ["placeholder", "aria-label"]) for (const node of all(`[${name}]`, root)) {
      const said = english.of(node.getAttribute(name));
      if (said) node.setAttribute(name, said);
    }
  };
  const speak = () => {
    const patterns = [];
    for (const [chinese, said] of Object.entries(window.ENGLISH)) if (chinese.includes("{}")) {
      const parts = chinese.split("{}").map((part) => part.replace(/[.*+?^$()|[\]\\]/g, "\\$&"));
      patterns.push([new RegExp(`^${parts.join("([^\u4e00-\u9fff]*?)")}$`), said]);
    }
    english = { of: (text) => {
      if (!/[\u4e00-\u9fff]/.test(text)) return "";
      if (Object.hasOwn(window.ENGLISH, text)) return window.ENGLISH[text];
      for (const [pattern, said] of patterns) {
        const found = pattern.exec(text);
        if (found) { let at = 1; return said.replaceAll("{}", () => found[at++]); }
      }
      return "";
    } };
    document.documentElement.lang = "en";
    translate(document.body);
    document.title = english.of(document.title) || document.title;
  };
  const language = document.getElementById("language");
  const setLanguage = (code) => {
    keep("language", code);
    if (code !== "en") { if (english) location.reload(); return; }
    language.textContent = "中文"; language.lang = "zh";
    if (window.ENGLISH) return speak();
    const script = document.createElement("script");
    script.src = language.dataset.en; script.onload = speak;
    document.head.append(script);
  };
  if (language) {
    language.onclick = () => setLanguage(english ? "zh" : "en");
    if (kept("language") === "en") setLanguage("en");
  }

  // --- search: the address keeps the filter, after #f?
  const form = document.getElementById("filters"), data = window.DATA;
  if (!form || !data) return;
  const PAGE = 50, body = document.querySelector("#results tbody"), head = document.querySelector("#results thead tr");
  const found = document.getElementById("found"), more = document.getElementById("more");
  let list = "findings", shown = PAGE, order = null, down = false;
  const reports = data.reports.map(([key, place, department, year, kind, statements, figures, unmapped, findings, critical, isNew, isUnit, total]) =>
    ({ key, place: data.places[place], department, year, kind, statements, figures, unmapped, findings, critical, total, age: isNew ? "new" : "old",
      kindName: (isUnit ? data.unit_kinds : data.words)[kind] ?? "—", text: "" }));
  const rules = Object.keys(data.rules);
  const findings = data.findings.map(([id, report, rule, severity, isNew, page, message]) =>
    ({ id, report: reports[report], rule: rules[rule], severity: data.severities[severity], age: isNew ? "new" : "old", page, message, family: rules[rule].split("-")[0] }));
  for (const one of findings) one.text = `${one.report.department} ${one.report.place} ${one.rule} ${data.rules[one.rule] ?? ""} ${one.message}`.toLowerCase();
  for (const one of reports) one.text = `${one.department} ${one.place} ${one.key}`.toLowerCase();
  const fill = (name, values, label = (value) => value) => {
    for (const value of values) form.elements[name].append(new Option(label(value), value));
  };
  fill("place", [...data.places].sort((a, b) => a.localeCompare(b, "zh")));
  fill("year", [...new Set(reports.map((one) => one.year).filter(Boolean))].sort().reverse());
  fill("family", [...new Set(findings.map((one) => one.family))].sort(), (code) => data.families[code] ?? code);
  const element = (name, content, className) => {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...[content].flat());
    return node;
  };
  const link = (href, text) => { const node = element("a", text); node.href = href; return node; };
  const COLUMNS = {
    findings: [
      ["程度", (one) => data.severities.indexOf(one.severity), (one) => {
        const tag = element("span", data.words[one.severity], `tag ${one.severity}`);
        return one.age === "new" && data.compared ? [tag, " ", element("span", data.words.new, "tag new")] : [tag];
      }],
      ["单位", (one) => one.report.department, (one) => link(`documents/${one.report.key}.html#${one.id}`, one.report.department)],
      ["年度", (one) => one.report.year, (one) => String(one.report.year ?? "—")],
      ["哪里不符", (one) => one.rule, (one) => one.message, "words"],
      ["规则", (one) => one.rule, (one) => [element("span", data.families[one.family] ?? ""), element("br", []), link(`rules.html#${one.rule}`, one.rule)], "fixed small"],
    ],
    reports: [
      ["单位", (one) => one.department, (one) => link(`documents/${one.key}.html`, one.department), "words"],
      ["地区", (one) => one.place, (one) => one.place],
      ["年度", (one) => one.year, (one) => String(one.year ?? "—")],
      ["种类", (one) => one.kindName, (one) => one.kindName, "fixed"],
      ["支出总计（万元）", (one) => one.total ?? -1, (one) => one.total === null ? "—" : one.total.toLocaleString("en", { minimumFractionDigits: 2 }), "number"],
      ["报表", (one) => one.statements, (one) => one.statements.toLocaleString("en"), "number"],
      ["数", (one) => one.figures, (one) => one.figures.toLocaleString("en"), "number"],
      ["未归位", (one) => one.unmapped, (one) => one.unmapped.toLocaleString("en"), "number"],
      ["不符", (one) => one.findings, (one) => one.findings.toLocaleString("en"), "number"],
      ["严重", (one) => one.critical, (one) => one.critical.toLocaleString("en"), "number"],
    ],
  };
  const wanted = () => {
    const values = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
    const words = (values.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (one) => {
      const report = one.report ?? one;
      return (!values.place || report.place === values.place) && (!values.year || String(report.year) === values.year)
        && (!values.kind || report.kind === values.kind) && (!values.age || one.age === values.age)
        && (list !== "findings" || ((!values.severity || one.severity === values.severity) && (!values.family || one.family === values.family)))
        && words.every((word) => one.text.includes(word));
    };
    const rows = (list === "findings" ? findings : reports).filter(fits), by = order !== null && COLUMNS[list][order][1];
    if (by) rows.sort((a, b) => (down ? -1 : 1) * compare(by(a), by(b)));
    return { values, rows };
  };
  const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, "zh") : (a ?? 0) - (b ?? 0));
  // --- what is listed for a spreadsheet: every row that fits, as it is shown, and where to find it
  const BESIDE = {
    findings: [["地区", (one) => one.report.place], ["页", (one) => one.page], ["规则名称", (one) => data.rules[one.rule]],
      ["网页", (one) => `documents/${one.report.key}.html#${one.id}`]],
    reports: [["网页", (one) => `documents/${one.key}.html`]],
  };
  const take = document.getElementById("take");
  take.hidden = false;
  take.onclick = () => {
    const shownAs = ([, , show, style]) => (one) => {
      const text = [...element("td", show(one)).childNodes].map((node) => node.textContent.trim()).filter(Boolean).join(" ");
      return style === "number" ? text.replaceAll(",", "") : text;
    };
    const columns = [...COLUMNS[list].map((column) => [column[0], shownAs(column)]), ...BESIDE[list]];
    const lines = wanted().rows.map((one) => columns.map(([, tell]) => String(tell(one) ?? "")));
    save([columns.map(([title]) => title), ...lines], document.querySelector(`[data-list=${list}]`).textContent);
  };
  const draw = () => {
    const { values, rows } = wanted(), columns = COLUMNS[list];
    head.replaceChildren(...columns.map(([title, , , style], number) => {
      const button = element("button", title + (order === number ? (down ? " ▼" : " ▲") : ""));
      button.type = "button";
      button.onclick = () => { down = order === number ? !down : style === "number"; order = number; draw(); };
      const cell = element("th", button, style === "number" ? "number" : "");
      cell.scope = "col";
      cell.ariaSort = order === number ? (down ? "descending" : "ascending") : "none";
      return cell;
    }));
    body.replaceChildren(...rows.slice(0, shown).map((one) => element("tr", columns.map(([title, , show, style]) => {
      const cell = element("td", show(one), style ?? "");
      if (["单位", "地区", "哪里不符"].includes(title)) cell.lang = "zh";
      if (style === "number") cell.dataset.label = english?.of(title) || title;  // a phone shows no heads
      return cell;
    }))));
    found.textContent = rows.length ? `${rows.length.toLocaleString("en")} 条` : "没有符合条件的";
    more.hidden = rows.length <= shown;
    for (const button of all("[data-list]")) button.setAttribute("aria-pressed", button.dataset.list === list);
    for (const name of ["severity", "family"]) form.elements[name].disabled = list !== "findings";  // a report has none
    const address = new URLSearchParams(values);
    if (list !== "findings") address.set("list", list);
    if (order !== null) address.set("sort", (down ? "-" : "") + order);
    const text = String(address);
    if (text || location.hash.startsWith("#f?")) history.replaceState(null, "", text ? `#f?${text}` : "#findings");
    translate(document.getElementById("results"));
    translate(found);
  };
  const read = () => {
    if (!location.hash.startsWith("#f?")) return draw();
    const address = new URLSearchParams(location.hash.slice(3));
    for (const field of form.elements) if (field.name) field.value = address.get(field.name) ?? "";
    list = address.get("list") === "reports" ? "reports" : "findings";
    const sort = address.get("sort");
    order = sort === null ? null : Math.abs(Number(sort)); down = Boolean(sort?.startsWith("-"));
    shown = PAGE;
    draw();
    document.getElementById("findings").scrollIntoView();
  };
  form.addEventListener("input", () => { shown = PAGE; draw(); });
  form.addEventListener("reset", () => setTimeout(() => { shown = PAGE; order = null; draw(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of all("[data-list]")) button.onclick = () => { list = button.dataset.list; order = null; shown = PAGE; draw(); };
  more.onclick = () => { shown += 200; draw(); };
  addEventListener("hashchange", read);
  read();
})();
