// What only some readers of a paper's page want: searches, citations to copy, a word of objection.
// Made here, so that it doesn't stand on ten thousand pages.

const metas = (name) =>
  [...document.querySelectorAll(`meta[name="${name}"]`)].map((node) => node.content);
const text = (selector) => document.querySelector(selector)?.textContent.trim() ?? "";

const [title = text("h1")] = metas("citation_title");
const [year = ""] = metas("citation_publication_date");
const [arxiv = ""] = metas("citation_arxiv_id");
const authors = metas("citation_author");
const venue = text(".pd-venue");
const url = arxiv
  ? `https://arxiv.org/abs/${arxiv}`
  : (document.querySelector('link[rel="canonical"]')?.href ?? "");

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
    link.href = address + encodeURIComponent(title);
    link.textContent = label;
    return link;
  });
  first.after(...links.flatMap((link) => [" ", link]));
}

// --- Citations ------------------------------------------------------------------------------------

// Authors as people write them; more than six as the first and “et al.”.
function names() {
  if (authors.length > 6) return `${authors[0]} et al.`;
  const all = authors.join(", ");
  return all && !all.endsWith(".") ? `${all}.` : all;
}

function plain() {
  const stop = /[.?!]$/.test(title) ? "" : ".";
  const parts = [names(), year && `(${year})`, title + stop, venue && `${venue}.`, url];
  return parts.filter(Boolean).join(" ");
}

// A backslash before what would mean something in Markdown.
const literal = (words) => words.replace(/[\\`*_[\]<>]/g, "\\$&");

function markdown() {
  const linked = url ? `[${literal(title)}](${url})` : literal(title);
  return [literal(names()), linked, year && `(${year})`].filter(Boolean).join(" ");
}

// The page's own entry, or the file beside it.
async function bibtex() {
  const entry = document.querySelector("details.pd-cite pre");
  if (entry) return entry.textContent;
  const answer = await fetch(document.querySelector("p.pd-cite a").href);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
}

// Where nothing may be copied, a reader can still select the words.
function show(words, after) {
  const shown = document.createElement("pre");
  shown.className = "pd-copied";
  shown.textContent = words;
  document.querySelector(".pd-copied")?.remove();
  after.after(shown);
}

function button(label, make, said) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = `Copy ${label}`;
  made.addEventListener("click", async () => {
    let words;
    try {
      words = await make();
      await navigator.clipboard.writeText(words);
      said.textContent = `${label} copied`;
    } catch {
      said.textContent = words ? "Select and copy:" : "It could not be fetched.";
      if (words) show(words, said.parentElement);
    }
  });
  return made;
}

function addCopying() {
  const cite = document.querySelector(".pd-cite");
  if (!cite) return;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const row = document.createElement("p");
  row.className = "pd-copy";
  row.append(
    button("BibTeX", bibtex, said),
    button("citation", plain, said),
    button("Markdown", markdown, said),
    said,
  );
  cite.after(row);
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
    link.addEventListener("click", () => navigator.clipboard?.writeText(line.textContent));
    link.after(" Paste: ", line);
  }
}

addSearches();
addCopying();
addObjection();
