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

// Where one thing is shown at a time, the others are a page each.
function follow(mark: string): boolean {
  const link = document.querySelector<HTMLElement>(mark);
  link?.click();
  return !!link || !!document.querySelector("[data-before], [data-after]");
}

const keys: Record<string, () => unknown> = {
  j: () => follow("[data-after]") || move(1),
  k: () => follow("[data-before]") || move(-1),
  e: () => focus("[data-edit]"),
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
    if (target.matches("[data-edit]")) target.closest<HTMLElement>("[data-item]")?.focus();
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
