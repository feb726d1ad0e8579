// Back from a person, the list stands where one left it: as many rows are asked for again.
import htmx from "htmx.org";

interface Place {
  shown: number; // rows
  who: string;
  top: number; // of their row, on the screen
}

const MOST = 2_000; // rows

const rows = () => [...document.querySelectorAll<HTMLElement>("#found [data-item]")];
const whose = (row: HTMLElement) => row.querySelector<HTMLInputElement>("[data-tick]")?.value ?? "";
const top = (row: HTMLElement) => row.getBoundingClientRect().top;

function leave(from: Element): void {
  const all = rows();
  const row = all.find((one) => one.contains(from)) ?? all.find((one) => top(one) >= 0);
  if (!row) return;
  const place: Place = { shown: all.length, who: whose(row), top: top(row) };
  history.scrollRestoration = "manual";
  history.replaceState({ ...history.state, place }, "");
}

async function comeBack({ shown, who, top: was }: Place): Promise<void> {
  while (rows().length < Math.min(shown, MOST)) {
    const more = document.getElementById("more");
    const next = more?.getAttribute("hx-get");
    if (!more || !next) break;
    const settled = new Promise((done) =>
      document.addEventListener("htmx:afterSettle", done, { once: true }),
    );
    await htmx.ajax("get", next, { source: more, target: more, swap: "outerHTML" });
    await settled;
  }
  const row = rows().find((one) => whose(one) === who);
  if (!row) return;
  row.focus({ preventScroll: true });
  window.scrollBy({ top: top(row) - was, behavior: "instant" });
}

if (document.querySelector("form[data-chosen]")) {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest("a[href]");
    if (link) leave(link);
  });
  const place = (history.state as { place?: Place } | null)?.place;
  const [way] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (place && way?.type === "back_forward") {
    document.addEventListener("DOMContentLoaded", () => void comeBack(place));
  }
}
