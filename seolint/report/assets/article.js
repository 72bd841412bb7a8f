// The text of a page, with what marks it, and what stands along it: the reading ease, and where problems are.
const STYLES = ["strong", "em", "a", "code"];
const FIELDS = { title: "Title", description: "Description", slug: "Address", keyphrase: "Keyphrase" };
const TAGS = { paragraph: "p", quote: "p", caption: "p", item: "li", cell: "td", row: "td", code: "pre", image: "p", hidden: "p" };

/** A run as nodes: text, in the elements that its styles ask for, in a mark where problems have places. */
function runNode(run, kind, marks) {
  if (typeof run === "string") return run === "\ufffc" ? placeholder(kind) : run;
  const [text, styles, ...places] = run;
  let node = text === "\ufffc" ? placeholder(kind) : document.createTextNode(text);
  STYLES.forEach((tag, at) => {
    if (styles & (1 << at)) node = el(tag === "a" ? "span" : tag, tag === "a" ? { class: "link" } : {}, node);
  });
  if (!places.length) return node;
  const mark = el("mark", {}, node);
  mark.places = [];
  for (let at = 0; at < places.length; at += 2) mark.places.push([places[at], places[at + 1]]);
  marks.push(mark);
  return mark;
}

function placeholder(kind) {
  return el("span", { class: "empty" }, { image: "no alternative text", heading: "empty heading" }[kind] || "empty");
}

/** The article and, apart, what the head of the page says; `marks` takes every mark. */
function articleOf(data, page, marks) {
  const fields = el("dl", { class: "fields" }), body = el("article", { class: "text", lang: page.language, "aria-label": "Text of the page" });
  let heads = 0, holder = null, kindOf = "";
  const into = (kind, make) => {
    if (kindOf !== kind) body.append((holder = make()));
    kindOf = kind;
    return holder;
  };
  for (const [kind, level, ...runs] of data.blocks) {
    const nodes = runs.map((run) => runNode(run, kind, marks));
    if (kind in FIELDS) fields.append(el("div", {}, el("dt", {}, FIELDS[kind]), el("dd", {}, nodes)));
    else if (kind === "item") into("list", () => el("ul")).append(el("li", { class: `deep${level}` }, nodes));
    else if (kind === "cell" || kind === "row") {
      const rows = into("table", () => el("table"));
      if (kind === "row" || !rows.lastChild) rows.append(el("tr"));
      rows.lastChild.append(el("td", {}, nodes));
    } else {
      kindOf = "";
      const id = kind === "heading" ? `head-${heads++}` : undefined;
      const tag = kind === "heading" ? `h${Math.min(6, level + 1)}` : TAGS[kind] || "p";
      body.append(el(tag, { class: kind === "heading" ? `h${level}` : kind, id, tabindex: id && "-1" }, nodes));
    }
  }
  if (data.cut) body.append(el("p", { class: "cut" }, "The page goes on from here; the report shows its beginning."));
  return [fields.childElementCount ? fields : "", body];
}

/** A strip as long as the article, a tick for each place in thousandths of it. */
function strip(places, label, className) {
  const drawn = svg("svg", { class: `strip ${className}`, role: "img", "aria-label": label });
  for (const [at, kind] of places) {
    drawn.append(svg("rect", { x: `${at / 10}%`, y: "0", width: "3", height: "100%", rx: "1", class: kind }));
  }
  return drawn;
}

/** Rows that share one axis, the length of the article. */
function alongOf(data) {
  const rows = [...chartRows(data)];
  const seen = data.problems.filter((problem) => problem.uses.length);
  if (seen.length) {
    const ticks = seen.map((problem) => [problem.uses[0], `s${problem.severity}`]).reverse();
    rows.push(alongRow("Problems", counted(seen.length, "place"), strip(ticks, `${counted(seen.length, "problem")} along the page`, "all")));
  }
  const phrases = data.problems.map((problem, at) => [problem, at]).filter(([problem]) => problem.phrase && problem.uses.length > 1);
  for (const [problem, at] of phrases.slice(0, 6)) {
    const label = `“${problem.phrase}” appears at ${problem.uses.map((use) => `${Math.round(use / 10)} %`).join(", ")} of the page`;
    const ticks = problem.uses.map((use) => [use, `s${problem.severity}`]);
    const name = el("button", { type: "button", class: "to-phrase", onclick: () => select(at, 0) }, `“${problem.phrase}”`);
    rows.push(alongRow(name, counted(problem.uses.length, "use"), strip(ticks, label, "uses")));
  }
  if (!rows.length) return "";
  return el("section", { class: "along", "aria-label": "Along the page" }, el("h2", {}, "Along the page"), rows, axis(data));
}

function alongRow(name, note, plot) {
  return el("div", { class: "row" }, el("div", { class: "label" }, el("span", { class: "name" }, name), el("span", { class: "note" }, note)), el("div", { class: "plot" }, plot));
}

/** The headings of the two highest levels that come more than once, below the plots. */
function axis(data) {
  const heads = data.outline.map((heading, at) => ({ level: heading[0], text: heading[1], at: data.heads[at], number: at })).filter((head) => head.at !== undefined && head.level <= 2);
  const ticks = el("div", { class: "axis", "aria-hidden": "true" });
  for (const head of heads) {
    const tick = el("a", { href: `#head-${head.number}`, title: head.text, tabindex: "-1", onclick: (event) => { event.preventDefault(); goToHeading(head.number); } });
    tick.style.left = `${head.at / 10}%`;
    ticks.append(tick);
  }
  return el("div", { class: "row" }, el("div", { class: "label" }, el("span", { class: "note" }, "Headings")), el("div", { class: "plot" }, ticks));
}

const MEASURES = {
  flesch_reading_ease: { name: "Reading ease", least: 0, most: 100, goal: 60, easy: (value) => value, word: ease },
  lix: { name: "LIX", least: 20, most: 80, goal: 50, easy: (value) => -value, word: (value) => (value > 60 ? "very hard" : value > 50 ? "hard" : value > 40 ? "medium" : "easy") },
};
const HEIGHT = 100;

/** The reading ease as a line, stretch by stretch; the dashed line is plain English (60), or for LIX where hard begins (50). */
function* chartRows(data) {
  const { readings = [] } = data, measure = MEASURES[data.measure];
  if (readings.length < 2) return;
  const values = readings.map((reading) => reading[2]);
  // From ten below the lowest to ten above the highest, so that the line has room, but keeps to what the measure means.
  const low = Math.max(measure.least, Math.min(measure.goal, ...values) - 10), high = Math.min(measure.most, Math.max(measure.goal, ...values) + 10);
  const y = (value) => {
    const at = (HEIGHT * (Math.min(high, Math.max(low, value)) - low)) / (high - low);
    return data.measure === "lix" ? at : HEIGHT - at;
  };
  const points = readings.map(([start, end, value]) => [(start + end) / 2, y(value)]);
  const line = `M0 ${points[0][1]} ${points.map(([x, at]) => `L${x} ${at.toFixed(1)}`).join(" ")} L1000 ${points.at(-1)[1]}`;
  const hardest = readings.reduce((a, b) => (measure.easy(b[2]) < measure.easy(a[2]) ? b : a));
  const label = `${measure.name} along the page, from ${Math.min(...values)} to ${Math.max(...values)}; hardest ${Math.round(hardest[0] / 10)} % of the way down, with ${hardest[2]} (${measure.word(hardest[2])})`;
  const plot = svg("svg", { class: "chart", viewBox: `0 0 1000 ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": label },
    svg("path", { class: "area", d: `${line} L1000 ${HEIGHT} L0 ${HEIGHT} Z` }),
    svg("line", { class: "goal", x1: 0, x2: 1000, y1: y(measure.goal), y2: y(measure.goal) }),
    svg("path", { class: "line", d: line }));
  const marks = el("div", { class: "scale", "aria-hidden": "true" });
  for (const [value, text] of [[measure.goal, data.measure === "lix" ? `${measure.goal} hard` : `${measure.goal} plain`]]) {
    const mark = el("span", {}, text);
    mark.style.top = `${y(value)}%`;
    marks.append(mark);
  }
  const point = el("span", { class: "lowest" });
  point.style.left = `${(hardest[0] + hardest[1]) / 20}%`;
  point.style.top = `${y(hardest[2])}%`;
  point.title = `Hardest: ${hardest[2]}`;
  yield alongRow(measure.name, `hardest ${whole(hardest[2])}, ${measure.word(hardest[2])}`, el("div", { class: "chartbox" }, plot, marks, point));
}
