// What only some readers of a paper's page want: searches, citations to copy, a word of objection.
// Made here, so that it doesn't stand on ten thousand pages.

import { bibtex, csl, markdown, plain, ris } from "./cite.js";
import { cited, idOf } from "./paper-page.js";

// --- More searches --------------------------------------------------------------------------------

const SEARCHES = [
  ["Search Hugging Face", "https://huggingface.co/papers?q="],
  ["Search Scholar", "https://scholar.google.com/scholar?q="],
];

function addSearches() {
  const first = document.querySelector('.pd-actions a[href^="https://arxiv.org/search/"]');
  if (!first) return;
  const links = SEARCHES.map(([label, address]) => {
    const link = first.cloneNode();
    link.href = address + encodeURIComponent(paper().title);
    link.textContent = label;
    return link;
  });
  first.after(...links.flatMap((link) => [" ", link]));
}

// --- Citations ------------------------------------------------------------------------------------

const paper = () => cited({ url: location.href, id: idOf(location.href), tree: document });

// Where nothing may be copied, a reader can still select the words.
function show(words, after) {
  const shown = document.createElement("pre");
  shown.className = "pd-copied";
  shown.textContent = words;
  document.querySelector(".pd-copied")?.remove();
  after.after(shown);
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function copying(label, make, said) {
  return button(`Copy ${label}`, async () => {
    const words = make(paper());
    try {
      await navigator.clipboard.writeText(words);
      said.textContent = `${label} copied`;
    } catch {
      said.textContent = "Select and copy:";
      show(words, said.parentElement);
    }
  });
}

function saving(label, ending, type, make, said) {
  return button(label, () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([make(paper())], { type }));
    link.download = `${paper().id}.${ending}`;
    link.click();
    said.textContent = `${label} saved`;
  });
}

function addCopying() {
  const cite = document.querySelector(".pd-cite");
  if (!cite) return;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const row = document.createElement("p");
  row.className = "pd-copy";
  const items = (one) => `${JSON.stringify([csl(one)], null, 1)}\n`;
  row.append(
    copying("BibTeX", bibtex, said),
    copying("citation", plain, said),
    copying("Markdown", markdown, said),
    saving("RIS", "ris", "application/x-research-info-systems", ris, said),
    saving("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", items, said),
    said,
  );
  cite.after(row);
  if (paper().authors.length) return;
  const honest = document.createElement("p");
  honest.className = "pd-fine";
  honest.textContent = "The authors are not known here, so the entry names none.";
  row.after(honest);
}

// --- Objections -----------------------------------------------------------------------------------

// In GitHub's editor: a new note that denies every topic, or the note that there is, which the
// address can't change: then the line is copied and shown, to be pasted.
function addObjection() {
  const write = document.querySelector(".pd-edit a");
  if (!write) return;
  const link = write.cloneNode();
  link.textContent = "Wrong topic?";
  const url = new URL(write.href);
  const links = [...document.querySelectorAll('.pd-reasons a[href*="/topics/"]')];
  const topics = links.map((one) => one.pathname.split("/").at(-2));
  const begun = url.searchParams.get("value");
  write.after(" ", link);
  if (begun !== null) {
    const read = begun.match(/^as-of: .*\n/m)?.[0] ?? "";
    const hint = "# Delete the lines of the topics that are right:";
    const lines = topics.map((topic) => `  - ${topic}\n`).join("");
    url.searchParams.set("value", `---\n${read}${hint}\nnot-topics:\n${lines}---\n`);
    link.href = url;
  } else if (topics.length) {
    const line = document.createElement("code");
    line.textContent = `not-topics: [${topics.join(", ")}]`;
    link.addEventListener("click", () =>
      navigator.clipboard?.writeText(line.textContent).catch(() => {}),
    );
    link.after(" Paste: ", line);
  }
}

addSearches();
addCopying();
addObjection();
