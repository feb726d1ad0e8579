// The names of the largest groups, over the picture, where there is room for them.
import type Sigma from "sigma";
import type { Link, Person } from "./graph";
import type { Groups } from "./picture";

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const HEIGHT = 22;
const CLOSE = 0.18; // of the whole: nearer than that, people are named

export function showTitles(sigma: Sigma<Person, Link>, over: HTMLElement, groups: Groups): void {
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
    const taken: Box[] = [];
    // Asked once: each time the browser would lay the page out anew.
    const [wide, tall] = [over.clientWidth, over.clientHeight];
    titles.forEach((title, at) => {
      const { x, y } = sigma.graphToViewport({ x: groups.x[at] ?? 0, y: groups.y[at] ?? 0 });
      const half = (widths[at] ?? 0) / 2 + 6;
      const box = { left: x - half, right: x + half, top: y - HEIGHT - 4, bottom: y - 4 };
      const inside = box.right > 0 && box.left < wide && box.bottom > 0 && box.top < tall;
      const free = inside && !near && !taken.some((other) => overlap(box, other));
      title.hidden = !free;
      if (!free) return;
      taken.push(box);
      title.style.transform = `translate(${Math.round(x)}px, ${Math.round(box.top)}px) translateX(-50%)`;
    });
  });
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
