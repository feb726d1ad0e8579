// Files dropped on the import page, what was chosen, and how far they have been sent.
// Without this the form sends them all the same.

const form = document.querySelector<HTMLFormElement>("form[data-bring]");
const input = form?.querySelector<HTMLInputElement>("input[type=file]");

function within(mark: string): HTMLElement {
  return form!.querySelector<HTMLElement>(mark)!;
}

function size(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit: units[step],
    unitDisplay: step ? "short" : "long",
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** step);
}

function show(files: File[]): void {
  const list = within("[data-chosen]");
  const shown = files.slice(0, 20).map((file) => {
    const line = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    const weight = document.createElement("span");
    weight.className = "soft";
    weight.textContent = size(file.size);
    line.append(name, " ", weight);
    return line;
  });
  if (files.length > shown.length) {
    const more = document.createElement("li");
    more.textContent = `+${files.length - shown.length}`;
    shown.push(more);
  }
  list.replaceChildren(...shown);
  list.hidden = !files.length;
  within("[data-too-much]").hidden = !tooMuch(files);
}

// Files dropped, those in folders too: Takeout and Apple Mail give folders.
async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    const file = entry as FileSystemFileEntry;
    return [await new Promise<File>((found, failed) => file.file(found, failed))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((found, failed) =>
      reader.readEntries(found, failed),
    );
    if (!some.length || files.length > Number(form!.dataset.mostFiles)) return files;
    for (const one of some) if (!one.name.startsWith(".")) files.push(...(await filesIn(one)));
  }
}

async function take(dropped: DataTransfer): Promise<void> {
  // Asked for at once: what was dropped is forgotten when the event is over.
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry());
  const plain = [...dropped.files];
  const found = entries.every((entry) => entry)
    ? (await Promise.all(entries.map((entry) => filesIn(entry!)))).flat()
    : plain;
  const all = new DataTransfer();
  for (const file of [...(input!.files ?? []), ...found]) all.items.add(file);
  input!.files = all.files;
  show([...all.files]);
  if (found.length) within("button").focus();
}

function tooMuch(files: File[]): boolean {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  return bytes > Number(form!.dataset.mostBytes) || files.length > Number(form!.dataset.mostFiles);
}

function busy(yes: boolean): void {
  within("[data-sending]").hidden = !yes;
  within("button").toggleAttribute("disabled", yes);
  input!.disabled = yes;
}

function send(): void {
  const sending = new XMLHttpRequest();
  const bar = within("[data-sending] progress") as HTMLProgressElement;
  sending.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
  });
  sending.addEventListener("load", () => {
    if (sending.status === 200) {
      location.assign(sending.responseURL);
      return;
    }
    // A refusal is a page like any other.
    const answer = new DOMParser().parseFromString(sending.responseText, "text/html");
    const said = answer.querySelector("main .refusal[role=alert], main p");
    const told = within("[data-too-much]");
    told.textContent = said?.textContent ?? "";
    told.hidden = false;
    busy(false);
  });
  // Sent without us, the browser says by itself what keeps it from the server.
  sending.addEventListener("error", () => {
    busy(false);
    form!.submit();
  });
  sending.open("POST", form!.action);
  sending.send(new FormData(form!));
  busy(true);
}

if (form && input) {
  const zone = within("[data-drop]");
  within("[data-drop-words]").hidden = false;
  // What is chosen is listed below: the browser need not say it as well.
  form.classList.add("lists");
  input.addEventListener("change", () => show([...(input.files ?? [])]));
  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) zone.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (event.dataTransfer && !input.disabled) void take(event.dataTransfer);
  });
  form.addEventListener("submit", (event) => {
    const files = [...(input.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    if (!tooMuch(files)) send();
  });
  // A page that comes back from the browser's memory is not sending any more.
  window.addEventListener("pageshow", () => busy(false));
}
