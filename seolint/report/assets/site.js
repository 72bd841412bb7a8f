// The view of a site: groups of pages and what differs in them, and a table of all pages.
const SITE = document.getElementById("site") && JSON.parse(document.getElementById("site").textContent);
const COLUMNS = [
  ["Page", 0], ["Title", 2, "wide"], ["Main heading", 3, "wide"], ["Description", 4, "wide"],
  ["Words", 5, "num"], ["Linked from", 6, "num"], ["Links to", 7, "num"],
];
const IN_TABLE = [0, 2, 5, 6, 7];
const listing = { sort: 6, up: true, text: "", rows: [], shown: 0 };

const LINKED_FROM = 6, IN_MENU = 8;

function valueOf(row, column) {
  const value = typeof row[column] === "number" ? number(row[column]) : row[column];
  return column === LINKED_FROM && row[IN_MENU] ? `${value} + menu` : value;
}

/** What a table is ordered by: a page that only the menu leads to comes after those to which nothing does. */
const rankOf = (row, column) => (column === LINKED_FROM && row[IN_MENU] ? row[column] + 0.5 : row[column]);

/** The wanted problems that are reported, and counted, on another page, but are about this one, too. */
function sharedBy(page) {
  return (page.groups || []).map((at) => SITE.groups[at]).filter((group) => isWanted(group.rule, group.severity));
}

function siteLink() {
  if (!SITE) return "";
  const text = SITE.groups.length ? `${counted(SITE.groups.length + SITE.more, "group")} of pages that are alike, and links in and out` : "Words, titles, and links in and out of each page";
  return el("p", { class: "across" }, el("a", { href: "#site" }, "Across pages"), ` ${text}`);
}

function siteView() {
  const groups = SITE.groups.length + SITE.more;
  return [
    el("nav", { class: "topbar", "aria-label": "Pages" }, el("a", { href: "#", id: "back" }, "← All pages")),
    el("header", { class: "mast" },
      el("p", { class: "kicker" }, "Across pages"),
      el("h1", { tabindex: "-1" }, groups ? `${counted(groups, "group")} of pages` : `No groups on ${counted(SITE.pages.length, "page")}`)),
    el("main", { class: "site" },
      groups ? el("section", { "aria-labelledby": "groups" }, el("h2", { id: "groups" }, "What pages share"), SITE.groups.map(groupOf), SITE.more ? el("p", { class: "cut" }, `${counted(SITE.more, "more group")} not listed.`) : "") : "",
      el("section", { "aria-labelledby": "all-pages" }, el("h2", { id: "all-pages" }, "Pages"),
        el("p", { class: "hint" }, "“Linked from” counts the pages of the site that link to a page, in texts and in menus on them; “+ menu” that the navigation in the site’s config leads there. “Links to” counts those that it links to."),
        el("div", { class: "found" }, el("label", { class: "field" }, el("span", {}, "Path or title"),
          el("input", { type: "search", id: "site-search", value: listing.text, autocomplete: "off", spellcheck: "false", oninput: (event) => { listing.text = event.target.value; refreshSite(); } })),
        el("p", { id: "found", role: "status", "aria-live": "polite" })),
        scrolled("Pages of the site", el("table", { class: "grid" },
          el("caption", { class: "unseen" }, "Pages with their words, titles and links"),
          el("thead", {}, el("tr", { id: "site-head" })), el("tbody", { id: "site-rows" }))),
        el("button", { type: "button", id: "more", class: "more", onclick: () => moreOfSite() }))),
    foot("Esc all pages"),
  ];
}

const scrolled = (name, table) => el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": name }, table);

function pageLink(row) {
  return row[1] < 0 ? el("span", { class: "path" }, row[0]) : el("a", { class: "path", href: `#page=${row[1]}` }, row[0]);
}

/** The row of a member, which may be a file that the report has no page of. */
const rowOf = (page) => (typeof page === "number" ? SITE.pages[page] : [page, -1, "", "", "", null, null, null, false]);

/** A group, with what its pages share once, and those that differ side by side. */
function groupOf(group, at) {
  const rows = group.members.map(([page]) => rowOf(page));
  const same = (column) => rows.every((row) => row[column] === rows[0][column]);
  const shared = COLUMNS.slice(1, 4).filter(([, column]) => rows[0][column] && same(column));
  const columns = COLUMNS.slice(1).filter(([, column]) => !same(column) && rows.some((row) => row[column] !== null && row[column] !== ""));
  const compared = group.members.some(([, , found]) => found);
  return el("article", { class: `group s${group.severity}`, "aria-labelledby": `group-${at}` },
    el("h3", { id: `group-${at}` }, dot(group.severity), el("span", { class: "unseen" }, `${SEVERITIES[group.severity]} `), readable(DATA.rules[group.rule].id)),
    el("p", {}, group.message),
    shared.length ? el("dl", { class: "same" }, shared.map(([name, column]) => el("div", {}, el("dt", {}, `${name} of all`), el("dd", {}, rows[0][column])))) : "",
    scrolled(`Pages: ${readable(DATA.rules[group.rule].id)}`, el("table", { class: "grid" },
      el("caption", { class: "unseen" }, "What differs in the pages of this group"),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Page"), columns.map(([name, , kind]) => el("th", { scope: "col", class: kind }, name)), compared ? el("th", { scope: "col", class: "wide" }, "Text, beside the first") : "")),
      el("tbody", {}, rows.map((row, member) => el("tr", {},
        el("th", { scope: "row" }, pageLink(row), el("span", { class: "line" }, ` line ${number(group.members[member][1])}`)),
        columns.map(([, column, kind]) => el("td", { class: kind }, row[column] === null || row[column] === "" ? el("span", { class: "empty" }, "none") : valueOf(row, column))),
        compared ? el("td", { class: "wide" }, differences(group.members[member][2])) : ""))))),
    group.more ? el("p", { class: "cut" }, `${counted(group.more, "more page")} not listed.`) : "");
}

function differences(found) {
  if (!found) return "";
  const [percent, edits] = found;
  const old = (text) => el("span", { class: "old" }, text), fresh = (text) => el("span", { class: "new" }, text);
  return [`${percent}% of the words are the same`, edits.length ? el("ul", { class: "edits" }, edits.map(([before, after, count]) => el("li", {},
    before && after ? [old(before), " → ", fresh(after)] : before ? ["without ", old(before)] : ["with ", fresh(after)], count > 1 ? ` ${number(count)} times` : ""))) : ""];
}

function siteRows() {
  const text = listing.text.trim().toLowerCase(), column = listing.sort, way = listing.up ? 1 : -1;
  const rows = SITE.pages.filter((row) => !text || row[0].toLowerCase().includes(text) || row[2].toLowerCase().includes(text));
  const order = (a, b) => (typeof a === "number" ? a - b : byText(a, b));
  return rows.sort((a, b) => way * order(rankOf(a, column), rankOf(b, column)) || byText(a[0], b[0]));
}

function headOf(column) {
  const [name, , kind] = COLUMNS.find((each) => each[1] === column);
  const isSorted = listing.sort === column;
  return el("th", { scope: "col", class: kind, "aria-sort": isSorted ? (listing.up ? "ascending" : "descending") : undefined },
    el("button", { type: "button", "data-column": column, onclick: () => {
      Object.assign(listing, { sort: column, up: listing.sort === column ? !listing.up : true });
      refreshSite();
      document.querySelector(`#site-head button[data-column="${column}"]`).focus();
    } }, name, el("span", { class: "way", "aria-hidden": "true" }, isSorted ? (listing.up ? " ↑" : " ↓") : "")));
}

function refreshSite() {
  document.getElementById("site-head").replaceChildren(...IN_TABLE.map(headOf));
  listing.rows = siteRows();
  listing.shown = 0;
  document.getElementById("site-rows").replaceChildren();
  moreOfSite();
  document.getElementById("found").textContent = listing.rows.length ? counted(listing.rows.length, "page") : "No page fits.";
}

function moreOfSite(count = CHUNK) {
  const next = listing.rows.slice(listing.shown, listing.shown + count);
  document.getElementById("site-rows").append(...next.map((row) => el("tr", {},
    el("th", { scope: "row" }, pageLink(row)),
    IN_TABLE.slice(1).map((column) => el("td", { class: COLUMNS.find((each) => each[1] === column)[2] }, valueOf(row, column))))));
  listing.shown += next.length;
  const left = listing.rows.length - listing.shown, button = document.getElementById("more");
  button.hidden = !left;
  button.textContent = `Show more (${number(left)} left)`;
}
