// Tells the page around this one how high it is: window.addEventListener("message", …) there reads
// {congkhai: "FIGURE", height: PIXELS}.
"use strict";
(function () {
  if (window.parent === window) { return; }
  document.documentElement.classList.add("embedded");
  const id = location.pathname.split("/").slice(-2)[0];
  function tell() {
    window.parent.postMessage({ congkhai: id, height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
  }
  new ResizeObserver(tell).observe(document.documentElement);
  tell();
})();
