// Dialogs open by whatever names them (data-open), and close by a click beside them.

export function openDialog(id: string): boolean {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return false;
  if (!dialog.open) {
    dialog.showModal();
    dialog.dispatchEvent(new Event("open"));
  }
  return true;
}

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const opener = target.closest<HTMLElement>("[data-open]");
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (opener && plain && openDialog(opener.dataset.open ?? "")) event.preventDefault();
  // The veil around a dialog belongs to it.
  if (target instanceof HTMLDialogElement && isBeside(target, event)) target.close();
});

// In a search field Escape would only empty it, and the dialog stay.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const dialog = (event.target as Element).closest<HTMLDialogElement>("dialog[open]");
  if (!dialog || !(event.target as Element).matches("input[type=search]")) return;
  event.preventDefault();
  dialog.close();
});

function isBeside(dialog: HTMLDialogElement, { clientX: x, clientY: y }: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
