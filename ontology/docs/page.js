// Finds entries by label, term, abbreviation or definition, with or without Vietnamese marks.
(function () {
  "use strict";
  var fold = function (text) {
    return text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  };
  var entries = Array.from(document.querySelectorAll(".entry")).map(function (node) {
    var words = node.dataset.find.normalize("NFC").toLowerCase();
    return { node: node, exact: words, folded: fold(words) };
  });
  var box = document.getElementById("find");
  var count = document.getElementById("found");
  var show = function () {
    var text = box.value.trim().normalize("NFC").toLowerCase();
    var plain = fold(text) === text;
    var shown = 0;
    entries.forEach(function (entry) {
      var hit = text === "" || (plain ? entry.folded : entry.exact).indexOf(text) >= 0;
      entry.node.hidden = !hit;
      shown += hit ? 1 : 0;
    });
    document.querySelectorAll(".overview").forEach(function (node) { node.hidden = text !== ""; });
    document.querySelectorAll("main section").forEach(function (section) {
      var inside = section.querySelectorAll(".entry");
      if (inside.length) { section.hidden = !section.querySelector(".entry:not([hidden])"); }
    });
    count.textContent = text === "" ? "" : shown === 0 ? "Không tìm thấy mục nào" : shown + " mục";
  };
  box.addEventListener("input", show);
  box.form.addEventListener("submit", function (event) { event.preventDefault(); });
  // …/ontology.html?q=thời hạn opens with that search.
  box.value = new URLSearchParams(location.search).get("q") || "";
  show();
  // A link to an entry that the search has hidden shows everything again.
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) { box.value = ""; show(); target.scrollIntoView(); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && document.activeElement !== box) { event.preventDefault(); box.focus(); }
    if (event.key === "Escape") { box.value = ""; show(); }
  });
})();
