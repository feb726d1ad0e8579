// What each colour says, in words; pressing one lets the others step back.
import type { Look } from "./look";
import type { Picture } from "./picture";

export function showLegend(list: HTMLElement, told: Picture, look: Look, changed: () => void): void {
  const family = told.families[look.family];
  const kinds = Math.min(family.names.length, look.colours.kinds.length);
  const others = told.ids.filter((_, at) => look.kindOf(String(at)) < 0).length;
  const entries = family.names.slice(0, kinds).map((name, kind) => entry(name, family.counts[kind] ?? 0, kind));
  if (others) entries.push(entry(list.dataset["others"] ?? "", others, -1));
  list.replaceChildren(...entries);

  function entry(name: string, count: number, kind: number): HTMLElement {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-pressed", String(look.kind === kind));
    const dot = document.createElement("span");
    dot.className = `dot kind-${kind < 0 ? "other" : kind}`;
    const word = document.createElement("span");
    word.textContent = name;
    const number = document.createElement("span");
    number.className = "soft";
    number.textContent = String(count);
    button.append(dot, word, number);
    button.addEventListener("click", () => {
      look.kind = look.kind === kind ? null : kind;
      for (const other of list.querySelectorAll("button")) other.setAttribute("aria-pressed", "false");
      button.setAttribute("aria-pressed", String(look.kind !== null));
      changed();
    });
    item.append(button);
    return item;
  }
}
