// A message being written: the link to one's mail program follows what is typed; copying says so.

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) {
  const field = (name: string): string =>
    (form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement).value;
  const link = form.querySelector<HTMLAnchorElement>("[data-mailto]");
  form.addEventListener("input", () => {
    if (!link) return;
    const body = field("body").replace(/\r?\n/g, "\r\n");
    const asked = `subject=${encodeURIComponent(field("subject"))}&body=${encodeURIComponent(body)}`;
    link.href = `mailto:${form.dataset.to}?${asked}`;
  });
  // Enter in the subject goes on to the message.
  const subject = form.elements.namedItem("subject") as HTMLInputElement;
  subject.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    (form.elements.namedItem("body") as HTMLElement).focus();
  });
  for (const copy of form.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    const said = copy.textContent;
    copy.addEventListener("click", () => {
      void navigator.clipboard.writeText(field(copy.dataset.copy!)).then(() => {
        copy.textContent = copy.dataset.copied!;
        window.setTimeout(() => (copy.textContent = said), 2000);
      });
    });
  }
}
