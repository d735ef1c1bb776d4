// Keys for readers who scan: from paper to paper, open, save, mark; and a sheet that says which.
// Each is one letter, so they can be switched off for whoever speaks to the machine.

import { element } from "./archive.js";
import { idOf } from "./paper-page.js";
import * as rows from "./rows.js";
import { remember, remembered } from "./store.js";

const HELP = [
  ["j", "next paper; on a paper’s page the next of its topic"],
  ["k", "previous paper"],
  ["o", "open the paper"],
  ["e", "show or hide its abstract"],
  ["s", "save it, or take that back; where no paper is chosen, search"],
  ["r", "mark it as read, or take that back"],
  ["h", "hide it, or show it again"],
  ["/", "search"],
  ["?", "this sheet"],
];

const article = document.querySelector("article.pd-paper");
let sheet;

/** Do what a key is for. */
export function press(key) {
  if (key === "?") return help();
  if (remembered("keys") === false) return undefined;
  return article ? onPaper(key) : onList(key);
}

function onPaper(key) {
  if (key === "j" || key === "k") {
    const link = article.querySelector(`.pd-along [rel=${key === "j" ? "next" : "prev"}]`);
    if (link) link.click();
    else rows.say(key === "j" ? "This is the last paper of its topic." : "This is the first paper of its topic.");
    return;
  }
  mark(key, idOf(location.href), article.querySelector("h1").textContent.trim());
}

function onList(key) {
  if (key === "j" || key === "k") return move(key === "j" ? 1 : -1);
  const row = document.activeElement?.closest?.(".pd-row");
  if (!row) return key === "s" ? undefined : move(1);
  const { id, title, link } = rows.paperOf(row);
  if (key === "o") link.click();
  else if (key === "e") rows.expand(row);
  else mark(key, id, title);
  return undefined;
}

function mark(key, id, title) {
  const name = { s: "saved", r: "read", h: "hidden" }[key];
  if (name && id) rows.toggle(id, title, name);
}

/** Put the focus on the next paper; from nowhere, on the one after the last, or the first that is seen. */
function move(step) {
  const all = [...document.querySelectorAll(rows.ROWS)].filter(rows.isSeen);
  if (!all.length) return;
  // Who comes back to a list goes on where they were.
  const last = all.find((row) => row.dataset.paper === history.state?.chosen);
  const here = document.activeElement?.closest?.(".pd-row") ?? last;
  const seen = all.findIndex((row) => row.getBoundingClientRect().top > 50);
  const at = here ? all.indexOf(here) + step : Math.max(0, seen);
  const row = all[Math.min(Math.max(at, 0), all.length - 1)];
  rows.focus(row);
  history.replaceState({ ...history.state, chosen: row.dataset.paper }, "");
}

function help() {
  sheet ??= makeSheet();
  if (sheet.open) sheet.close();
  else sheet.showModal();
}

function makeSheet() {
  const lines = HELP.map(([key, does]) => element("tr", "", {}, element("th", "", { scope: "row" }, element("kbd", "", {}, key)), element("td", "", {}, does)));
  const box = element("input", "", { type: "checkbox" });
  box.checked = remembered("keys") !== false;
  box.addEventListener("change", () => remember("keys", box.checked));
  const close = element("button", "pd-button", { type: "button" }, "Close");
  const made = element("dialog", "pd-sheet md-typeset", { "aria-labelledby": "pd-sheet" },
    element("h2", "", { id: "pd-sheet" }, "Keys"),
    element("table", "pd-keys", {}, element("tbody", "", {}, ...lines)),
    element("label", "", {}, box, " Single keys work (all but this sheet’s)"),
    close);
  close.addEventListener("click", () => made.close());
  made.addEventListener("click", (event) => event.target === made && made.close());
  made.addEventListener("keydown", (event) => {
    if (event.key !== "?" || !made.open) return;
    made.close();
    event.preventDefault(); // or reader.js would open it again
  });
  return document.body.appendChild(made);
}
