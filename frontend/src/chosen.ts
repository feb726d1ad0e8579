// People ticked in the list stay ticked whatever is searched next, and when one comes back to it; the
// bar says how many they are.

const form = document.querySelector<HTMLFormElement>("form[data-chosen]");

function follow(form: HTMLFormElement, bar: HTMLElement): void {
  const boxes = () => [...form.querySelectorAll<HTMLInputElement>("[data-tick]")];
  const unseen = () => [...form.querySelectorAll<HTMLInputElement>("input[type=hidden][name=who]")];
  const all = form.querySelector<HTMLInputElement>("input[name=all]")!;
  const kept = (history.state as { chosen?: string[] } | null)?.chosen ?? [];
  const ticked = boxes().filter((box) => box.checked);
  const chosen = new Set([...kept, ...[...unseen(), ...ticked].map((one) => one.value)]);

  function say(): void {
    const found = form.querySelector<HTMLInputElement>("input[name=shown]")?.value;
    const { one, many, all: everybody } = bar.dataset;
    const count = all.checked ? Number(found ?? 0) : chosen.size;
    const number = new Intl.NumberFormat(document.documentElement.lang).format(count);
    const words = all.checked ? everybody : count === 1 ? one : many;
    bar.querySelector("span")!.textContent = words!.replace("#", number);
    bar.hidden = !count;
    bar.querySelector("button")!.hidden = all.checked;
  }

  function show(): void {
    const here = new Set(boxes().map((box) => box.value));
    for (const box of boxes()) box.checked = chosen.has(box.value);
    for (const one of unseen()) one.remove();
    for (const who of chosen) {
      if (here.has(who)) continue;
      const one = document.createElement("input");
      Object.assign(one, { type: "hidden", name: "who", value: who });
      form.append(one);
    }
    say();
    history.replaceState({ ...history.state, chosen: [...chosen] }, "");
  }

  form.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    if (box.matches("[data-tick]")) {
      if (box.checked) chosen.add(box.value);
      else chosen.delete(box.value);
    }
    show();
  });
  bar.querySelector("button")!.addEventListener("click", () => {
    chosen.clear();
    show();
    boxes()[0]?.focus();
  });
  // htmx says so of every row it brought: once is enough.
  let due = false;
  document.addEventListener("htmx:afterSwap", () => {
    if (!due) queueMicrotask(() => ((due = false), show()));
    due = true;
  });
  show();
}

const bar = form?.querySelector<HTMLElement>("[data-count]");
if (form && bar) follow(form, bar);
