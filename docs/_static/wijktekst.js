// What scrolls sideways can be reached and scrolled with the keyboard.
const reachable = () => document.querySelectorAll("article pre, article .table-wrapper").forEach((it) => {
  if (it.scrollWidth > it.clientWidth) it.tabIndex = 0; else it.removeAttribute("tabindex");
});
addEventListener("load", reachable);
addEventListener("resize", reachable);
