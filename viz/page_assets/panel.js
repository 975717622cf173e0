// The side panel: everything from documents goes in as text, never as markup.
const side = document.getElementById("cc-side"), list = document.getElementById("cc-list"), detail = document.getElementById("cc-detail");
const facts = new Map(data.facts.map(([upper, lower, panel]) => [upper + "\n" + lower, { upper, lower, panel }]));
let returnTo = null;

function make(tag, text, attributes, ...children) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes || {})) name === "onclick" ? element.addEventListener("click", value) : element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function show(title, parts) {
  if (!detail.contains(document.activeElement)) returnTo = document.activeElement;
  const close = make("button", "✕", { "aria-label": words.close, title: words.close + " (Esc)", onclick: closeDetail });
  const heading = make("h2", title, { id: "cc-detail-title", tabindex: "-1" });
  detail.replaceChildren(make("div", "", { id: "cc-detail-top" }, heading, close), ...parts.filter(Boolean));
  detail.hidden = false; list.hidden = true; side.classList.add("open"); side.scrollTop = 0;
  heading.focus({ preventScroll: true });
}

function closeDetail() {
  if (detail.hidden) { side.classList.remove("open"); return; }
  detail.hidden = true; list.hidden = false; side.classList.remove("open");
  choose(null, []);
  const target = returnTo && returnTo.isConnected && returnTo.offsetParent ? returnTo : list.querySelector("[tabindex='0']");
  if (target) target.focus();
}

function table(head, rows) {
  const top = make("tr", "", {}, ...head.map((text) => make("th", text, { scope: "col" })));
  return make("table", "", {}, make("thead", "", {}, top), make("tbody", "", {}, ...rows));
}

function linkButton(fact, end, quoted) {
  const stated = fact.panel.statements.map((one) => one.relation).join("; "), other = data.nodes[fact[end]];
  const button = make("button", fact.panel[end], { class: "link", onclick: () => openPairs([[fact.upper, fact.lower]]) },
    make("small", [other && other.about, stated].filter(Boolean).join(" · ")));
  const first = fact.panel.statements.find((one) => one.evidence.length);
  return quoted && first ? [button, ...evidence(first.evidence[0])] : [button];
}

function linkList(title, found, end) {
  if (!found.length) return null;
  return make("section", "", {}, make("h3", title), ...found.slice(0, 40).flatMap((fact, place) => linkButton(fact, end, place < 8)),
    ...(found.length > 40 ? [make("p", words.more.replace("{}", found.length - 40))] : []));
}

function dutyRow([unit, name, ...cells]) {
  const given = facts.get(detail.dataset.id + "\n" + unit);
  const first = given ? make("td", "", {}, make("button", name, { onclick: () => openPairs([[given.upper, given.lower]]) })) : make("td", name);
  return make("tr", "", {}, first, ...cells.map((text) => make("td", text)));
}

function openNode(id) {
  const node = data.nodes[id], panel = node.panel, parts = [];
  detail.dataset.id = id;
  if (panel.fields.length) parts.push(make("dl", "", {}, ...panel.fields.flatMap(([name, value]) => [make("dt", name), make("dd", value)])));
  for (const note of panel.notes) parts.push(make("p", note, { class: "note" }));
  if (node.kind === "group") {
    parts.push(make("button", open.has(id) ? words.fold : words.unfold, { onclick: () => { toggle(id); openNode(id); } }));
    parts.push(table([words.area, words.document, words.state], panel.rows.map(([target, area, name, state]) =>
      make("tr", "", {}, make("td", "", {}, make("button", area, { onclick: () => goTo(target) })), make("td", name), make("td", state)))));
  } else {
    const all = [...facts.values()];
    parts.push(linkList(words.above, all.filter((one) => one.lower === id), "upper"));
    const below = all.filter((one) => one.upper === id);
    parts.push(linkList(words.below, below.filter((one) => one.panel.kind === "document"), "lower"));
  }
  if (panel.duties.length) {
    parts.push(make("h3", words.duties), table([words.unit, words.tasks, words.deadline], panel.duties.map(dutyRow)));
  }
  choose(id, []);
  show(panel.title, parts);
}

function evidence(one) {
  const quote = make("blockquote", "", {}, one.before, make("mark", one.quote), one.after);
  const where = [words.source + ": " + one.source, one.page, words.span + " " + one.span, one.rule && words.rule + ": " + one.rule, one.sure].filter(Boolean);
  return [quote, make("p", where.join(" · "), { class: "where" })];
}

const MOST_PAIRS = 60;

function openPairs(pairs, lines) {
  const parts = pairs.slice(0, MOST_PAIRS).flatMap(([upper, lower]) => aboutPair(facts.get(upper + "\n" + lower)));
  if (pairs.length > MOST_PAIRS) parts.push(make("p", words.more.replace("{}", pairs.length - MOST_PAIRS)));
  const [[upper, lower]] = pairs;
  choose(null, lines || data.links.filter((one) => one.upper === upper && one.lower === lower));
  show(words.relation, parts);
}

function aboutPair(fact) {
  if (!fact) return [];
  const { upper, lower, downward, statements } = fact.panel;
  const [subject, object] = downward ? [upper, lower] : [lower, upper];
  const sentence = make("p", "", {}, make("strong", subject), " " + statements.map((one) => one.relation).join("; ") + " ", make("strong", object));
  const proofs = statements.flatMap((one) => [
    ...(one.evidence.length && statements.length > 1 ? [make("h3", one.relation)] : []),
    ...one.notes.map((text) => make("p", text, { class: "note" })),
    ...one.evidence.flatMap(evidence),
  ]);
  const cards = [fact.upper, fact.lower].filter((id) => data.nodes[id]).map((id) => make("button", data.nodes[id].name, { onclick: () => goTo(id) }));
  return [sentence, ...(proofs.length ? proofs : [make("p", words.noEvidence, { class: "where" })]), make("p", "", {}, ...cards)];
}
