// The view of one page: its text, its problems, and going from one to the next.
const view = { at: -1, data: null, marks: [], cards: [], selected: -1, use: 0 };

function dataOf(at) {
  const script = document.getElementById(`page-${at}`);
  return script ? JSON.parse(script.textContent) : { problems: [], more: 0 };
}

function pageView(at) {
  const page = DATA.pages[at], data = dataOf(at);
  Object.assign(view, { at, data, marks: [], cards: [], selected: -1, use: 0 });
  const text = data.blocks ? articleOf(data, page, view.marks) : [el("p", { class: "cut" }, "The text of this page is not in the report.")];
  return [
    el("nav", { class: "topbar", "aria-label": "Pages" }, el("a", { href: "#", id: "back" }, "← All pages"), neighbours(at)),
    el("header", { class: "mast" },
      el("p", { class: "kicker path" }, page.path),
      el("h1", { tabindex: "-1" }, titleOf(page)),
      facts(page)),
    data.blocks ? alongOf(data) : "",
    el("div", { class: "reading" }, outlineOf(data),
      el("main", { "aria-label": "Text" }, text),
      el("aside", { class: "problems", "aria-label": "Problems" }, el("div", { class: "pick", role: "group", "aria-label": "Severities shown" }), el("p", { id: "found", role: "status", "aria-live": "polite" }), el("ol", { id: "cards" }), el("section", { id: "shared", "aria-labelledby": "shared-head" }))),
    foot("j k problem by problem", "n p use by use of one", "Esc all pages"),
  ];
}

function neighbours(at) {
  const order = (overview.rows.length ? overview.rows : wantedRows()).map((each) => each.at);
  const here = order.indexOf(at);
  if (here < 0 || order.length < 2) return "";
  const link = (to, text, label) => to === undefined ? el("span", { class: "off", "aria-hidden": "true" }, text) : el("a", { href: `#page=${to}`, "aria-label": `${label}: ${titleOf(DATA.pages[to])}` }, text);
  return el("span", { class: "steps" }, link(order[here - 1], "‹", "Previous page"), el("span", {}, `${number(here + 1)} of ${number(order.length)}`), link(order[here + 1], "›", "Next page"));
}

function facts(page) {
  const fact = (name, value, note) => value == null ? "" : el("div", {}, el("dt", {}, name), el("dd", {}, value, note ? el("span", {}, ` ${note}`) : ""));
  return el("dl", { class: "facts" },
    fact("Score", page.score, "of 100"),
    fact("Words", page.words === undefined ? null : number(page.words)),
    fact("To read", page.minutes == null ? null : page.minutes < 1 ? "under 1" : page.minutes.toFixed(0), "min"),
    fact("Reading ease", page.flesch == null ? null : whole(page.flesch), page.flesch == null ? "" : ease(page.flesch)),
    fact("Language", page.language));
}

function outlineOf(data) {
  if (!data.outline || !data.outline.length) return "";
  const most = Math.max(1, ...data.outline.filter(([level]) => level > 1).map((heading) => heading[2]));
  return el("nav", { class: "outline", "aria-label": "Outline" }, el("h2", {}, "Outline"), el("ol", {}, data.outline.map(([level, text, words], at) => {
    const bar = el("span", { class: "bar", "aria-hidden": "true" });
    bar.style.width = `${Math.min(100, (100 * words) / most)}%`;
    return el("li", { class: `l${level}` }, el("a", { href: `#head-${at}`, onclick: (event) => { event.preventDefault(); goToHeading(at); } },
      el("span", { class: "level", "aria-label": `level ${level}` }, `h${level}`), el("span", { class: "name" }, text || "(empty)"), el("span", { class: "count" }, number(words), el("span", { class: "unseen" }, " words")), level > 1 ? bar : ""));
  })));
}

function goToHeading(at) {
  const heading = document.getElementById(`head-${at}`);
  if (heading) { reveal(heading); heading.focus({ preventScroll: true }); }
}

function reveal(node) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ block: matchMedia("(max-width: 52rem)").matches ? "start" : "center", behavior: calm ? "auto" : "smooth" });
}

/** Problems in the list and marks in the text, those that are wanted. */
function refreshPage() {
  const { data } = view, counts = [0, 0, 0];
  for (const problem of data.problems) counts[problem.severity] += 1;
  document.querySelector("aside .pick").replaceChildren(...severityBoxes(counts, refreshPage), ...narrowing());
  const shown = data.problems.map((problem) => isWanted(problem.rule, problem.severity));
  view.cards = data.problems.map((problem, at) => (shown[at] ? card(problem, at) : null));
  document.getElementById("cards").replaceChildren(...view.cards.filter(Boolean));
  const left = shown.filter(Boolean).length;
  const hidden = left < shown.length ? ` of ${number(shown.length)}` : "";
  document.getElementById("found").textContent = `${number(left)}${hidden} ${shown.length === 1 ? "problem" : "problems"}${data.more ? `, and ${number(data.more)} more not listed` : ""}`;
  if (view.selected >= 0 && !shown[view.selected]) view.selected = -1;
  refreshShared();
  paint();
}

/** What is counted on other pages, and is about this one, too. */
function refreshShared() {
  const groups = sharedBy(DATA.pages[view.at]), box = document.getElementById("shared");
  box.hidden = !groups.length;
  box.replaceChildren(el("h2", { id: "shared-head" }, "Counted on other pages"), el("ul", {}, groups.map((group) => el("li", { class: `s${group.severity}` },
    el("p", { class: "rule" }, dot(group.severity), el("span", { class: "unseen" }, `${SEVERITIES[group.severity]} `), readable(DATA.rules[group.rule].id), lineIn(group)),
    el("p", { class: "message" }, "On ", pageLink(rowOf(group.members[0][0])), `: ${group.message}`)))));
}

function lineIn(group) {
  const own = group.members.find(([page]) => rowOf(page)[1] === view.at);
  return own ? el("span", { class: "line" }, ` line ${number(own[1])}`) : "";
}

function narrowing() {
  if (!wanted.family && wanted.rule < 0) return [];
  const name = wanted.rule >= 0 ? DATA.rules[wanted.rule].id : wanted.family;
  return [el("button", { type: "button", class: "quiet", onclick: () => { wanted.family = ""; wanted.rule = -1; refreshPage(); } }, `Only “${readable(name)}” ×`)];
}

function card(problem, at) {
  const rule = DATA.rules[problem.rule];
  return el("li", { class: `card s${problem.severity}`, value: at + 1 },
    el("button", { type: "button", class: "head", "aria-expanded": "false", onclick: () => (view.selected === at ? select(-1) : select(at, 0)) },
      el("span", { class: "n" }, dot(problem.severity), el("span", { class: "unseen" }, SEVERITIES[problem.severity] + " "), number(at + 1)),
      el("span", { class: "rule" }, readable(rule.id)),
      el("span", { class: "message" }, problem.message)));
}

/** What a card says beyond its message, while it is the selected one. */
function cardMore(problem) {
  const rule = DATA.rules[problem.rule], uses = problem.uses.length;
  const links = (rule.source || []).filter((source) => /^https?:/.test(source) && URL.canParse(source)).slice(0, 2);
  return el("div", { class: "rest" },
    uses > 1 ? el("div", { class: "uses" },
      strip(problem.uses.map((use) => [use, `s${problem.severity}`]), `${counted(uses, "place")} along the page`, "mini"),
      el("div", { class: "step" },
        el("button", { type: "button", "aria-label": "Previous place", onclick: () => step(-1) }, "‹"),
        el("span", { id: "use", "aria-live": "polite" }),
        el("button", { type: "button", "aria-label": "Next place", onclick: () => step(1) }, "›"))) : "",
    problem.excerpt ? el("p", { class: "excerpt" }, problem.excerpt[0], el("b", {}, problem.excerpt[1]), problem.excerpt[2]) : "",
    rule.why ? el("p", { class: "why" }, rule.why) : "",
    el("p", { class: "source" }, `Line ${number(problem.line)} · ${rule.id}`, links.map((source) => [" · ", el("a", { href: source, rel: "noreferrer noopener", target: "_blank" }, new URL(source).hostname.replace(/^www\./, ""))])));
}

/** Select a problem and one of its places; -1 for none. */
function select(at, use = 0) {
  view.selected = at;
  view.use = use;
  paint();
  if (at < 0) return;
  const mark = view.marks.find((each) => each.places.some(([problem, place]) => problem === at && place === use));
  if (mark) reveal(mark);
  const own = view.cards[at];
  if (own) scrollList(own);
}

/** Scroll the list alone: to scroll the window too would stop its way to the mark. */
function scrollList(own) {
  const list = own.closest("aside"), { top, bottom } = own.getBoundingClientRect(), box = list.getBoundingClientRect();
  if (top < box.top || bottom - top > box.height) list.scrollTop += top - box.top - 48;
  else if (bottom > box.bottom) list.scrollTop += bottom - box.bottom + 16;
}

function step(by) {
  const problem = view.data.problems[view.selected];
  if (!problem || problem.uses.length < 2) return;
  select(view.selected, (view.use + by + problem.uses.length) % problem.uses.length);
}

function move(by) {
  const shown = [...view.cards.keys()].filter((at) => view.cards[at]);
  if (!shown.length) return;
  const here = shown.indexOf(view.selected);
  const at = shown[here < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, here + by))];
  select(at, 0);
  view.cards[at].querySelector(".head").focus({ preventScroll: true });
}

/** Whether every place of a problem is marked unasked: of the uses of a phrase, all count the same. */
function everywhere(problem) {
  return problem.phrase !== undefined || DATA.rules[problem.rule].family === "keywords";
}

function paint() {
  const { data, selected, use } = view, numbered = new Set();
  for (const mark of view.marks) {
    const seen = mark.places.filter(([at, place]) => view.cards[at] && (place === 0 || at === selected || everywhere(data.problems[at])));
    const on = seen.find(([at]) => at === selected);
    mark.className = seen.length ? `s${on ? data.problems[selected].severity : Math.min(...seen.map(([at]) => data.problems[at].severity))}` : "";
    mark.classList.toggle("phrase", seen.some(([at]) => everywhere(data.problems[at])));
    mark.classList.toggle("on", Boolean(on));
    mark.classList.toggle("use", Boolean(on) && on[1] === use);
    const first = seen.filter(([at, place]) => place === 0 && !numbered.has(at)).map(([at]) => at);
    first.forEach((at) => numbered.add(at));
    if (first.length) mark.dataset.n = first.length > 2 ? `${first[0] + 1}–${first.at(-1) + 1}` : first.map((at) => at + 1).join(",");
    else delete mark.dataset.n;
  }
  document.body.classList.toggle("selecting", selected >= 0);
  view.cards.forEach((own, at) => {
    if (!own) return;
    const open = own.querySelector(".rest");
    own.classList.toggle("on", at === selected);
    own.querySelector(".head").setAttribute("aria-expanded", String(at === selected));
    if (at === selected && !open) own.append(cardMore(data.problems[at]));
    else if (at !== selected && open) open.remove();
  });
  const told = document.getElementById("use");
  if (told) told.textContent = `${number(use + 1)} of ${number(data.problems[selected].uses.length)}`;
}
