// Search in the page: exact words first, then without regard to marks, so that "dung han" finds "đúng hạn".
"use strict";
(function () {
  const box = document.getElementById("search-box");
  const results = document.getElementById("search-results");
  const status = document.getElementById("search-status");
  const root = document.documentElement.dataset.root || "";
  if (!box || !results || !status || !window.congkhaiSearch) { return; }
  const limit = Number(status.dataset.limit);
  box.closest(".search").hidden = false;

  const plain = (text) => text.normalize("NFC").toLowerCase();
  const fold = (text) => plain(text).normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  const entries = window.congkhaiSearch.map(([title, path, kind, more]) => ({
    title, path, kind, exact: [plain(title), plain(more)], folded: [fold(title), fold(more)],
  }));

  // How well the words are found: 0 where one is missing. A phrase at the beginning of a word in the title counts most.
  function score([title, more], text) {
    const words = text.split(/\s+/).filter(Boolean);
    if (!words.every((word) => title.includes(word) || more.includes(word))) { return 0; }
    const phrase = words.join(" ");
    if (title.startsWith(phrase)) { return 5; }
    if (title.includes(" " + phrase)) { return 4; }
    if (words.every((word) => title.includes(word))) { return title.includes(phrase) ? 3 : 2; }
    return more.includes(phrase) ? 1.5 : 1;
  }

  function search() {
    const text = box.value.trim();
    // So that coming back from a result finds the words again.
    history.replaceState(null, "", "#q=" + encodeURIComponent(text));
    results.replaceChildren();
    status.textContent = "";
    if (!text) { return; }
    const found = entries
      .map((entry) => ({ entry, exact: score(entry.exact, plain(text)), folded: score(entry.folded, fold(text)) }))
      .filter((hit) => hit.folded > 0)
      // Single words of an exact text prove little ("so" is also a word without marks): only whole phrases go first.
      .sort((one, other) => (other.exact >= 3) - (one.exact >= 3) || other.folded - one.folded || other.exact - one.exact);
    for (const { entry } of found.slice(0, limit)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = root + entry.path;
      link.textContent = entry.title;
      const kind = document.createElement("span");
      kind.className = "search-kind";
      kind.textContent = entry.kind;
      item.append(link, " ", kind);
      results.append(item);
    }
    status.textContent = found.length
      ? status.dataset.some + " " + found.length + (found.length > limit ? status.dataset.limited : "")
      : status.dataset.none;
  }

  // The words in the address, which may end with what is no text.
  function asked() {
    if (!location.hash.startsWith("#q=")) { return ""; }
    try { return decodeURIComponent(location.hash.slice(3)); } catch (error) { return ""; }
  }

  box.addEventListener("input", search);
  box.value = asked();
  if (box.value) { search(); }
  box.focus();
})();
