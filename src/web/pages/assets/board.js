// Keeps a board up to date: what is announced takes the place of what was there, and is said to those who do not see it.
// Without this script the page is loaded again every few seconds.
(() => {
  "use strict";
  const again = 3000;
  const link = document.getElementById("link");
  const said = document.getElementById("said");

  const show = (html) => {
    const board = document.getElementById("board");
    const next = new DOMParser().parseFromString(html, "text/html").getElementById("board");
    if (!next || next.outerHTML === board.outerHTML) return;
    const isNew = next.dataset.said !== board.dataset.said;
    // Whoever is on a link of the board stays on it.
    const held = board.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    board.replaceWith(document.adoptNode(next));
    if (held) [...next.querySelectorAll("a")].find((link) => link.getAttribute("href") === held)?.focus();
    if (isNew) said.textContent = next.dataset.said;
  };

  const follow = () => {
    const source = new EventSource(`${location.pathname}/events`);
    source.addEventListener("open", () => { link.textContent = link.dataset.live; });
    source.addEventListener("board", (event) => show(event.data));
    source.addEventListener("error", () => {
      link.textContent = link.dataset.lost;
      // The browser itself tries again after a break, but not after an answer that is none, as of a proxy while it restarts.
      if (source.readyState === EventSource.CLOSED) setTimeout(follow, again);
    });
  };
  follow();
})();
