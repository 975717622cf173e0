// Drawing on vis-network's canvas: bands and lines under the cards, cards as vis nodes, the rail with the bands' names above.
const FONT = "'Noto Sans','Segoe UI',Roboto,Arial,sans-serif";
const TYPE = { name: `600 13px ${FONT}`, small: `12px ${FONT}`, state: `600 12px ${FONT}` };
const signs = new Map();
let chosen = { node: null, lines: [] };

function box(ctx, x, y, width, height, radius) {
  ctx.beginPath();
  if (ctx.roundRect) ctx.roundRect(x, y, width, height, radius);
  else ctx.rect(x, y, width, height); // browsers before 2022
}

function drawCard(ctx, id, x, y) {
  const node = data.nodes[id], [fill, border, ink] = node.look, left = x - data.width / 2, top = y - Math.floor(node.height / 2);
  const radius = node.kind === "unit" ? 16 : 7;
  ctx.save();
  ctx.fillStyle = fill; ctx.strokeStyle = border; ctx.lineWidth = 1.5;
  if (node.kind === "group") { box(ctx, left + 5, top + 5, data.width, node.height, radius); ctx.fill(); ctx.stroke(); }
  if (chosen.node === id) {
    box(ctx, left - 6, top - 6, data.width + 12, node.height + 12, radius + 5);
    ctx.strokeStyle = "#b3460b"; ctx.lineWidth = 3.5; ctx.stroke(); ctx.strokeStyle = border;
  }
  box(ctx, left, top, data.width, node.height, radius);
  ctx.lineWidth = node.focus ? 3 : 1.5;
  if (node.dashed) ctx.setLineDash([5, 4]);
  ctx.fill(); ctx.stroke(); ctx.setLineDash([]);
  ctx.fillStyle = ink; ctx.textAlign = "center"; ctx.textBaseline = "middle";
  for (const [text, style, dy] of node.lines) {
    const signed = node.sign && (style === "state" || node.kind === "group");
    ctx.font = TYPE[style];
    if (signed) {
      if (!signs.has(node.sign)) signs.set(node.sign, new Path2D(node.sign));
      ctx.save(); ctx.translate(x - Math.round(text.length * data.half[style]) - 8, top + dy - 7);
      ctx.strokeStyle = border; ctx.lineWidth = 1.7; ctx.stroke(signs.get(node.sign)); ctx.restore();
    }
    ctx.fillText(text, x + (signed ? 9 : 0), top + dy);
  }
  if (node.kind === "group") { ctx.font = TYPE.name; ctx.fillText(open.has(id) ? "−" : "+", left + data.width - 13, y); }
  ctx.restore();
}

function drawLine(ctx, { link, shape, end }, strong) {
  const [colour, width, dashes] = data.strokes[link.stroke];
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = strong ? "#b3460b" : colour;
  ctx.lineWidth = width + (strong ? 1.5 : 0);
  ctx.setLineDash(dashes ? dashes.split(" ").map(Number) : []);
  ctx.stroke(shape);
  ctx.beginPath(); ctx.moveTo(end[0] - 4.5, end[1] - 8); ctx.lineTo(end[0] + 4.5, end[1] - 8); ctx.lineTo(end[0], end[1] + 1); ctx.fill();
  ctx.restore();
}

function drawUnder(ctx) {
  const far = 100000;
  scene.bands.forEach((band, number) => {
    ctx.fillStyle = number % 2 ? "#eef2f6" : "#f7f9fb";
    ctx.fillRect(-far, band.top, 2 * far, band.bottom - band.top);
  });
  drawLines(ctx, (link) => !link.inner);
  ctx.lineWidth = 3;
  for (const { id, top } of scene.slabs) {
    const [x, y] = stemOf(id);
    ctx.strokeStyle = data.nodes[id].look[1];
    ctx.beginPath(); ctx.moveTo(x, y); ctx.lineTo(x, top + data.inset); ctx.stroke();
  }
  ctx.fillStyle = "#fff"; ctx.lineWidth = 1;
  for (const { id, top, slab } of scene.slabs) {
    ctx.strokeStyle = data.nodes[id].look[1];
    box(ctx, slab[2] - slab[3] / 2, top + data.inset, slab[3], slab[4] - 2 * data.inset, 10);
    ctx.fill(); ctx.stroke();
  }
  drawLines(ctx, (link) => link.inner);
}

function drawLines(ctx, wanted) {
  const lines = scene.lines.filter((line) => wanted(line.link));
  lines.forEach((line) => touches(line.link) || drawLine(ctx, line, false));
  lines.forEach((line) => touches(line.link) && drawLine(ctx, line, true)); // last: lines that run together hide each other
}

function touches(link) {
  return chosen.lines.includes(link) || (chosen.node && (link.upper === chosen.node || link.lower === chosen.node));
}

function railWidth() { return network.canvas.frame.clientWidth < 700 ? 30 : 112; }

function drawRail(ctx) {
  const frame = network.canvas.frame, ratio = ctx.canvas.width / frame.clientWidth, width = railWidth(), height = frame.clientHeight;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = "#ffffffd9"; ctx.fillRect(0, 0, width, height);
  ctx.textAlign = "center"; ctx.textBaseline = "middle"; ctx.font = `700 13px ${FONT}`;
  for (const band of scene.bands) {
    const top = network.canvasToDOM({ x: 0, y: band.top }).y, bottom = network.canvasToDOM({ x: 0, y: band.bottom }).y;
    const from = Math.max(top, 0), to = Math.min(bottom, height);
    if (to - from < 24) continue;
    ctx.fillStyle = "#dbe4ed"; ctx.fillRect(0, top + 1, width, bottom - top - 2); ctx.fillStyle = "#12395f";
    const lines = band.name.split("\n"), narrow = width < 60, pitch = narrow ? 13 : 17;
    const room = (narrow ? to - from : width) - 6;  // a name is drawn closer rather than cut
    ctx.font = `700 ${narrow ? 11 : 13}px ${FONT}`;
    ctx.save(); ctx.beginPath(); ctx.rect(0, from, width, to - from); ctx.clip();
    ctx.translate(width / 2, (from + to) / 2);
    if (narrow) ctx.rotate(-Math.PI / 2);
    lines.forEach((text, line) => ctx.fillText(text, 0, (line - (lines.length - 1) / 2) * pitch, room));
    ctx.restore();
  }
  ctx.restore();
}

// The lines under a point: several where lines run together; a near miss counts when nothing is hit.
function linesAt(point) {
  const ctx = network.canvas.getContext();
  ctx.save(); ctx.setTransform(1, 0, 0, 1, 0, 0); ctx.setLineDash([]);
  const under = (reach) => {
    ctx.lineWidth = reach;
    return scene.lines.filter((line) => ctx.isPointInStroke(line.shape, point.x, point.y)).map((line) => line.link);
  };
  const exact = under(4), hit = exact.length ? exact : under(Math.max(14, 14 / network.getScale()));
  ctx.restore();
  return hit;
}

function sync() {
  rebuild();
  nodes.update(ids.map((id) => {
    const at = scene.places.get(id);
    return at ? { id, hidden: false, x: at.x, y: at.y } : { id, hidden: true };
  }));
  drawSoon();
}

// vis draws only cards whose box it knows to be in view, and learns a moved card's box in the frame before.
function drawSoon() { requestAnimationFrame(() => requestAnimationFrame(() => network.redraw())); }

function startCanvas() {
  rebuild();
  const ctxRenderer = ({ ctx, id, x, y }) => ({
    drawNode() { drawCard(ctx, id, x, y); },
    nodeDimensions: { width: data.width, height: data.nodes[id].height },
  });
  edges.update(edges.getIds().map((id) => ({ id, hidden: true })));
  nodes.update(ids.map((id) => ({ id, shape: "custom", ctxRenderer, label: undefined })));
  sync();
  network.canvas.frame.tabIndex = -1; // vis puts 900 there, which would come before every button
  network.on("beforeDrawing", drawUnder);
  network.on("afterDrawing", drawRail);
}

function fit(least) {
  const frame = network.canvas.frame, rail = railWidth(), wide = frame.clientWidth - rail - 24, tall = frame.clientHeight - 16;
  let scale = Math.min(wide / (scene.right - scene.left + 20), tall / scene.bottom, 1.25);
  let x = (scene.left + scene.right) / 2, y = scene.bottom / 2;
  if (least && scale < least) {
    scale = least;
    const at = scene.places.get(data.focus), half = { x: wide / 2 / scale, y: tall / 2 / scale };
    if (scene.right - scene.left > 2 * half.x) x = Math.min(Math.max(at.x, scene.left + half.x), scene.right - half.x);
    if (scene.bottom > 2 * half.y) y = Math.min(Math.max(at.y, half.y), scene.bottom - half.y);
  }
  network.moveTo({ position: { x: x - rail / 2 / scale, y }, scale });
  drawSoon();
}

function reveal(id) {
  const at = scene.places.get(id), dom = network.canvasToDOM(at), frame = network.canvas.frame;
  const half = (data.width / 2) * network.getScale();
  const inside = dom.x - half > railWidth() && dom.x + half < frame.clientWidth && dom.y > 40 && dom.y < frame.clientHeight - 40;
  if (!inside) network.moveTo({ position: { x: at.x - railWidth() / 2 / network.getScale(), y: at.y }, scale: Math.max(network.getScale(), 0.7) });
  network.redraw();
  drawSoon();
}
