// Makes tables sortable. The site is complete without it.
(function () {
  "use strict";
  var english = document.documentElement.lang === "en";

  function key(row, column, numeric) {
    var cell = row.cells[column];
    if (!cell) return "";
    var given = cell.getAttribute("data-sort");
    if (given !== null) return given;
    var text = cell.textContent.trim();
    return numeric ? number(text) : text;
  }

  // The number a cell begins with, as it is printed in the language of the page; empty where there is none.
  function number(text) {
    var found = /^[-−]?[0-9][0-9.,]*/.exec(text);
    if (!found) return "";
    var plain = found[0].replace("−", "-");
    return english ? plain.replace(/,/g, "") : plain.replace(/\./g, "").replace(",", ".");
  }

  // What has no value (an empty key, or text among numbers) stays at the end in both directions.
  function compare(first, second, numeric, collator) {
    if (!numeric) return collator.compare(first, second);
    return Number(first) - Number(second);
  }

  function sort(table, header, ascending) {
    var body = table.tBodies[0];
    var column = header.cellIndex;
    var collator = new Intl.Collator(document.documentElement.lang || "vi", { numeric: true });
    var rows = Array.prototype.slice.call(body.rows);
    var numeric = header.classList.contains("number");
    function missing(text) { return text === "" || (numeric && isNaN(Number(text))); }
    var known = rows.filter(function (row) { return !missing(key(row, column, numeric)); });
    var unknown = rows.filter(function (row) { return missing(key(row, column, numeric)); });
    known.sort(function (first, second) {
      var order = compare(key(first, column, numeric), key(second, column, numeric), numeric, collator);
      return ascending ? order : -order;
    });
    known.concat(unknown).forEach(function (row) { body.appendChild(row); });
  }

  function prepare(table) {
    if (!table.tHead || table.tBodies[0].rows.length < 4) return; // a few rows are seen at a glance
    var row = table.tHead.rows[table.tHead.rows.length - 1];
    Array.prototype.forEach.call(row.cells, function (header) {
      if (header.tagName !== "TH" || header.textContent.trim() === "") return;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.title = table.getAttribute("data-sortable");
      if (header.querySelector("a:not(.mark a)")) {
        // No link may be in a button.
        button.setAttribute("aria-label", button.title + ": " + header.textContent.trim());
        header.appendChild(button);
      } else {
        // Note marks are links and stay beside the button.
        Array.prototype.slice.call(header.childNodes).forEach(function (node) {
          if (node.nodeType !== 1 || !(node.classList.contains("mark") || node.querySelector("a"))) button.appendChild(node);
        });
        header.insertBefore(button, header.firstChild);
      }
      button.addEventListener("click", function () {
        var ascending = header.getAttribute("aria-sort") !== "ascending";
        Array.prototype.forEach.call(row.cells, function (other) { other.removeAttribute("aria-sort"); });
        header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        sort(table, header, ascending);
      });
    });
  }

  // A link to a receipt or to a note inside a folded part opens it.
  function unfold() {
    var id;
    // An address may end with what is no text.
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (error) { return; }
    var target = id && document.getElementById(id);
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    if (target) target.scrollIntoView();
  }

  Array.prototype.forEach.call(document.querySelectorAll("table[data-sortable]"), prepare);
  window.addEventListener("hashchange", unfold);
  if (location.hash) unfold();
})();
