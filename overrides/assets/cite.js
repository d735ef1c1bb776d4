// A paper's citations, made of {id, key, title, authors, year, venue, url, arxiv, doi, published}: texts
// without markup, a list of names, a year, a day such as "2024-10-07". What is empty or missing is not
// known, and isn't written. BibTeX, RIS and CSL-JSON are letter for letter as
// generator/rendering/citations.py makes them.

// --- Texts and names ------------------------------------------------------------------------------

// In one line: breaks and tabs as blanks, without controls and halves of characters.
const line = (words) =>
  String(words ?? "")
    .replace(/\r\n|[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/g, " ")
    .replace(/[\x00-\x1f\x7f-\x9f]/g, "")
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/ {2,}/g, " ")
    .replace(/^ | $/g, "");

const keyOf = (paper) => String(paper.key ?? "").replace(/[^A-Za-z0-9:._+-]/g, "") || "paper";

const SUFFIX = /^(?:[JS]r\.?|I{2,3}|IV)$/;
const PARTICLE = /^\p{Ll}/u;
const GROUP = /(?:^| )and(?: |$)| (?:Collaboration|Consortium|Group|Institute|Labs?|Team)$/i;

// A name's parts, {family, given, suffix}; {literal} of a group, of one word, or of many commas.
function person(name) {
  const commas = line(name)
    .split(",")
    .map((part) => part.replace(/^ | $/g, ""));
  const isGroup = GROUP.test(line(name));
  if (isGroup || commas.length > 2 || commas.includes("")) return { literal: line(name) };
  if (commas.length === 2 && !SUFFIX.test(commas[1])) {
    return { family: commas[0], given: commas[1], suffix: "" };
  }
  const words = commas[0].split(" ");
  let suffix = commas[1] ?? "";
  if (!suffix && words.length > 2 && SUFFIX.test(words.at(-1))) suffix = words.pop();
  if (words.length < 2) return { literal: line(name) };
  const particle = words.findIndex((word, at) => at > 0 && PARTICLE.test(word));
  const from = particle > 0 ? particle : words.length - 1;
  return { family: words.slice(from).join(" "), given: words.slice(0, from).join(" "), suffix };
}

const authorsOf = (paper) => (paper.authors ?? []).filter((name) => line(name)).map(person);

// The day of its first version, if that was in the year that is named.
function dayOf(paper) {
  const day = String(paper.published ?? "").slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  return !paper.year || day.startsWith(`${paper.year}-`) ? day.split("-") : null;
}

const yearOf = (paper) =>
  /^\d{1,4}$/.test(paper.year) ? String(paper.year) : (dayOf(paper)?.[0] ?? "");

// Where to find it: on arXiv if its id is known, else at its page.
const addressOf = (paper) =>
  paper.arxiv ? `https://arxiv.org/abs/${line(paper.arxiv)}` : line(paper.url);

// --- BibTeX ---------------------------------------------------------------------------------------

const TEX = {
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}",
};
const tex = (words) => line(words).replace(/[\\{}~^&%$#_]/g, (sign) => TEX[sign] ?? `\\${sign}`);

// What an address's field holds is no TeX, but must not end it.
const verbatim = (words) => line(words).replace(/[\\{}]/g, encodeURIComponent);

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

function texName({ literal, family, given, suffix }) {
  if (literal === undefined) return [family, suffix, given].filter(Boolean).map(tex).join(", ");
  return /[ ,]|^others$/i.test(literal) ? `{${tex(literal)}}` : tex(literal);
}

// An entry that ends with a line break.
export function bibtex(paper) {
  const day = dayOf(paper);
  const fields = [
    ["title", `{${tex(paper.title)}}`],
    ["author", authorsOf(paper).map(texName).join(" and ")],
    ["year", yearOf(paper)],
    ["month", day ? MONTHS[day[1] - 1] : ""],
    ["howpublished", tex(paper.venue)],
    ["eprint", verbatim(paper.arxiv)],
    ["archiveprefix", paper.arxiv ? "arXiv" : ""],
    ["doi", verbatim(paper.doi)],
    ["url", verbatim(addressOf(paper))],
  ];
  const lines = fields
    .filter(([, value]) => value)
    .map(([name, value]) => `  ${name} = ${name === "month" ? value : `{${value}}`},`);
  return [`@misc{${keyOf(paper)},`, ...lines, "}", ""].join("\n");
}

// --- RIS ------------------------------------------------------------------------------------------

const risName = ({ literal, family, given, suffix }) =>
  literal ?? [family, given, suffix].filter(Boolean).join(", ");

// A record, each line of it ended as the format demands.
export function ris(paper) {
  const fields = [
    ["TY", "GEN"],
    ["ID", keyOf(paper)],
    ["TI", line(paper.title)],
    ...authorsOf(paper).map((one) => ["AU", risName(one)]),
    ["PY", yearOf(paper)],
    ["DA", dayOf(paper)?.join("/") ?? ""],
    ["T2", line(paper.venue)],
    ["AN", paper.arxiv ? `arXiv:${line(paper.arxiv)}` : ""],
    ["DO", line(paper.doi)],
    ["UR", addressOf(paper)],
  ];
  const lines = fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}\r\n`);
  return `${lines.join("")}ER  - \r\n`;
}

// --- CSL-JSON -------------------------------------------------------------------------------------

const known = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value));

// An object: a list of such, as JSON, is a file.
export function csl(paper) {
  const day = dayOf(paper);
  const year = yearOf(paper);
  const authors = authorsOf(paper).map(known);
  return known({
    id: keyOf(paper),
    type: "article",
    title: line(paper.title),
    author: authors.length && authors,
    issued: year && { "date-parts": [day ? day.map(Number) : [Number(year)]] },
    "container-title": line(paper.venue),
    publisher: paper.arxiv && !paper.venue ? "arXiv" : "",
    number: paper.arxiv ? `arXiv:${line(paper.arxiv)}` : "",
    DOI: line(paper.doi),
    URL: addressOf(paper),
  });
}

// --- For people -----------------------------------------------------------------------------------

// Authors as people write them; more than six as the first and “et al.”.
function names(paper) {
  const all = (paper.authors ?? []).map(line).filter(Boolean);
  return all.length > 6 ? `${all[0]} et al.` : all.join(", ");
}

const stopped = (words) => (words && !/[.?!…]$/.test(words) ? `${words}.` : words);

export function plain(paper) {
  const year = yearOf(paper) && `(${yearOf(paper)})`;
  const [first, second] = names(paper) ? [names(paper), line(paper.title)] : [line(paper.title), ""];
  const said = [[first, year].filter(Boolean).join(" "), second, line(paper.venue)].map(stopped);
  return [...said, addressOf(paper)].filter(Boolean).join(" ");
}

// A backslash before what would mean something in Markdown.
const literal = (words) => words.replace(/[\\`*_[\]<>&~$|#!]/g, "\\$&");
const target = (url) =>
  encodeURI(url).replace(/%25|[()]/g, (sign) => ({ "(": "%28", ")": "%29" })[sign] ?? "%");

export function markdown(paper) {
  const title = literal(line(paper.title));
  const url = addressOf(paper);
  const year = yearOf(paper);
  const parts = [
    literal(stopped(names(paper))),
    url ? `[${title}](${target(url)})` : title,
    year && `(${year})`,
  ];
  return parts.filter(Boolean).join(" ");
}
