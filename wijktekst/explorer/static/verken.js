// Makes the pages quicker; nothing needs it. Runs before the body is drawn, so that nothing jumps.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("met-script");
  const byId = (id) => document.getElementById(id);

  // On a phone the filters are behind a button.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("#filterknop");
    if (!button) return;
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    root.classList.toggle("filters-open", open);
  });

  // Fields that are empty say nothing in an address.
  document.addEventListener("htmx:configRequest", (event) => {
    const data = event.detail.formData;
    if (event.detail.verb !== "get") return;
    for (const name of new Set(data.keys())) {
      const filled = data.getAll(name).filter((value) => value !== "");
      data.delete(name);
      for (const value of filled) data.append(name, value);
    }
  });

  // What was open stays open, and what is typed meanwhile stays typed.
  let open = new Map();
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.status === 422) event.detail.shouldSwap = true;
    open = new Map([...document.querySelectorAll("details[id]")].map((one) => [one.id, one.open]));
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    byId("storing").hidden = true;
    for (const [id, was] of open) {
      const now = byId(id);
      if (now) now.open = was || now.open;
    }
    const target = event.detail.target.id || "";
    const title = byId("resultaten-kop");
    if (target === "resultaten" && title) byId("status").textContent = `${title.textContent}.`;
    // What had the focus is gone: go on where the new content begins.
    if (document.activeElement === document.body || !document.activeElement) {
      const next = { resultaten: "resultaten-kop", pagina: "pagina-kop", oordeel: "oordeel" }[target];
      byId(next)?.focus({ preventScroll: true });
    }
  });
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => {
      if (event.detail.xhr && event.detail.xhr.status === 422) return;
      byId("storing").hidden = false;
      byId("storing").scrollIntoView({ block: "nearest" });
    });
  }
})();
