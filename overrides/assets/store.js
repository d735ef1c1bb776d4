// What a reader saves, marks and hides, kept in this browser alone. What is stored may have been
// edited by hand or be of another version: what can't be understood is set aside, never thrown away.

export const ROOT = new URL("../", import.meta.url);
export const STATES = ["to-read", "read"];

const PLACE = `${ROOT.pathname}.pd.papers`;
const ASIDE = `${PLACE}.set-aside`;
const ID = /^[a-z0-9-]{1,200}$/;
const LONGEST = 1000; // signs of a title
const heard = new Set();

let known = { raw: undefined, papers: new Map(), broken: false };
let refusal = ""; // why what was changed last isn't kept

/** What is known of each paper that the reader has marked, by id: `title`, `saved`, `state`, `hidden`. */
export function papers() {
  const raw = stored(PLACE);
  if (raw !== known.raw && !refusal) known = { raw, ...understood(raw) };
  return known.papers;
}

/** What is known of one paper. */
export function of(id) {
  return papers().get(id) ?? {};
}

/** Change what is known of one paper; false where the browser doesn't keep it. */
export function change(id, title, changes) {
  const all = new Map(papers());
  const entry = clean({ ...all.get(id), title, ...changes });
  if (entry) all.set(id, entry);
  else all.delete(id);
  return keep(all);
}

/** Put what is known of papers in the place of what was; false where the browser doesn't keep it. */
export function keep(all) {
  const raw = JSON.stringify({ version: 1, papers: Object.fromEntries(all) });
  try {
    if (known.broken && known.raw) localStorage.setItem(ASIDE, known.raw);
    localStorage.setItem(PLACE, raw);
    refusal = "";
  } catch (error) {
    refusal = error.name === "QuotaExceededError" ? "full" : "refused";
  }
  known = { raw, papers: all, broken: false };
  heard.forEach((tell) => tell());
  return !refusal;
}

/** Why nothing is kept, in words; nothing where all is well. */
export function trouble() {
  if (refusal === "full") return "This browser has no room for more: what you changed is lost when you close the page.";
  if (refusal || !canStore()) return "This browser keeps nothing for this site (private window, or storage switched off): what you mark is lost when you close the page.";
  return "";
}

/** What was stored and could not be understood, as text; nothing where all was. */
export function setAside() {
  papers();
  return known.broken ? known.raw : (stored(ASIDE) ?? "");
}

/** Forget what was set aside. */
export function forgetAside() {
  try {
    localStorage.removeItem(ASIDE);
  } catch {
    // Then there was nothing.
  }
}

/** Call a function whenever what is known of papers has changed, in another tab too. */
export function onChange(tell) {
  heard.add(tell);
}

/** What is stored under a name, as JSON; nothing where it is none. */
export function remembered(name) {
  try {
    return JSON.parse(stored(`${ROOT.pathname}.pd.${name}`));
  } catch {
    return null;
  }
}

/** Store a value as JSON under a name, if the browser does. */
export function remember(name, value) {
  try {
    localStorage.setItem(`${ROOT.pathname}.pd.${name}`, JSON.stringify(value));
  } catch {
    // Then the next page doesn't know it.
  }
}

function stored(place) {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function canStore() {
  try {
    localStorage.setItem(`${PLACE}.try`, "1");
    localStorage.removeItem(`${PLACE}.try`);
    return true;
  } catch {
    return false;
  }
}

function understood(raw) {
  if (raw === null) return { papers: new Map(), broken: false };
  let value;
  try {
    value = JSON.parse(raw);
  } catch {
    return { papers: new Map(), broken: true };
  }
  return entriesOf(value);
}

/** The papers in a value that was stored or exported, and whether some of it can't be understood. */
export function entriesOf(value) {
  const found = new Map();
  const given = value?.papers;
  if (typeof given !== "object" || given === null || Array.isArray(given)) return { papers: found, broken: true };
  let broken = value.version !== 1;
  for (const [id, entry] of Object.entries(given)) {
    const good = ID.test(id) && typeof entry === "object" && entry ? clean(entry) : null;
    if (good) found.set(id, good);
    else broken = true;
  }
  return { papers: found, broken };
}

/** An entry with nothing but what is known here; null where it says nothing. */
function clean(entry) {
  const good = {};
  if (typeof entry.title === "string") good.title = entry.title.slice(0, LONGEST);
  if (entry.saved) good.saved = /^\d{4}-\d\d-\d\d$/.test(entry.saved) ? entry.saved : today();
  if (STATES.includes(entry.state)) good.state = entry.state;
  if (entry.hidden === true) good.hidden = true;
  return good.saved || good.state || good.hidden ? good : null;
}

/** Today, as it is stored. */
export function today() {
  return new Date().toISOString().slice(0, 10);
}

addEventListener("storage", (event) => {
  if (event.key === PLACE || event.key === null) heard.forEach((tell) => tell());
});
