// Menus close when one clicks elsewhere, and by Escape; one that opens is in sight.

export function closeMenu(within: Element): boolean {
  const open = within.closest<HTMLDetailsElement>("details.menu[open]");
  if (!open) return false;
  open.open = false;
  open.querySelector("summary")?.focus();
  return true;
}

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
    if (!menu.contains(event.target as Node)) menu.open = false;
  }
});

document.addEventListener(
  "toggle",
  ({ target }) => {
    const menu = (target as Element).closest("details.menu[open]");
    menu?.querySelector(".choices")?.scrollIntoView({ block: "nearest" });
  },
  true,
);
