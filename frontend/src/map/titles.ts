// The names of the largest groups, over the picture, where there is room for them: whole, within it,
// and on nobody's name.
import type Sigma from "sigma";
import type { Link, Person } from "./graph";
import type { Groups } from "./picture";

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const HEIGHT = 22;
const NARROW = 480; // pixels: where the picture is less wide, only groups of some size are named
const SOME = 6; // people
const CLOSE = 0.18; // of the whole: nearer than that, people are named

// Returns where the names stand in the picture drawn last; they give way to those `before` them.
export function showTitles(
  sigma: Sigma<Person, Link>, over: HTMLElement, groups: Groups, before: () => readonly Box[],
): () => readonly Box[] {
  let standing: Box[] = [];
  const board = document.createElement("div");
  board.className = "titles";
  board.setAttribute("aria-hidden", "true");
  const titles = groups.names.map((name) => {
    const title = document.createElement("span");
    title.textContent = name;
    board.append(title);
    return title;
  });
  over.append(board);
  const widths = titles.map((title) => title.offsetWidth);

  sigma.on("afterRender", () => {
    const near = sigma.getCamera().ratio < CLOSE;
    const called = before();
    const taken: Box[] = [...called];
    // Asked once: each time the browser would lay the page out anew.
    const [wide, tall] = [over.clientWidth, over.clientHeight];
    titles.forEach((title, at) => {
      const place = sigma.graphToViewport({ x: groups.x[at] ?? 0, y: groups.y[at] ?? 0 });
      const half = (widths[at] ?? 0) / 2 + 6;
      const seen = place.x > 0 && place.x < wide;
      const { y } = place;
      const boxAt = (aside: number) => {
        const x = seen ? Math.min(Math.max(place.x + aside, half), wide - half) : place.x;
        return { left: x - half, right: x + half, top: y - HEIGHT - 4, bottom: y - 4 };
      };
      // Where another name stands, a little to one side.
      const boxes = [0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75].map((part) => boxAt(part * half));
      const box = boxes.find((one) => !taken.some((other) => overlap(one, other))) ?? boxAt(0);
      const x = (box.left + box.right) / 2;
      const inside = box.right > 0 && box.left < wide && box.bottom > 0 && box.top < tall;
      const counts = wide >= NARROW || (groups.counts[at] ?? 0) >= SOME;
      const free = counts && inside && !near && !taken.some((other) => overlap(box, other));
      title.hidden = !free;
      if (!free) return;
      taken.push(box);
      title.style.transform = `translate(${Math.round(x)}px, ${Math.round(box.top)}px) translateX(-50%)`;
    });
    // Names of people keep clear of them: they are drawn again where these have moved.
    const shown = taken.slice(called.length);
    const moved = shown.length !== standing.length || shown.some((box, at) => !same(box, standing[at]));
    standing = shown;
    if (moved) sigma.scheduleRender();
  });
  return () => standing;
}

function same(one: Box, other: Box | undefined): boolean {
  if (!other) return false;
  return Math.abs(one.left - other.left) < 1 && Math.abs(one.top - other.top) < 1;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
