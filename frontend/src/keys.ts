// Keys for whoever prefers them.
// J and K move the focus from item to item; D, S and X act only on the item that has it, as do
// Enter and the space bar, which belong to the browser anywhere else.
import { openDialog } from "./dialogs";
import { items } from "./items";
import { closeMenu } from "./menus";

const at = () => items().findIndex((item) => item.contains(document.activeElement));

function move(step: number): void {
  const all = items();
  const from = at();
  const to = all[from < 0 ? 0 : Math.min(Math.max(from + step, 0), all.length - 1)];
  to?.focus();
  to?.scrollIntoView({ block: "nearest" });
}

function act(mark: string): void {
  const item = items()[at()];
  if (!item) return move(0);
  const control = item.querySelector<HTMLElement>(mark);
  control?.click();
  const choices = control?.closest("details.menu[open]");
  choices?.querySelector<HTMLElement>(".choices button")?.focus();
}

function focus(mark: string): void {
  const seen = [...document.querySelectorAll<HTMLElement>(mark)].find((it) => it.offsetParent);
  seen?.focus();
}

const keys: Record<string, () => unknown> = {
  j: () => move(1),
  k: () => move(-1),
  d: () => act("[data-done]"),
  s: () => act("[data-snooze]"),
  x: () => act("[data-tick]"),
  "/": () => focus("[data-search]"),
  n: () => openDialog("quick"),
  "?": () => openDialog("keys"),
};

const onItem: Record<string, () => unknown> = {
  Enter: () => act("[data-opens]"),
  " ": () => act("[data-tick]"),
};

document.addEventListener("keydown", (event) => {
  const target = event.target as Element;
  if (event.key === "Escape") {
    closeMenu(target);
    return;
  }
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    openDialog("go");
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  const typing = target.closest("input:not([type=checkbox], [type=radio]), select, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const key = keys[event.key] ?? (target.matches("[data-item]") ? onItem[event.key] : undefined);
  if (key) {
    event.preventDefault();
    key();
  }
});
