// What is written on the map: regions' names, the largest first, none over another, nor over papers
// where these leave room; of few papers their titles too.

const { L } = window;
const FEW = 60; // papers on the screen whose titles are written too
const SOME = 200; // papers on the screen that regions' names keep clear of
const ZOOM = [160, 48]; // pixels that the map's buttons take, in the upper right corner
const NARROW = 600; // pixels
const HIGH = 20; // pixels of a line

const pen = document.createElement("canvas").getContext("2d");

// A function that writes anew what belongs on the map where these papers are to be seen.
export function labelsOf(map, regions, placeOf) {
  const group = L.layerGroup().addTo(map);
  return (seen) => {
    group.clearLayers();
    for (const label of labels(map, regions, placeOf, seen)) group.addLayer(label);
  };
}

function* labels(map, regions, placeOf, seen) {
  const { x: width, y: height } = map.getSize();
  const isNarrow = width < NARROW;
  const taken = [[width - ZOOM[0], 0, width, ZOOM[1]]];
  const dots = seen.length > SOME ? [] : seen.map((point) => around(spotOf(point)));

  function spotOf(point) {
    const { x, y } = map.latLngToContainerPoint(placeOf(point));
    return [x, y];
  }

  function label(text, point, kind, steps, others) {
    const [x, y] = spotOf(point);
    const half = widthOf(text, kind, isNarrow) / 2;
    const boxes = steps.map((step) => [x - half, y + step - HIGH / 2, x + half, y + step + HIGH / 2]);
    const free = boxes.filter((box) => {
      const isOutside = box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height;
      return !isOutside && !taken.some((one) => overlap(one, box));
    });
    const box = free.find((one) => !others.some((other) => overlap(other, one))) ?? free[0];
    if (!box) return null;
    taken.push(box);
    const html = document.createElement("span");
    html.textContent = text;
    const className = `pd-map__label pd-map__label--${kind}`;
    const icon = L.divIcon({ html, className, iconSize: [2 * half, HIGH], iconAnchor: [half, y - box[1]] });
    return L.marker(placeOf(point), { icon, interactive: false, keyboard: false });
  }

  for (const [name, x, y] of regions) {
    const text = beginning(name, isNarrow ? 22 : 40);
    const made = label(text, { x, y }, "region", [0, -18, 18, -36, 36], dots);
    if (made) yield made;
  }
  for (const point of seen.length > FEW ? [] : seen) {
    const made = label(shortened(point.title), point, "title", [16, -16], []);
    if (made) yield made;
  }
}

// As the style sheet writes it: map.css has these sizes too.
function widthOf(text, kind, isNarrow) {
  const size = kind === "title" || isNarrow ? 11 : 12.5;
  pen.font = `${kind === "title" ? 400 : 600} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(pen.measureText(text).width) + 8;
}

const around = ([x, y]) => [x - 6, y - 6, x + 6, y + 6];

const overlap = (one, other) =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

const shortened = (title) => (title.length > 44 ? `${title.slice(0, 43).trimEnd()}…` : title);

// As many of some words, with commas between, as are not too long.
function beginning(words, most) {
  const parts = words.split(", ");
  while (parts.length > 1 && parts.join(", ").length > most) parts.pop();
  return parts.join(", ");
}
