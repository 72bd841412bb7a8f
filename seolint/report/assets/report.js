// Which view is shown, by the address after #, and what keys do.
const app = el("div", { id: "report" });
document.body.append(app);

function show() {
  if (view.at === -1) overview.scroll = overview.scrollNow || 0;
  if (SITE && location.hash === "#site") return showSite();
  const found = /^#page=(\d+)$/.exec(location.hash);
  const at = found && DATA.pages[Number(found[1])] ? Number(found[1]) : -1;
  const before = view.at;
  document.body.className = at < 0 ? "is-overview" : "is-page";
  if (at < 0) {
    view.at = -1;
    app.replaceChildren(...overviewView().filter(Boolean));
    refresh();
    document.title = "Content report";
    if (before >= 0) {
      const place = overview.rows.findIndex((each) => each.at === before);
      if (place >= overview.shown) more(place - overview.shown + 1);
      const link = document.querySelector(`a[href="#page=${before}"]`);
      window.scrollTo(0, overview.scroll);
      if (link) link.focus({ preventScroll: true });
    }
    return;
  }
  app.replaceChildren(...pageView(at).filter(Boolean));
  refreshPage();
  document.title = `${titleOf(DATA.pages[at])} – content report`;
  window.scrollTo(0, 0);
  app.querySelector("h1").focus({ preventScroll: true });
}

function showSite() {
  view.at = -2;
  document.body.className = "is-site";
  app.replaceChildren(...siteView().filter(Boolean));
  refreshSite();
  document.title = "Across pages – content report";
  window.scrollTo(0, 0);
  app.querySelector("h1").focus({ preventScroll: true });
}

app.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (!mark || !mark.className) return;
  const here = mark.places.filter(([at]) => view.cards[at]);
  const next = (here.findIndex(([at]) => at === view.selected) + 1) % here.length;
  select(...here[next]);
});

function focusRow(by) {
  const links = [...document.querySelectorAll("#rows a")];
  const here = links.indexOf(document.activeElement);
  if (by > 0 && here === links.length - 1) more();
  const link = document.querySelectorAll("#rows a")[Math.max(0, here + by)];
  if (link) link.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input[type=search], select");
  const open = view.at >= 0;
  if (event.key === "Escape") {
    if (view.at === -2 && !typing) location.hash = "";
    else if (open) view.selected >= 0 ? select(-1) : (location.hash = "");
    else if (typing) event.target.blur();
    return;
  }
  if (typing || view.at === -2) return;
  const inList = event.target.closest("#cards, #rows");
  const key = inList && { ArrowDown: "j", ArrowUp: "k" }[event.key] || event.key;
  const does = open
    ? { j: () => move(1), k: () => move(-1), n: () => step(1), p: () => step(-1) }
    : { j: () => focusRow(1), k: () => focusRow(-1), "/": () => { document.querySelector(".filters").open = true; document.getElementById("search").focus(); } };
  if (does[key]) {
    event.preventDefault();
    does[key]();
  }
});

window.addEventListener("scroll", () => { if (view.at === -1) overview.scrollNow = window.scrollY; }, { passive: true });
window.addEventListener("hashchange", show);
window.addEventListener("beforeprint", () => { if (view.at === -1) more(overview.rows.length); else if (view.at === -2) moreOfSite(listing.rows.length); });
// The pages are behind this script: until they are read, only the overview and the site can be shown.
if (/^#page=/.test(location.hash)) document.addEventListener("DOMContentLoaded", show);
else show();
