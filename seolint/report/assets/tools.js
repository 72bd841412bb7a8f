"use strict";
// What the other parts share. Texts go into the page as text nodes only, never as markup.
const SEVERITIES = ["error", "warning", "info"];
const PLURALS = ["errors", "warnings", "info"];

function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const digits = new Intl.NumberFormat("en");
const number = (value) => digits.format(value);
const whole = (value) => value.toFixed(0).replace("-", "−");
const counted = (count, noun) => `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
const byText = new Intl.Collator("en", { numeric: true }).compare;

function severities(counts) {
  return counts.map((count, at) => count && `${number(count)} ${count === 1 ? SEVERITIES[at] : PLURALS[at]}`).filter(Boolean).join(", ");
}

/** stuffed-phrase → Stuffed phrase */
function readable(name) {
  const text = name.replaceAll("-", " ");
  return text[0].toUpperCase() + text.slice(1);
}

/** The names of Flesch (1949), The art of readable writing. */
function ease(score) {
  const names = [[90, "very easy"], [80, "easy"], [70, "fairly easy"], [60, "plain"], [50, "fairly difficult"], [30, "difficult"]];
  const found = names.find(([least]) => score >= least);
  return found ? found[1] : "very difficult";
}

const dot = (severity) => el("span", { class: `dot s${severity}`, "aria-hidden": "true" });

const DATA = JSON.parse(document.getElementById("overview").textContent);

/** What is looked for: in the overview and on a page alike. */
const wanted = { text: "", severities: [true, true, true], family: "", rule: -1, sort: "hurts" };

function isWanted(rule, severity) {
  return wanted.severities[severity] && (wanted.rule < 0 || wanted.rule === rule) && (!wanted.family || DATA.rules[rule].family === wanted.family);
}

function filtered() {
  return wanted.family !== "" || wanted.rule >= 0 || !wanted.severities.every(Boolean);
}

const titleOf = (page) => page.title || page.path.split("/").pop();

/** The boxes that pick severities; `counts` are shown beside them. */
function severityBoxes(counts, changed) {
  return SEVERITIES.map((name, at) => {
    const box = el("input", { type: "checkbox", name: "severity", value: name, checked: wanted.severities[at], onchange: () => {
      wanted.severities[at] = box.checked;
      changed();
    } });
    return el("label", { class: `box s${at}` }, box, dot(at), el("span", {}, readable(PLURALS[at])), el("span", { class: "count" }, number(counts[at])));
  });
}
