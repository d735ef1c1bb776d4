// The map of all papers: drawn on a canvas, moved by pointer, wheel or keys. The table below the map
// says the same without it. Texts come from map.json and enter the page as text alone.
//
// Its dots are written into the canvas' pixels by hand: ten thousand calls of a canvas take a browser
// without a graphics card ten times as long.

const stage = document.querySelector(".pd-map__stage");
const SIDE = 10_000;
const COLOURS = 10;
const CLOSEST = 60; // times the whole
const NEAR = 14; // pixels between a pointer and a paper
const STEP = 1.5;
const FEW = 40; // papers on the screen whose titles are written too
const ZOOM = [160, 48]; // pixels that its buttons take, in the upper right corner
const SOME = 200; // papers on the screen that regions' names keep clear of

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
    this.xs = Float64Array.from(this.points, (point) => point.x);
    this.ys = Float64Array.from(this.points, (point) => point.y);
    this.topics = Int16Array.from(this.points, (point) => point.topic);
    this.picked = null; // the paper whose card is shown
    this.topic = null; // the topic that is not dimmed
    this.scale = 1;
    this.x = this.y = SIDE / 2;
    this.cards = new Map();
    this.texts = new Map();
    this.build();
    this.listen();
    this.dress();
    new ResizeObserver(() => this.resize()).observe(this.frame);
    const scheme = new MutationObserver(() => this.dress());
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
    this.pen = this.canvas.getContext("2d", { alpha: false, willReadFrequently: true });
    this.card = make("div", "pd-map__card");
    this.card.hidden = true;
    this.said = make("p", "pd-map__hint", "Drag to move, scroll with Ctrl or press + and − to zoom. Colours and numbers are of papers’ strongest topics.");
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
      button.append(this.badge(number), `${title} ${count}`);
      button.addEventListener("click", () => {
        this.topic = this.topic === number ? null : number;
        [...list.children].forEach((one, at) => one.setAttribute("aria-pressed", at === this.topic));
        this.draw();
      });
      list.append(button);
    });
    return list;
  }

  badge(topic) {
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
    this.canvas.width = Math.max(1, Math.round(width * ratio));
    this.canvas.height = Math.max(1, Math.round(height * ratio));
    this.picture = new ImageData(this.canvas.width, this.canvas.height);
    if (ratio !== this.ratio) this.texts.clear();
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
    const [wide, high] = this.stretch.map((one) => one * this.pixel);
    const x = this.x + (left - this.width / 2) / wide;
    const y = this.y + (top - this.height / 2) / high;
    let found = -1;
    let least = NEAR * NEAR;
    for (let at = 0; at < this.xs.length; at++) {
      if (this.topic !== null && this.topics[at] !== this.topic) continue;
      const away = ((this.xs[at] - x) * wide) ** 2 + ((this.ys[at] - y) * high) ** 2;
      if (away < least) [found, least] = [at, away];
    }
    return this.points[found] ?? null;
  }

  // --- Drawing --------------------------------------------------------------------------------------

  colour = (topic) => `--pd-map-${topic >= 0 && topic < COLOURS ? topic : "other"}`;

  // Colours and letters, which change with the scheme alone.
  dress() {
    const style = getComputedStyle(document.body);
    const value = (name) => style.getPropertyValue(name).trim();
    this.words = value("--md-default-fg-color");
    this.ground = value("--pd-map-ground");
    this.family = style.fontFamily;
    this.colours = Array.from({ length: COLOURS + 1 }, (_, at) => this.number(value(this.colour(at))));
    this.texts.clear();
    this.draw();
  }

  // A colour as pixels have it: red in the lowest byte.
  number(colour) {
    this.pen.fillStyle = colour;
    const [red, green, blue] = this.pen.fillStyle.match(/[0-9a-f]{2}/g).map((part) => parseInt(part, 16));
    return (255 << 24) | (blue << 16) | (green << 8) | red;
  }

  draw() {
    if (this.due || !this.width) return;
    this.due = requestAnimationFrame(() => {
      this.due = null;
      this.paint();
    });
  }

  paint() {
    const { pen, ratio } = this;
    const room = Math.max(0, 2 - 1.5 * Math.log10(Math.max(1, this.points.length / 500)));
    const size = Math.min(6, 1.6 + Math.log2(this.scale) * 0.6 + room);
    const pixels = new Uint32Array(this.picture.data.buffer);
    pixels.fill(this.number(this.ground));
    if (this.topic !== null) this.dot(pixels, stampsOf(size * ratio, 0.12, this.picture.width), false);
    const seen = this.dot(pixels, stampsOf(size * ratio, 0.8, this.picture.width), true);
    pen.putImageData(this.picture, 0, 0);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.label(seen);
    if (this.picked) this.ring(size);
  }

  // Draw the papers that are to be dimmed, or those that aren't; the places of a few of them.
  dot(pixels, stamps, isBright) {
    const { width, height } = this.picture;
    const [wide, high] = this.stretch.map((one) => one * this.pixel * this.ratio);
    const { xs, ys, topics, topic, colours } = this;
    const seen = [];
    for (let at = 0; at < xs.length; at++) {
      if ((topic === null || topics[at] === topic) !== isBright) continue;
      const x = (xs[at] - this.x) * wide + width / 2 - stamps.radius;
      const y = (ys[at] - this.y) * high + height / 2 - stamps.radius;
      if (x < 0 || y < 0 || x + stamps.side >= width || y + stamps.side >= height) continue;
      if (seen.length <= SOME) seen.push(this.points[at]);
      const [column, row] = [Math.floor(x), Math.floor(y)];
      const { places, shares } = stamps.at[2 * (y - row >= 0.5) + (x - column >= 0.5)];
      const own = colours[topics[at] >= 0 && topics[at] < COLOURS ? topics[at] : COLOURS];
      const [outer, inner] = [own & 0xff00ff, own & 0x00ff00];
      const first = row * width + column;
      for (let part = 0; part < places.length; part++) {
        const place = first + places[part];
        const [red, green] = [pixels[place] & 0xff00ff, pixels[place] & 0x00ff00];
        const mixed = (red + (((outer - red) * shares[part]) >> 8)) & 0xff00ff;
        pixels[place] = mixed | ((green + (((inner - green) * shares[part]) >> 8)) & 0x00ff00) | (255 << 24);
      }
    }
    return seen;
  }

  // Regions' names, the largest first, none over another, nor over papers where these leave room; of
  // few papers their titles too.
  label(seen) {
    const taken = [[this.width - ZOOM[0], 0, this.width, ZOOM[1]]];
    const around = ([x, y]) => [x - 6, y - 6, x + 6, y + 6];
    const dots = seen.length > SOME ? [] : seen.map((point) => around(this.at(point)));
    const write = (text, x, y, font, steps, others = []) => {
      const { picture, width } = this.written(text, font);
      const boxes = steps.map((step) => [x - width / 2, y + step - 10, x + width / 2, y + step + 10]);
      const free = boxes.filter((box) => {
        const outside = box[0] < 0 || box[2] > this.width || box[1] < 0 || box[3] > this.height;
        return !outside && !taken.some((one) => overlap(one, box));
      });
      const box = free.find((one) => !others.some((other) => overlap(other, one))) ?? free[0];
      if (!box) return;
      taken.push(box);
      // A picture of letters between two pixels would be blurred.
      const [left, top] = [box[0], box[1]].map((one) => Math.round(one * this.ratio) / this.ratio);
      this.pen.drawImage(picture, left, top, picture.width / this.ratio, picture.height / this.ratio);
    };
    const narrow = this.width < 600;
    for (const [name, x, y] of this.data.regions) {
      write(beginning(name, narrow ? 22 : 40), ...this.at({ x, y }), `600 ${narrow ? 11 : 12.5}px`, [0, -18, 18, -36, 36], dots);
    }
    if (seen.length > FEW) return;
    for (const point of seen) {
      const [x, y] = this.at(point);
      write(shortened(point.title), x, y + 16, "11px", [0, -32]);
    }
  }

  // A text is drawn once and kept as a picture, for its outline takes long.
  written(text, font) {
    const key = `${font} ${text}`;
    if (this.texts.size > 500) this.texts.clear();
    if (!this.texts.has(key)) {
      const picture = make("canvas");
      const pen = picture.getContext("2d");
      pen.font = `${font} ${this.family}`;
      const width = Math.ceil(pen.measureText(text).width) + 8;
      [picture.width, picture.height] = [Math.round(width * this.ratio), Math.round(20 * this.ratio)];
      pen.scale(this.ratio, this.ratio);
      Object.assign(pen, { font: `${font} ${this.family}`, textAlign: "center", textBaseline: "middle" });
      Object.assign(pen, { lineWidth: 4, lineJoin: "round", strokeStyle: this.ground, fillStyle: this.words });
      pen.strokeText(text, width / 2, 10);
      pen.fillText(text, width / 2, 10);
      this.texts.set(key, { picture, width });
    }
    return this.texts.get(key);
  }

  ring(size) {
    const [x, y] = this.at(this.picked);
    this.pen.strokeStyle = this.words;
    this.pen.lineWidth = 2;
    this.pen.beginPath();
    this.pen.arc(x, y, size + 3, 0, 2 * Math.PI);
    this.pen.stroke();
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
        if (found !== this.picked && (found || event.pointerType === "mouse")) this.pick(found);
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
    this.frame.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse" && document.activeElement !== this.frame) this.pick(null);
    });
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

// As many of some words, with commas between, as are not too long.
function beginning(words, most) {
  const parts = words.split(", ");
  while (parts.length > 1 && parts.join(", ").length > most) parts.pop();
  return parts.join(", ");
}

// A dot of a radius in pixels: which pixels of a picture so wide it covers, from that of its corner on,
// and by how many 256ths; at four places within a pixel, or dots would jump when they move.
const stampsOf = remembered((radius, alpha, width) => {
  const side = Math.ceil(2 * radius) + 2;
  const at = [0, 1, 2, 3].map((place) => {
    const [left, top] = [radius + (place & 1) / 2 + 0.25, radius + (place >> 1) / 2 + 0.25];
    const all = Array.from({ length: side * side }, (_, pixel) => {
      const [x, y] = [pixel % side, Math.floor(pixel / side)];
      const inside = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(x + 0.5 - left, y + 0.5 - top)));
      return [y * width + x, Math.round(inside * alpha * 256)];
    }).filter(([, share]) => share > 0);
    return { places: Int32Array.from(all, ([one]) => one), shares: Int32Array.from(all, ([, share]) => share) };
  });
  return { radius, side, at };
});

// A function that knows its last answers.
function remembered(answer) {
  const known = new Map();
  return (...asked) => {
    const key = asked.join(" ");
    if (known.size > 50) known.clear();
    if (!known.has(key)) known.set(key, answer(...asked));
    return known.get(key);
  };
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
