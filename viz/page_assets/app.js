// List, search, keyboard, zoom, picture file, print.
function choose(node, lines) {
  chosen = { node, lines };
  for (const button of list.querySelectorAll("[aria-current]")) button.removeAttribute("aria-current");
  const here = node && buttonOf.get(node);
  if (here) { here.setAttribute("aria-current", "true"); setTab(here); }
  network.redraw();
}

function toggle(id, on) {
  const opened = on === undefined ? !open.has(id) : on;
  opened ? open.add(id) : open.delete(id);
  sync(); markList();
}

function goTo(id) {
  const node = data.nodes[id];
  for (const wanted of [node.group, node.needs && data.nodes[node.needs].group]) if (wanted && !open.has(wanted)) toggle(wanted, true);
  openNode(id); reveal(id);
}

const LEAST = 0.56; // smaller than this a card cannot be read; the rest is reached by moving
const buttonOf = new Map();
let tabbed = null;

function setTab(button) {
  if (tabbed) tabbed.tabIndex = -1;
  tabbed = button; button.tabIndex = 0;
}

function item(id) {
  const node = data.nodes[id];
  const button = make("button", node.name, { tabindex: "-1", onclick: () => { if (node.kind === "group") toggle(id, true); openNode(id); reveal(id); } });
  if (node.about) button.append(make("small", node.about));
  button.dataset.id = id;
  button.addEventListener("focus", () => { setTab(button); if (scene.places.has(id)) { chosen = { node: id, lines: [] }; reveal(id); } });
  buttonOf.set(id, button);
  const entry = make("li", "", {}, button);
  if (node.kind === "group") entry.append(make("ul", "", {}, ...node.members.map(item)));
  return entry;
}

function fillList() {
  let band = null, block = null;
  for (const id of ids) {
    const node = data.nodes[id];
    if (node.group) continue;
    if (node.band !== band) {
      band = node.band; block = make("ul", "");
      list.append(make("h3", words.bands[band].replace("\n", " ")), block);
    }
    block.append(item(id));
  }
  setTab(list.querySelector("button"));
  markList();
}

function markList() {
  for (const [id, button] of buttonOf) {
    if (data.nodes[id].kind === "group") { button.setAttribute("aria-expanded", open.has(id)); button.nextElementSibling.hidden = !open.has(id); }
    button.parentElement.hidden = !!data.nodes[id].needs && !visible(id);
  }
}

function moveInList(event) {
  const shown = [...list.querySelectorAll("button")].filter((one) => one.offsetParent), at = shown.indexOf(document.activeElement);
  const id = at >= 0 && shown[at].dataset.id, group = id && data.nodes[id].kind === "group";
  const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
  if (step !== undefined && shown[step]) shown[step].focus();
  else if (event.key === "ArrowRight" && group) toggle(id, true);
  else if (event.key === "ArrowLeft" && group) toggle(id, false);
  else return;
  event.preventDefault();
}

const plain = (text) => text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

function search(text) {
  const asked = plain(text).split(/\s+/).filter(Boolean), found = document.getElementById("cc-found");
  const hits = asked.length ? ids.filter((id) => asked.every((word) => data.nodes[id].search.includes(word))) : [];
  found.replaceChildren(...hits.slice(0, 30).map((id) => make("li", "", {}, make("button", data.nodes[id].name, { onclick: () => pick(id) }, make("small", data.nodes[id].about)))));
  if (asked.length && !hits.length) found.append(make("li", words.nothing));
  document.getElementById("cc-count").textContent = asked.length ? words.hits.replace("{}", hits.length) : "";
}

function pick(id) { document.getElementById("cc-found").replaceChildren(); goTo(id); }

function wireSearch() {
  const input = document.getElementById("cc-query"), found = document.getElementById("cc-found");
  input.addEventListener("input", () => search(input.value));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === "ArrowDown") {
      const first = found.querySelector("button");
      if (first) { event.key === "Enter" ? first.click() : first.focus(); event.preventDefault(); }
    }
  });
  found.addEventListener("keydown", (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const next = step && document.activeElement.parentElement[step];
    if (next) { next.firstChild.focus(); event.preventDefault(); } else if (event.key === "ArrowUp") input.focus();
  });
}

function syncSvg() {
  const svg = document.querySelector("#cc-print svg");
  const left = scene.left - data.rail - data.pad, width = scene.right + data.pad - left;
  svg.setAttribute("viewBox", `${left} 0 ${width} ${scene.bottom}`);
  svg.setAttribute("width", width); svg.setAttribute("height", scene.bottom);
  const part = (name) => [...svg.querySelectorAll(`[data-${name}]`)];
  part("id").forEach((card) => {
    const at = scene.places.get(card.dataset.id), node = data.nodes[card.dataset.id];
    card.style.display = at ? "" : "none";
    if (at) card.setAttribute("transform", `translate(${at.x - data.width / 2} ${at.y - Math.floor(node.height / 2)})`);
    const sign = card.querySelector(".toggle");
    if (sign) sign.textContent = open.has(card.dataset.id) ? "−" : "+";
  });
  const paths = new Map(scene.lines.map((line) => [line.link, line.path]));
  part("line").forEach((line) => {
    const path = paths.get(data.links[line.dataset.line]);
    line.style.display = path ? "" : "none";
    if (path) line.setAttribute("d", path);
  });
  part("slab").forEach((slab) => {
    const here = scene.slabs.find((one) => one.id === slab.dataset.slab);
    slab.style.display = here ? "" : "none";
    if (here) slab.setAttribute("y", here.top + data.inset);
  });
  part("stem").forEach((stem) => {
    const here = scene.slabs.find((one) => one.id === stem.dataset.stem);
    stem.style.display = here ? "" : "none";
    if (here) stem.setAttribute("d", `M${stemOf(here.id).join(" ")}V${here.top + data.inset}`);
  });
  part("band").forEach((band) => {
    const { top, bottom } = scene.bands[band.dataset.band], rect = band.querySelector("rect"), texts = band.querySelectorAll("text");
    rect.setAttribute("x", left); rect.setAttribute("width", width); rect.setAttribute("y", top); rect.setAttribute("height", bottom - top);
    texts.forEach((text, line) => { text.setAttribute("x", left + data.rail / 2); text.setAttribute("y", (top + bottom) / 2 + (line - (texts.length - 1) / 2) * 17); });
  });
  return svg;
}

function savePng() {
  const svg = syncSvg(), width = +svg.getAttribute("width"), height = +svg.getAttribute("height");
  const scale = Math.min(2, 12000 / width, 12000 / height), image = new Image();
  image.onload = () => {
    const canvas = make("canvas", "", { width: Math.round(width * scale), height: Math.round(height * scale) }), ctx = canvas.getContext("2d");
    ctx.fillStyle = "#fff"; ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.drawImage(image, 0, 0, canvas.width, canvas.height);
    const link = make("a", "", { href: canvas.toDataURL("image/png"), download: words.file + ".png" });
    link.click();
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(svg));
}

function wireTools() {
  const on = (id, act) => document.getElementById(id).addEventListener("click", act);
  const zoom = (factor) => network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.08), 3) });
  on("cc-in", () => zoom(1.25)); on("cc-out", () => zoom(0.8)); on("cc-fit", () => fit(0));
  on("cc-png", savePng); on("cc-paper", () => { syncSvg(); window.print(); });
  on("cc-show-list", () => { detail.hidden = true; list.hidden = false; side.classList.toggle("open"); });
  on("cc-show-legend", (event) => {
    const legend = document.getElementById("cc-legend");
    legend.hidden = !legend.hidden; event.target.setAttribute("aria-expanded", !legend.hidden);
  });
  window.addEventListener("beforeprint", syncSvg);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const found = document.getElementById("cc-found");
    found.firstChild ? (found.replaceChildren(), document.getElementById("cc-query").focus()) : closeDetail();
  });
  list.addEventListener("keydown", moveInList);
  network.on("click", ({ nodes: hit, pointer }) => {
    const id = hit[0];
    if (id !== undefined) { if (data.nodes[id].kind === "group") toggle(id); openNode(id); return; }
    const lines = linesAt(pointer.canvas);
    lines.length ? openPairs(lines.flatMap((line) => line.pairs), lines) : closeDetail();
  });
  let size = "";
  network.on("resize", ({ width, height }) => { if (size && size !== width + "x" + height) fit(LEAST); size = width + "x" + height; });
}

startCanvas(); fillList(); wireSearch(); wireTools(); fit(LEAST);
if (window.innerWidth < 800) document.getElementById("cc-show-legend").click();
window.cancu = { data, open, toggle, goTo, placeOf, scene: () => scene, ready: true };
