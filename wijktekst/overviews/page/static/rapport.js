/* Filters, searches and turns the cards of measures. Without it the page shows every card.

   What is chosen stands behind the # of the address, as in #zoek=huur&opgave=wonen&bladzijde=2, so that a
   link leads to it and "back" undoes it. Texts are read from the page; nothing is written as HTML. */
"use strict";

(() => {
  document.documentElement.classList.add("met-script");

  const AROUND = 2; // page buttons on both sides of the current one
  const TYPING = 200; // milliseconds without a key before a search is done
  const UNKNOWN = "onbekend";
  const number = new Intl.NumberFormat("nl-NL");
  const byId = (id) => document.getElementById(id);
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  let form, status, pager, cards;
  let found = [], shown = [], current = 1, typed = false, timer = 0;

  /* What a card says, once, when it is first searched; the names of its facts are not among it. */
  function textOf(card) {
    if (card.text === undefined) {
      const parts = card.element.querySelectorAll("h3, .zin, .merken, dd, .herhaald");
      card.text = folded(Array.from(parts, (part) => part.textContent).join(" "));
    }
    return card.text;
  }

  /* How a card meets a field of the form. */
  const MEETS = {
    opgave: (card, value) => card.facts.opgave === value,
    document: (card, value) => card.facts.document === value,
    stelligheid: (card, value) => (card.facts.stelligheid ?? UNKNOWN) === value,
    wie: (card, value) => (card.facts.wie ?? UNKNOWN) === value,
    plaats: (card, value) => (card.facts.plaats ?? "").split("|").includes(value),
    bedrag: (card) => card.facts.bedrag !== undefined,
    jaar: (card, value) => (card.facts.jaar ?? "").split(" ").includes(value),
    zoek: (card, value) => folded(value).split(/\s+/).every((word) => textOf(card).includes(word)),
  };

  function chosen() {
    const fields = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
    return fields.filter(([name, value]) => value && !(name === "per" && value === "25"));
  }

  function filter() {
    const wishes = chosen().filter(([name]) => Object.hasOwn(MEETS, name));
    found = cards.filter((card) => wishes.every(([name, value]) => MEETS[name](card, value)));
  }

  function perPage() {
    return Number(form.elements.per.value) || Math.max(found.length, 1);
  }

  function show() {
    const size = perPage();
    const pages = Math.max(Math.ceil(found.length / size), 1);
    current = Math.min(Math.max(current, 1), pages);
    const first = (current - 1) * size;
    for (const card of shown) card.element.classList.remove("getoond");
    shown = found.slice(first, first + size);
    for (const card of shown) card.element.classList.add("getoond");
    status.textContent = told(first, pages);
    pager.replaceChildren(...(pages > 1 ? buttons(pages) : []));
    pager.hidden = pages === 1;
  }

  function told(first, pages) {
    if (!found.length) return "Geen maatregel gevonden. Kies minder of wis het filter.";
    const total = found.length === 1 ? "1 maatregel" : `${number.format(found.length)} maatregelen`;
    const last = first + shown.length;
    const part = pages > 1 ? ` U ziet ${number.format(first + 1)} tot en met ${number.format(last)}.` : "";
    return `${total} gevonden.${part}`;
  }

  function buttons(pages) {
    const wanted = [1, pages];
    for (let page = current - AROUND; page <= current + AROUND; page += 1) wanted.push(page);
    const numbers = [...new Set(wanted)].filter((page) => page >= 1 && page <= pages).sort((a, b) => a - b);
    const made = [button("Vorige", "Vorige bladzijde", current - 1, current === 1)];
    let before = 0;
    for (const page of numbers) {
      if (page > before + 1) made.push("…");
      made.push(button(number.format(page), `Bladzijde ${page}`, page, false));
      before = page;
    }
    made.push(button("Volgende", "Volgende bladzijde", current + 1, current === pages));
    return made;
  }

  function button(text, name, page, disabled) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", name);
    made.disabled = disabled;
    if (page === current) made.setAttribute("aria-current", "page");
    made.addEventListener("click", () => {
      current = page;
      show();
      save(false);
      toResults();
    });
    return made;
  }

  function toResults() {
    status.focus({ preventScroll: true });
    status.scrollIntoView({ block: "start" });
  }

  /* The address tells what is chosen; letters of one word are one step back. */
  function save(typing) {
    const state = `#${new URLSearchParams([...chosen(), ["bladzijde", current]])}`;
    try {
      if (state !== location.hash) history[typing && typed ? "replaceState" : "pushState"](null, "", state);
    } catch {
      // a mail program may show the page where addresses cannot change
    }
    typed = typing;
  }

  function changed(typing) {
    current = 1;
    filter();
    show();
    save(typing);
  }

  /* Does what an address asks for; one that names no filter leaves it as it is. */
  function obey(hash) {
    const wish = hash.slice(1);
    const card = /^m\d+$/.test(wish) && cards.find((one) => one.element.id === wish);
    if (card) return showCard(card);
    if (wish && !wish.includes("=")) return false;
    const values = new URLSearchParams(wish);
    form.reset();
    for (const [name, value] of values) {
      const field = Object.hasOwn(MEETS, name) || name === "per" ? form.elements[name] : null;
      if (field && field.type === "checkbox") field.checked = true;
      else if (field) field.value = value;
      if (field && field.tagName === "SELECT" && field.selectedIndex < 0) field.selectedIndex = 0;
    }
    typed = false;
    current = Number.parseInt(values.get("bladzijde"), 10) || 1;
    filter();
    show();
    return Boolean(wish);
  }

  function showCard(card) {
    if (!found.includes(card)) {
      form.reset();
      filter();
    }
    current = Math.floor(found.indexOf(card) / perPage()) + 1;
    show();
    card.element.scrollIntoView();
    return false;
  }

  /* A region that does not scroll is no stop for who walks by keyboard. */
  function watchRegions() {
    const watch = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
        else target.removeAttribute("tabindex");
      }
    });
    for (const region of document.querySelectorAll(".schuif")) watch.observe(region);
  }

  function start() {
    watchRegions();
    form = byId("filter");
    if (!form) return;
    status = byId("uitkomst");
    pager = byId("bladeren");
    const elements = document.querySelectorAll(".kaarten > .kaart");
    cards = Array.from(elements, (element) => ({ element, facts: { ...element.dataset } }));
    form.hidden = false;
    form.addEventListener("input", (event) => {
      clearTimeout(timer);
      if (event.target.name === "zoek") timer = setTimeout(changed, TYPING, true);
      else changed(false);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      changed(typed);
      toResults();
    });
    byId("wissen").addEventListener("click", () => {
      form.reset();
      changed(false);
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#"][href*="="]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      obey(link.getAttribute("href"));
      save(false);
      toResults();
    });
    addEventListener("hashchange", () => obey(location.hash));
    filter();
    show();
    if (obey(location.hash)) status.scrollIntoView();
  }

  document.addEventListener("DOMContentLoaded", start);
})();
