// The overview: all pages, those first that problems weigh on most, and what narrows them down.
const CHUNK = 150;
const SORTS = {
  hurts: ["What hurts most", (a, b) => b.weight - a.weight || a.page.score - b.page.score],
  score: ["Lowest score", (a, b) => (a.page.score ?? 101) - (b.page.score ?? 101)],
  ease: ["Hardest to read", (a, b) => (a.page.flesch ?? 1e9) - (b.page.flesch ?? 1e9)],
  short: ["Shortest", (a, b) => (a.page.words ?? 0) - (b.page.words ?? 0)],
  long: ["Longest", (a, b) => (b.page.words ?? 0) - (a.page.words ?? 0)],
  path: ["Path", () => 0],
};
const overview = { rows: [], shown: 0, scroll: 0 };

/** The pages that are wanted, in order, each with the problems that are. */
function wantedRows() {
  const text = wanted.text.trim().toLowerCase(), narrow = filtered();
  const rows = [];
  DATA.pages.forEach((page, at) => {
    if (text && !page.path.toLowerCase().includes(text) && !titleOf(page).toLowerCase().includes(text)) return;
    const counts = [0, 0, 0], rules = new Map();
    for (const [rule, severity, count] of page.counts) {
      if (!isWanted(rule, severity)) continue;
      counts[severity] += count;
      rules.set(rule, (rules.get(rule) || 0) + count * DATA.weights[severity]);
    }
    const weight = counts.reduce((sum, count, severity) => sum + count * DATA.weights[severity], 0);
    const shared = sharedBy(page);
    if (weight || shared.length || !narrow) rows.push({ at, page, counts, rules, weight, shared });
  });
  const order = SORTS[wanted.sort][1];
  return rows.sort((a, b) => order(a, b) || byText(a.page.path, b.page.path));
}

/** Problems by severity and by rule, on the pages that the text field leaves. */
function tally() {
  const text = wanted.text.trim().toLowerCase();
  const bySeverity = [0, 0, 0], byRule = DATA.rules.map(() => 0), byFamily = {};
  for (const page of DATA.pages) {
    if (text && !page.path.toLowerCase().includes(text) && !titleOf(page).toLowerCase().includes(text)) continue;
    for (const [rule, severity, count] of page.counts) {
      const { family } = DATA.rules[rule];
      if ((wanted.rule < 0 || wanted.rule === rule) && (!wanted.family || wanted.family === family)) bySeverity[severity] += count;
      if (!wanted.severities[severity]) continue;
      byFamily[family] = (byFamily[family] || 0) + count;
      if (!wanted.family || wanted.family === family) byRule[rule] += count;
    }
  }
  return { bySeverity, byRule, byFamily };
}

function overviewView() {
  const all = [0, 0, 0];
  for (const page of DATA.pages) for (const [, severity, count] of page.counts) all[severity] += count;
  const total = all.reduce((a, b) => a + b), words = DATA.pages.reduce((sum, page) => sum + (page.words || 0), 0);
  const clean = DATA.pages.filter((page) => !page.counts.length && !page.groups).length;
  return [
    el("header", { class: "mast" },
      el("p", { class: "kicker" }, "Content report"),
      el("h1", { tabindex: "-1" }, total ? `${counted(total, "problem")} on ${counted(DATA.pages.length, "page")}` : `No problems on ${counted(DATA.pages.length, "page")}`),
      total ? share(all) : "",
      el("p", { class: "legend" },
        all.map((count, at) => el("span", {}, dot(at), `${number(count)} ${count === 1 ? SEVERITIES[at] : PLURALS[at]}`)),
        el("span", {}, `${counted(words, "word")} read`),
        clean ? el("span", {}, `${counted(clean, "page")} without a problem`) : "")),
    siteLink(),
    failures(),
    el("div", { class: "browse" }, filters(),
      el("main", { id: "pages", "aria-label": "Pages" },
        el("div", { class: "found" },
          el("p", { id: "found", role: "status", "aria-live": "polite" }),
          el("button", { type: "button", id: "reset", class: "quiet", onclick: reset }, "Clear filters"),
          el("label", { class: "sort" }, "Sort by ", el("select", { id: "sort", onchange: (event) => { wanted.sort = event.target.value; refresh(); } },
            Object.entries(SORTS).map(([key, [name]]) => el("option", { value: key, selected: key === wanted.sort }, name))))),
        table(),
        el("button", { type: "button", id: "more", class: "more", onclick: () => more() }))),
    foot("/ search", "j k page by page", "Enter open"),
  ];
}

function share(counts) {
  const total = counts.reduce((a, b) => a + b);
  const bar = el("div", { class: "share", role: "img", "aria-label": severities(counts) });
  counts.forEach((count, at) => {
    if (!count) return;
    const part = el("span", { class: `s${at}` });
    part.style.flexGrow = count / total;
    bar.append(part);
  });
  return bar;
}

function failures() {
  if (!DATA.errors.length) return "";
  return el("section", { class: "failures", "aria-label": "What could not be read" },
    el("h2", {}, "What could not be done"),
    el("ul", {}, DATA.errors.map(([path, message]) => el("li", {}, path ? el("code", {}, path) : "", path ? " " : "", message))));
}

function filters() {
  const wide = matchMedia("(min-width: 60rem)").matches;
  return el("details", { class: "filters", open: wide }, el("summary", {}, "Filter"),
    el("form", { role: "search", "aria-label": "Filter pages and problems", onsubmit: (event) => event.preventDefault() },
      el("label", { class: "field" }, el("span", {}, "Path or title"),
        el("input", { type: "search", id: "search", value: wanted.text, autocomplete: "off", spellcheck: "false", oninput: (event) => { wanted.text = event.target.value; refresh(); } })),
      el("fieldset", { id: "severities" }, el("legend", {}, "Severity"), el("div")),
      el("fieldset", { id: "families" }, el("legend", {}, "Family"), el("div")),
      el("fieldset", { id: "rules" }, el("legend", {}, "Rule"), el("div"))));
}

function choice(pressed, name, count, most, press) {
  const bar = el("span", { class: "bar", "aria-hidden": "true" });
  bar.style.width = `${most ? (100 * count) / most : 0}%`;
  return el("button", { type: "button", class: "choice", "aria-pressed": String(pressed), onclick: press }, el("span", { class: "name" }, name), el("span", { class: "count" }, number(count)), bar);
}

function refreshFilters() {
  const { bySeverity, byRule, byFamily } = tally();
  const put = (id, children) => {
    const box = document.querySelector(`#${id} > div`), focused = box.contains(document.activeElement) && [...box.querySelectorAll("input, button")].indexOf(document.activeElement);
    box.replaceChildren(...children);
    if (focused !== false) (box.querySelectorAll("input, button")[focused] || box).focus();
  };
  put("severities", severityBoxes(bySeverity, refresh));
  const families = Object.keys(byFamily).sort(byText), most = Math.max(0, ...Object.values(byFamily));
  put("families", families.map((family) => choice(wanted.family === family, readable(family), byFamily[family], most, () => {
    wanted.family = wanted.family === family ? "" : family;
    wanted.rule = -1;
    refresh();
  })));
  const rules = [...byRule.keys()].filter((at) => byRule[at] || wanted.rule === at).sort((a, b) => byRule[b] - byRule[a]);
  const top = Math.max(0, ...byRule);
  put("rules", rules.map((at) => choice(wanted.rule === at, readable(DATA.rules[at].id), byRule[at], top, () => {
    wanted.rule = wanted.rule === at ? -1 : at;
    refresh();
  })));
}

function table() {
  const head = (name, kind) => el("th", { scope: "col", role: "columnheader", class: kind }, name);
  return el("table", { class: "pages", role: "table" },
    el("caption", { class: "unseen" }, "Pages and their problems"),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, head("Page", "page"), head("Problems", "problems"), head("Score", "score num"), head("Words", "words num"), head("Reading ease", "ease num"))),
    el("tbody", { id: "rows", role: "rowgroup" }));
}

function row({ at, page, counts, rules, weight, shared }, most) {
  const own = [...rules].sort((a, b) => b[1] - a[1]).map(([rule]) => rule);
  const top = [...new Set([...own, ...shared.map((group) => group.rule)])].slice(0, 3).map((rule) => readable(DATA.rules[rule].id));
  const none = shared.length ? "" : el("span", { class: "none" }, "none");
  const bar = el("span", { class: "weight", "aria-hidden": "true" });
  counts.forEach((count, severity) => {
    const part = el("span", { class: `s${severity}` });
    part.style.width = `${(100 * count * DATA.weights[severity]) / most}%`;
    bar.append(part);
  });
  const cell = (kind, ...children) => el("td", { class: kind, role: "cell" }, ...children);
  // The roles are said, as on a narrow screen the rows are laid out as grids.
  return el("tr", { role: "row" },
    el("th", { scope: "row", role: "rowheader", class: "page" },
      el("a", { href: `#page=${at}` }, titleOf(page)),
      el("span", { class: "path" }, page.path),
      top.length ? el("span", { class: "top" }, top.join(" · ")) : ""),
    cell("problems", weight ? bar : "", weight ? el("span", { class: "counts" }, counts.map((count, severity) => count ? el("span", { class: `s${severity}` }, dot(severity), `${number(count)} ${count === 1 ? SEVERITIES[severity] : PLURALS[severity]}`) : "")) : none,
      shared.length ? el("span", { class: "none" }, `${weight ? "and " : ""}${number(shared.length)} counted on another page`) : ""),
    cell("score num", page.score ?? "–"),
    cell("words num", page.words === undefined ? "–" : number(page.words)),
    cell("ease num", page.flesch == null ? "–" : whole(page.flesch), page.flesch == null ? "" : el("span", { class: "name" }, ease(page.flesch))));
}

function more(count = CHUNK) {
  const most = Math.max(1, ...overview.rows.map((each) => each.weight));
  const next = overview.rows.slice(overview.shown, overview.shown + count);
  document.getElementById("rows").append(...next.map((each) => row(each, most)));
  overview.shown += next.length;
  const left = overview.rows.length - overview.shown, button = document.getElementById("more");
  button.hidden = !left;
  button.textContent = `Show more (${number(left)} left)`;
}

function refresh() {
  refreshFilters();
  overview.rows = wantedRows();
  overview.shown = 0;
  document.getElementById("rows").replaceChildren();
  more();
  const problems = overview.rows.reduce((sum, each) => sum + each.counts.reduce((a, b) => a + b), 0);
  const some = overview.rows.length;
  document.getElementById("found").textContent = some ? `${counted(some, "page")}, ${counted(problems, "problem")}` : "No page fits these filters.";
  document.getElementById("reset").hidden = !filtered() && !wanted.text;
}

function reset() {
  Object.assign(wanted, { text: "", severities: [true, true, true], family: "", rule: -1 });
  document.getElementById("search").value = "";
  refresh();
  document.getElementById("search").focus();
}

function foot(...keys) {
  return el("footer", {}, el("p", { class: "keys" }, keys.map((key) => {
    const [, stroke, does] = key.match(/^((?:\S |Enter |Esc )+)(.*)$/);
    return el("span", {}, stroke.trim().split(" ").map((each) => el("kbd", {}, each)), ` ${does}`);
  })), el("p", {}, `seolint ${DATA.version}`));
}
