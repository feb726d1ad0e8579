// What is typed and not sent is never lost. It is kept for the time of the tab: a list that is
// swapped, another form that is saved, a page that is reloaded or come back to put it where it was,
// and leaving asks first. Once the form is sent and taken, it is forgotten.

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
interface Kept {
  // "sent" waits for the answer; "done" was taken, and the page offers to undo it.
  state: "typed" | "sent" | "done";
  comesBack: boolean;
  fields: Record<string, string | boolean>;
}

const STORE = "entregent-typed";
const FORMS = "form[method=post]:not([data-chosen], [data-forgets])";
const UNTYPED = ["hidden", "file", "password", "submit", "button", "reset", "image"];
const CHOSEN = ["checkbox", "radio"];
const WORDS = ["text", "textarea", "email", "tel", "url", "search"];

const forms = () => [...document.querySelectorAll<HTMLFormElement>(FORMS)];

function load(): Record<string, Kept> {
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? "{}") as Record<string, Kept>;
  } catch {
    return {};
  }
}

const kept = load();

function save(): void {
  try {
    if (Object.keys(kept).length) sessionStorage.setItem(STORE, JSON.stringify(kept));
    else sessionStorage.removeItem(STORE);
  } catch {
    // A browser that keeps nothing still asks before one leaves.
  }
}

function controls(form: HTMLFormElement): [string, Control][] {
  const times = new Map<string, number>();
  return [...form.elements].flatMap((element) => {
    const control = element as Control;
    if (!control.name || UNTYPED.includes(control.type)) return [];
    const nth = times.get(control.name) ?? 0;
    times.set(control.name, nth + 1);
    return [[`${control.name} ${nth}`, control] as [string, Control]];
  });
}

const path = (form: HTMLFormElement) =>
  new URL(form.getAttribute("action") || location.href, location.href).pathname;

function key(form: HTMLFormElement): string {
  const item = form.querySelector<HTMLInputElement>("input[type=hidden][name=item]")?.value ?? "";
  const first = controls(form).find(([, control]) => WORDS.includes(control.type));
  return [path(form), item, first?.[0]].join(" ");
}

function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const usual = [...control.options].find((o) => o.defaultSelected) ?? control.options[0];
    return control.value !== (usual?.value ?? "");
  }
  if (CHOSEN.includes(control.type)) {
    const box = control as HTMLInputElement;
    return box.checked !== box.defaultChecked;
  }
  return control.value !== control.defaultValue;
}

// A form that was refused holds what was typed, though the page came with it.
const isRefused = (form: HTMLFormElement) => !!form.querySelector(".refusal");

function record(form: HTMLFormElement): void {
  const refused = isRefused(form);
  const fields: Kept["fields"] = {};
  let typed = false;
  for (const [at, control] of controls(form)) {
    if (!refused && !isChanged(control)) continue;
    const box = CHOSEN.includes(control.type);
    fields[at] = box ? (control as HTMLInputElement).checked : control.value;
    typed ||= WORDS.includes(control.type) && (!refused || !!control.value);
  }
  const comesBack = form.matches("[data-draft]");
  if (typed) kept[key(form)] = { state: "typed", comesBack, fields };
  else delete kept[key(form)];
  save();
}

function putBack(form: HTMLFormElement): void {
  const was = kept[key(form)];
  if (was?.state !== "typed") return;
  for (const [at, control] of controls(form)) {
    const value = was.fields[at];
    if (typeof value === "boolean") (control as HTMLInputElement).checked = value;
    else if (value !== undefined) control.value = value;
  }
  let around = form.closest("details");
  while (around) {
    around.open = true;
    around = around.parentElement?.closest("details") ?? null;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

const seen = new WeakSet<HTMLFormElement>();

function putAllBack(): void {
  for (const form of forms()) {
    if (seen.has(form)) continue;
    seen.add(form);
    if (isRefused(form)) record(form);
    else putBack(form);
  }
}

// The server answered: what it took is forgotten, what it refused stays.
function settle(taken: boolean): void {
  const undo = document.querySelector(".toast form");
  const undid = document.querySelector(".toast[data-undid]");
  for (const [name, was] of Object.entries(kept)) {
    if (was.state === "sent" && !taken) was.state = "typed";
    // Undone, even before the page that offered it was ready.
    else if (was.comesBack && undid) was.state = "typed";
    else if (was.state === "sent" && was.comesBack && undo) was.state = "done";
    else if (was.state !== "typed") delete kept[name];
  }
  save();
}

// A part of a page that was open to be corrected is opened again.
function openAgain(): void {
  const there = new Set(forms().map(key));
  for (const [name, was] of Object.entries(kept)) {
    if (was.state !== "typed" || there.has(name)) continue;
    const at = CSS.escape(name.split(" ")[0]!);
    document.querySelector<HTMLElement>(`a[hx-get="${at}"]`)?.click();
  }
}

const sent = new WeakSet<HTMLFormElement>();
let staying = false;

function stay(): void {
  staying = true;
  setTimeout(() => (staying = false), 3_000);
}

for (const moment of ["input", "change", "focusout"]) {
  document.addEventListener(moment, (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>(FORMS);
    if (!form) return;
    // A form that was sent loses the focus once more as it leaves the page.
    if (moment === "input") sent.delete(form);
    if (!sent.has(form)) record(form);
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  stay();
  if (form.matches("[data-forgets]")) {
    for (const name of Object.keys(kept)) delete kept[name];
  } else if (form.matches(FORMS)) {
    record(form);
    sent.add(form);
    const was = kept[key(form)];
    if (was) was.state = "sent";
  }
  save();
});

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
  if (!link) return;
  const form = link.matches("[data-forget]") && link.closest<HTMLFormElement>(FORMS);
  if (form) {
    delete kept[key(form)];
    save();
  }
  // A download, a mail program and this very page again are no leaving.
  const here = link.protocol.startsWith("http") && link.pathname !== location.pathname;
  if (!here || link.hasAttribute("download")) stay();
});

window.addEventListener("beforeunload", (event) => {
  const unsent = (form: HTMLFormElement) =>
    kept[key(form)]?.state === "typed" && form.getClientRects().length > 0;
  if (!staying && forms().some(unsent)) event.preventDefault();
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = (event as CustomEvent<Swapped>).detail;
  // What failed is sent once more without htmx: the page that comes will tell.
  if (requestConfig.verb === "post" && (xhr.status < 400 || xhr.status === 422)) {
    settle(xhr.status < 400);
  }
});
document.addEventListener("htmx:afterSwap", putAllBack);

interface Swapped {
  xhr: XMLHttpRequest;
  requestConfig: { verb: string };
}

// A page come back to while something still waits for its answer: none came.
const [way] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
settle((way?.responseStatus ?? 200) < 400 && way?.type !== "back_forward");
putAllBack();
document.addEventListener("DOMContentLoaded", openAgain);
