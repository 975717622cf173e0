// Places of cards, slabs, bands and lines for the groups that are open: the same sums as viz/drawing.py.
const data = JSON.parse(document.getElementById("cc-data").textContent);
const words = JSON.parse(document.getElementById("cc-words").textContent);
const open = new Set(data.open);
const ids = Object.keys(data.nodes);
let seen = []; // the open groups that are themselves seen

function shift(row) {
  let sum = 0;
  for (const id of seen) if (data.slabs[id][0] < row) sum += data.slabs[id][4];
  return sum;
}

function slabTop(id) {
  const [row, place] = data.slabs[id];
  let top = data.rows[row][1] + data.pad / 2 + shift(row);
  for (const other of seen) {
    const slab = data.slabs[other];
    if (slab[0] === row && slab[1] < place) top += slab[4];
  }
  return top;
}

function visible(id) {
  const node = data.nodes[id];
  if (node.group && !(open.has(node.group) && visible(node.group))) return false;
  return !node.needs || visible(node.needs);
}

function placeOf(id) {
  const node = data.nodes[id], [x, y, row] = node.at;
  return { x, y: y + (node.group ? slabTop(node.group) : shift(row)) };
}

function pathOf(link, places) {
  const from = places.get(link.upper), to = places.get(link.lower);
  if (!from || !to) return null;
  let x = from.x, y = from.y + Math.floor(data.nodes[link.upper].height / 2), path = `M${x} ${y}`, middle;
  if (link.within) { y = slabTop(link.upper) + data.inset; path = `M${x} ${y}`; }
  const endY = to.y - Math.floor(data.nodes[link.lower].height / 2) - 2;
  for (const [row, lane] of link.route) {
    const top = data.rows[row][0] + shift(row), bottom = data.rows[row][1] + shift(row);
    middle = Math.floor((y + top) / 2);
    path += `C${x} ${middle} ${lane} ${middle} ${lane} ${top}L${lane} ${bottom}`;
    x = lane; y = bottom;
  }
  middle = Math.floor((y + endY) / 2);
  return path + `C${x} ${middle} ${to.x} ${middle} ${to.x} ${endY}`;
}

function stemOf(id) {
  const at = scene.places.get(id);
  return [at.x, at.y + Math.floor(data.nodes[id].height / 2)];
}

let scene;
function rebuild() {
  seen = [...open].filter(visible);
  const places = new Map(ids.filter(visible).map((id) => [id, placeOf(id)]));
  const lines = [];
  for (const link of data.links) {
    const path = pathOf(link, places);
    if (path) lines.push({ link, path, shape: new Path2D(path), end: path.match(/(-?\d+) (-?\d+)$/).slice(1).map(Number) });
  }
  const slabs = seen.map((id) => ({ id, top: slabTop(id), slab: data.slabs[id] }));
  const bands = data.bands.map(([name, top, bottom, first, last]) => ({ name, top: top + shift(first), bottom: bottom + shift(last + 1) }));
  let left = Infinity, right = -Infinity;
  for (const { x } of places.values()) { left = Math.min(left, x - data.width / 2); right = Math.max(right, x + data.width / 2); }
  for (const { slab } of slabs) { left = Math.min(left, slab[2] - slab[3] / 2); right = Math.max(right, slab[2] + slab[3] / 2); }
  scene = { places, lines, slabs, bands, left, right, bottom: bands[bands.length - 1].bottom };
}
