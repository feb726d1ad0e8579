// The items of a list, and the focus among them: when one is answered and leaves, the focus goes to
// the one that follows, never to the top of the page.

export const items = () => [...document.querySelectorAll<HTMLElement>("[data-item]")];

interface Swapping {
  target: Element;
  requestConfig: { elt: Element };
}

let place = -1;

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, requestConfig } = (event as CustomEvent<Swapping>).detail;
  const from = target.id === "content" ? requestConfig.elt : null;
  place = from ? items().findIndex((item) => item.contains(from)) : -1;
});

document.addEventListener("htmx:afterSettle", () => {
  if (place < 0) return;
  const all = items();
  (all[Math.min(place, all.length - 1)] ?? document.getElementById("content"))?.focus();
  place = -1;
});
