// An @ in a note proposes the people it may name. Without this the name is typed in full.

const NAME = /(?:^|[^\p{L}\p{N}_@.])@([^\s@][^@\n]{0,60})$/u;
const MOST = 6;

function propose(field: HTMLTextAreaElement): void {
  const list = document.createElement("ul");
  list.id = `${field.name}-mentions`;
  list.className = "mentions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.mentionsNamed ?? "");
  field.after(list);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  let at = 0;
  let asked = 0;

  const options = () => [...list.children] as HTMLElement[];
  const typed = () => NAME.exec(field.value.slice(0, field.selectionStart))?.[1];

  function show(step: number): void {
    const all = options();
    at = (at + step + all.length) % (all.length || 1);
    all.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    field.setAttribute("aria-activedescendant", all[at]?.id ?? "");
    all[at]?.scrollIntoView({ block: "nearest" });
  }

  function close(): void {
    list.hidden = true;
    list.replaceChildren();
    field.removeAttribute("aria-activedescendant");
  }

  function choose(option = options()[at]): void {
    if (!option) return;
    const caret = field.selectionStart;
    const start = caret - (typed()?.length ?? 0);
    field.setRangeText(`${option.dataset.name} `, start, caret, "end");
    close();
    field.focus();
  }

  function offer(found: HTMLOptionElement[]): void {
    list.replaceChildren(
      ...found.slice(0, MOST).map((one, place) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.dataset.name = one.value;
        option.textContent = one.label || one.value;
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          choose(option);
        });
        return option;
      }),
    );
    list.hidden = !found.length;
    at = 0;
    if (found.length) show(0);
    else close();
  }

  async function ask(): Promise<void> {
    const name = typed();
    const mine = ++asked;
    if (!name) return close();
    const answer = await fetch(`${field.dataset.mentions}?${new URLSearchParams({ who: name })}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine === asked && answer.ok) offer([...page.querySelectorAll("option")]);
  }

  const keys: Record<string, () => void> = {
    ArrowDown: () => show(1),
    ArrowUp: () => show(-1),
    Enter: () => choose(),
    Tab: () => choose(),
    Escape: close,
  };
  field.addEventListener("input", () => void ask().catch(close));
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const act = list.hidden ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

for (const field of document.querySelectorAll<HTMLTextAreaElement>("[data-mentions]")) propose(field);
