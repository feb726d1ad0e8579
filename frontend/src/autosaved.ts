// Words that the server keeps as they are typed: once it has them, they are no longer unsent.

document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, successful } = (event as CustomEvent<Done>).detail;
  if (!successful || !elt.matches("[data-autosaved]")) return;
  const form = elt.closest("form");
  for (const field of form?.querySelectorAll<Field>("[data-autosaved]") ?? []) {
    field.defaultValue = field.value;
  }
  elt.dispatchEvent(new Event("input", { bubbles: true }));
});

type Field = HTMLInputElement | HTMLTextAreaElement;

interface Done {
  elt: Element;
  successful: boolean;
}
