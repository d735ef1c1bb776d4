// The map of all papers: drawn on a canvas, moved by pointer, wheel or keys. The table below the map
// says the same without it. Texts come from map.json and enter the page as text alone.

const stage = document.querySelector(".pd-map__stage");
const SIDE = 10_000;
const COLOURS = 10;
const CLOSEST = 60; // times the whole
const NEAR = 14; // pixels between a pointer and a paper
const STEP = 1.5;

const make = (tag, name, text = "") => {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text) node.textContent = text;
  return node;
};

class Chart {
  constructor(data) {
    this.data = data;
    this.points = data.papers.map(([id, title, x, y, topic]) => ({ id, title, x, y, topic }));
    this.picked = null; // the paper whose card is shown
    this.topic = null; // the topic that is not dimmed
    this.scale = 1;
    this.x = this.y = SIDE / 2;
    this.cards = new Map();
    this.build();
    this.listen();
    new ResizeObserver(() => this.resize()).observe(this.frame);
    const scheme = new MutationObserver(() => this.draw());
    scheme.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  }

  // --- What stands around the canvas ----------------------------------------------------------------

  build() {
    this.frame = make("div", "pd-map__frame");
    this.frame.tabIndex = 0;
    this.frame.setAttribute("role", "application");
    const many = `Map of ${this.points.length} papers`;
    this.frame.setAttribute("aria-label", `${many}: arrow keys go from paper to paper, Enter opens one`);
    this.canvas = make("canvas");
    this.canvas.setAttribute("aria-hidden", "true");
    this.card = make("div", "pd-map__card");
    this.card.hidden = true;
    this.said = make("p", "pd-map__hint", "Drag to move, scroll with Ctrl or press + and − to zoom.");
    this.said.setAttribute("role", "status");
    this.frame.append(this.canvas, this.card, this.zoomButtons());
    stage.append(this.frame, this.said, this.legend());
    stage.hidden = false;
    this.nameRegions();
  }

  zoomButtons() {
    const zoom = make("div", "pd-map__zoom");
    const button = (label, said, act) => {
      const one = make("button", "", label);
      one.type = "button";
      one.setAttribute("aria-label", said);
      one.addEventListener("click", act);
      zoom.append(one);
    };
    button("+", "Closer", () => this.zoom(STEP));
    button("−", "Farther", () => this.zoom(1 / STEP));
    button("Whole", "The whole map", () => this.show(SIDE / 2, SIDE / 2, 1));
    return zoom;
  }

  legend() {
    const list = make("div", "pd-map__legend");
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", "Topics");
    this.data.topics.forEach(([, title, count], number) => {
      const button = make("button");
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
      button.append(this.dot(number), `${title} ${count}`);
      button.addEventListener("click", () => {
        this.topic = this.topic === number ? null : number;
        [...list.children].forEach((one, at) => one.setAttribute("aria-pressed", at === this.topic));
        this.draw();
      });
      list.append(button);
    });
    return list;
  }

  dot(topic) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const circle = document.createElementNS(space, "circle");
    svg.setAttribute("viewBox", "0 0 10 10");
    svg.setAttribute("aria-hidden", "true");
    for (const name of ["cx", "cy", "r"]) circle.setAttribute(name, "5");
    circle.setAttribute("fill", `var(${this.colour(topic)})`);
    svg.append(circle);
    return svg;
  }

  // The table's rows lead to their regions.
  nameRegions() {
    for (const row of document.querySelectorAll(".pd-map__table tr[data-x]")) {
      const name = row.querySelector("th");
      const button = make("button", "", name.textContent);
      button.type = "button";
      button.addEventListener("click", () => {
        this.show(Number(row.dataset.x), Number(row.dataset.y), 4);
        this.frame.focus({ preventScroll: true });
        stage.scrollIntoView({ block: "start" });
      });
      name.replaceChildren(button);
    }
  }

  // --- Places ---------------------------------------------------------------------------------------

  resize() {
    const { width, height } = this.frame.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    [this.width, this.height, this.ratio] = [width, height, ratio];
    this.draw();
  }

  get pixel() {
    return (Math.min(this.width, this.height) / SIDE) * this.scale;
  }

  // A narrow map is drawn as wide as it is high: both ways fill the frame.
  get stretch() {
    const least = Math.min(this.width, this.height);
    return [this.width / least, this.height / least];
  }

  at(point) {
    const [wide, high] = this.stretch;
    return [
      (point.x - this.x) * this.pixel * wide + this.width / 2,
      (point.y - this.y) * this.pixel * high + this.height / 2,
    ];
  }

  show(x, y, scale) {
    this.scale = Math.min(CLOSEST, Math.max(1, scale));
    const half = SIDE / 2 / this.scale;
    this.x = Math.min(SIDE - half, Math.max(half, x));
    this.y = Math.min(SIDE - half, Math.max(half, y));
    this.pick(this.picked);
  }

  // Closer or farther, around a place in the frame that stays where it is.
  zoom(times, left = this.width / 2, top = this.height / 2) {
    const scale = Math.min(CLOSEST, Math.max(1, this.scale * times));
    const [wide, high] = this.stretch;
    const moved = 1 / this.pixel - this.scale / (this.pixel * scale);
    const x = this.x + ((left - this.width / 2) * moved) / wide;
    this.show(x, this.y + ((top - this.height / 2) * moved) / high, scale);
  }

  nearest(left, top) {
    let found = null;
    let least = NEAR * NEAR;
    for (const point of this.points) {
      if (this.topic !== null && point.topic !== this.topic) continue;
      const [x, y] = this.at(point);
      const away = (x - left) ** 2 + (y - top) ** 2;
      if (away < least) [found, least] = [point, away];
    }
    return found;
  }

  // --- Drawing --------------------------------------------------------------------------------------

  colour = (topic) => `--pd-map-${topic >= 0 && topic < COLOURS ? topic : "other"}`;

  draw() {
    if (this.due || !this.width) return;
    this.due = requestAnimationFrame(() => {
      this.due = null;
      this.paint();
    });
  }

  paint() {
    const pen = this.canvas.getContext("2d");
    const style = getComputedStyle(document.body);
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    const seen = this.points.map((point) => [point, ...this.at(point)]).filter((one) => this.inside(one));
    const size = Math.min(6, 1.6 + Math.log2(this.scale) * 0.6 + (this.points.length < 500 ? 2 : 0));
    for (const [look, points] of grouped(seen, ([point]) => this.look(point))) {
      const [name, dimmed] = look.split(" ");
      const dot = this.stamp(style.getPropertyValue(name), size);
      pen.globalAlpha = dimmed ? 0.12 : 0.8;
      for (const [, x, y] of points) pen.drawImage(dot, x - size, y - size, 2 * size, 2 * size);
    }
    pen.globalAlpha = 1;
    this.label(pen, style, seen);
    if (this.picked) this.ring(pen, style, size);
  }

  // A dot is drawn once for all papers of a colour: ten thousand circles take a browser far longer.
  stamp(colour, size) {
    const dot = document.createElement("canvas");
    dot.width = dot.height = Math.ceil(2 * size * this.ratio);
    const pen = dot.getContext("2d");
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(dot.width / 2, dot.height / 2, dot.width / 2, 0, 2 * Math.PI);
    pen.fill();
    return dot;
  }

  look = (point) => {
    const dimmed = this.topic !== null && point.topic !== this.topic;
    return `${this.colour(point.topic)}${dimmed ? " dimmed" : ""}`;
  };

  inside = ([, x, y]) => x > -8 && y > -8 && x < this.width + 8 && y < this.height + 8;

  // Regions' names, the largest first, none over another; of few papers their titles too.
  label(pen, style, seen) {
    const taken = [];
    const words = style.getPropertyValue("--md-default-fg-color");
    const ground = style.getPropertyValue("--pd-map-ground");
    const family = style.fontFamily;
    const write = (text, x, y, font, alpha) => {
      pen.font = `${font} ${family}`;
      const half = pen.measureText(text).width / 2 + 4;
      const box = [x - half, y - 10, x + half, y + 10];
      const outside = box[0] < 0 || box[2] > this.width || box[1] < 0 || box[3] > this.height;
      if (outside || taken.some((one) => overlap(one, box))) return;
      taken.push(box);
      pen.globalAlpha = alpha;
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      pen.lineWidth = 4;
      pen.lineJoin = "round";
      pen.strokeStyle = ground;
      pen.strokeText(text, x, y);
      pen.fillStyle = words;
      pen.fillText(text, x, y);
    };
    for (const [name, x, y] of this.data.regions) {
      const narrow = this.width < 600;
      const words = narrow ? name.split(", ").slice(0, 2).join(", ") : name;
      write(words, ...this.at({ x, y }), narrow ? "600 11px" : "600 12px", 0.9);
    }
    if (seen.length <= 40) {
      for (const [point, x, y] of seen) write(shortened(point.title), x, y + 16, "11px", 0.8);
    }
    pen.globalAlpha = 1;
  }

  ring(pen, style, size) {
    const [x, y] = this.at(this.picked);
    pen.strokeStyle = style.getPropertyValue("--md-default-fg-color");
    pen.lineWidth = 2;
    pen.beginPath();
    pen.arc(x, y, size + 3, 0, 2 * Math.PI);
    pen.stroke();
  }

  // --- A paper's card -------------------------------------------------------------------------------

  pick(point, aloud = false) {
    const other = point !== this.picked;
    this.picked = point;
    this.card.hidden = !point;
    this.draw();
    if (!point) return;
    if (other) this.fill(point);
    if (aloud) this.said.textContent = point.title;
    const [x, y] = this.at(point);
    const { offsetWidth: wide, offsetHeight: high } = this.card;
    const left = x + 14 + wide > this.width ? x - 14 - wide : x + 14;
    this.card.style.left = `${Math.max(4, left)}px`;
    this.card.style.top = `${Math.max(4, Math.min(this.height - high - 4, y - high / 2))}px`;
  }

  address = (point) => `${stage.dataset.papers}${point.id}/`;

  fill(point) {
    const link = make("a", "", point.title);
    link.href = this.address(point);
    link.tabIndex = -1;
    const topic = this.data.topics[point.topic]?.[1] ?? "";
    const words = make("p", "", this.cards.get(point.id) ?? "");
    this.card.replaceChildren(link, words, make("small", "", topic));
    if (!this.cards.has(point.id)) this.later(() => this.fetchCard(point, words));
  }

  // Not for each paper that a pointer passes.
  later(act) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(act, 120);
  }

  async fetchCard(point, words) {
    try {
      const answer = await fetch(this.address(point));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const card = page.querySelector('meta[name="description"]')?.content ?? "";
      this.cards.set(point.id, card);
      words.textContent = card;
      if (this.picked === point) this.pick(point);
    } catch {
      // The title and the link are there all the same.
    }
  }

  // --- What a reader does ---------------------------------------------------------------------------

  listen() {
    const place = (event) => {
      const { left, top } = this.frame.getBoundingClientRect();
      return [event.clientX - left - 1, event.clientY - top - 1];
    };
    const held = new Map();
    let moved = 0;
    this.canvas.addEventListener("pointerdown", (event) => {
      held.set(event.pointerId, place(event));
      this.canvas.setPointerCapture(event.pointerId);
      if (held.size === 1) moved = 0;
    });
    this.canvas.addEventListener("pointermove", (event) => {
      const now = place(event);
      const before = held.get(event.pointerId);
      if (!before) {
        const found = this.nearest(...now);
        this.frame.classList.toggle("pd-map__frame--over", found !== null);
        if (found || event.pointerType === "mouse") this.pick(found);
        return;
      }
      held.set(event.pointerId, now);
      moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
      if (held.size === 2) this.pinch(held, event.pointerId, before);
      else if (moved > 4) this.drag(now, before);
    });
    const release = (event) => {
      const now = held.get(event.pointerId);
      held.delete(event.pointerId);
      this.frame.classList.remove("pd-map__frame--moving");
      if (event.type === "pointerup" && now && moved <= 4) this.click(now, event.pointerType);
    };
    this.canvas.addEventListener("pointerup", release);
    this.canvas.addEventListener("pointercancel", release);
    this.canvas.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && document.activeElement !== this.frame) return;
        event.preventDefault();
        this.zoom(2 ** (-event.deltaY / 300), ...place(event));
      },
      { passive: false },
    );
    this.frame.addEventListener("keydown", (event) => this.key(event));
  }

  drag([left, top], [leftBefore, topBefore]) {
    this.frame.classList.add("pd-map__frame--moving");
    const [wide, high] = this.stretch;
    const x = this.x - (left - leftBefore) / this.pixel / wide;
    this.show(x, this.y - (top - topBefore) / this.pixel / high, this.scale);
  }

  pinch(held, moving, before) {
    const [[, other]] = [...held].filter(([id]) => id !== moving);
    const now = held.get(moving);
    const away = ([x, y]) => Math.hypot(x - other[0], y - other[1]) || 1;
    this.zoom(away(now) / away(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
  }

  // A mouse has seen the card before it clicks; a finger sees it by the first touch.
  click(place, pointer) {
    const found = this.nearest(...place);
    this.frame.focus({ preventScroll: true });
    if (found && (pointer === "mouse" || found === this.picked)) location.href = this.address(found);
    else this.pick(found, true);
  }

  key(event) {
    if (event.target !== this.frame || event.altKey || event.ctrlKey || event.metaKey) return;
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const acts = {
      "+": () => this.zoom(STEP),
      "=": () => this.zoom(STEP),
      "-": () => this.zoom(1 / STEP),
      0: () => this.show(SIDE / 2, SIDE / 2, 1),
      Escape: () => this.pick(null),
      Enter: () => this.picked && location.assign(this.address(this.picked)),
    };
    const act = ways[event.key] ? () => this.walk(...ways[event.key]) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  // To the nearest paper in a direction: what is aside counts double.
  walk(right, down) {
    const from = this.picked ?? { x: this.x, y: this.y };
    let found = null;
    let least = Infinity;
    for (const point of this.points) {
      if (point === this.picked || (this.topic !== null && point.topic !== this.topic)) continue;
      const along = (point.x - from.x) * right + (point.y - from.y) * down;
      const aside = Math.abs((point.x - from.x) * down) + Math.abs((point.y - from.y) * right);
      const cost = along + 2 * aside;
      if (along > 0 && aside <= along * 1.5 && cost < least) [found, least] = [point, cost];
    }
    if (!found) return;
    const [x, y] = this.at(found);
    if (x < 0 || y < 0 || x > this.width || y > this.height) this.show(found.x, found.y, this.scale);
    this.pick(found, true);
  }
}

const overlap = (one, other) =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

const shortened = (title) => (title.length > 44 ? `${title.slice(0, 43).trimEnd()}…` : title);

function grouped(items, name) {
  const groups = new Map();
  for (const item of items) {
    const key = name(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

if (stage) {
  fetch(stage.dataset.source)
    .then((answer) => answer.json())
    .then((data) => new Chart(data))
    .catch(() => {
      stage.hidden = false;
      stage.textContent = "The map could not be fetched; the table says the same.";
    });
}
