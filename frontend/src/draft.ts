// A message being written: the link to one's mail program follows what is typed; copying says so.

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) {
  const field = (name: string): string =>
    (form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement).value;
  const link = form.querySelector<HTMLAnchorElement>("[data-mailto]");
  const copy = form.querySelector<HTMLButtonElement>("[data-copy]")!;
  const said = copy.textContent;
  form.addEventListener("input", () => {
    if (!link) return;
    const body = field("body").replace(/\r?\n/g, "\r\n");
    const asked = `subject=${encodeURIComponent(field("subject"))}&body=${encodeURIComponent(body)}`;
    link.href = `mailto:${form.dataset.to}?${asked}`;
  });
  copy.addEventListener("click", () => {
    void navigator.clipboard.writeText(field("body")).then(() => {
      copy.textContent = copy.dataset.copied!;
      window.setTimeout(() => (copy.textContent = said), 2000);
    });
  });
}
