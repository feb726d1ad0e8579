// In the way to anywhere, the arrows walk through what was found and Enter goes to the first.

const form = document.querySelector<HTMLFormElement>("[data-go]");
const field = form?.querySelector("input");
const found = document.getElementById("go-found");
const ways = () => [...(found?.querySelectorAll<HTMLAnchorElement>("a") ?? [])];

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  ways()[0]?.click();
});

form?.closest("dialog")?.addEventListener("keydown", (event) => {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step) return;
  event.preventDefault();
  const all = ways();
  const to = all.findIndex((way) => way === document.activeElement) + step;
  (to < 0 ? field : all[Math.min(to, all.length - 1)])?.focus();
});
