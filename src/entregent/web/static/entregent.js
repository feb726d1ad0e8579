// Keys for whoever prefers them: everything here can be done without.
// J and K move the focus from item to item; D and S act only on the item that has it.
"use strict";

const items = [...document.querySelectorAll("[data-item]")];
const search = document.querySelector("[data-search]");
const hint = document.querySelector("[data-keys]");
if (hint && items.length) hint.hidden = false;

const current = () => items.indexOf(document.activeElement?.closest("[data-item]"));

function move(step) {
  const at = current();
  const to = at < 0 ? 0 : Math.min(Math.max(at + step, 0), items.length - 1);
  items[to]?.focus();
  items[to]?.scrollIntoView({ block: "nearest" });
}

function act(mark) {
  const at = current();
  if (at < 0) return move(0);
  const control = items[at].querySelector(mark);
  control.click();
  if (mark === "[data-snooze]") control.parentElement.querySelector(".choices button").focus();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  d: () => act("[data-done]"),
  s: () => act("[data-snooze]"),
  "/": () => search?.focus(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape") {
    const open = event.target.closest("details.menu[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const key = keys[event.key];
  if (key) {
    event.preventDefault();
    key();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
