// A long list of choices becomes a field with suggestions: one types a part of what one looks for.

const fold = (text: string) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();

const named = (option: HTMLOptionElement) => {
  const group = option.closest("optgroup")?.label;
  return group && group !== option.value ? `${option.text} (${group})` : option.text;
};

export function makeSearchable(holder: HTMLElement): void {
  const select = holder.querySelector("select");
  if (!select) return;
  const options = [...select.options];
  const list = document.createElement("datalist");
  list.id = `${select.name}-choices`;
  for (const option of options) list.append(new Option(named(option), named(option)));
  const field = document.createElement("input");
  field.setAttribute("list", list.id);
  field.autocomplete = "off";
  field.value = select.selectedOptions[0] ? named(select.selectedOptions[0]) : "";
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", () => {
    const said = fold(field.value);
    const found = options.find((o) => fold(named(o)) === said || fold(o.value) === said)
      ?? (said && options.filter((o) => fold(o.text).startsWith(said)).length === 1
        ? options.find((o) => fold(o.text).startsWith(said))
        : undefined);
    if (found) select.value = found.value;
    field.setCustomValidity(found ? "" : (holder.dataset.unknown ?? ""));
  });
  select.hidden = true;
  select.tabIndex = -1;
  const name = select.getAttribute("aria-labelledby");
  if (name) field.setAttribute("aria-labelledby", name);
  select.before(field, list);
}

for (const holder of document.querySelectorAll<HTMLElement>("[data-searchable]")) {
  makeSearchable(holder);
}
