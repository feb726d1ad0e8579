// Moving over the picture without a mouse: keys, and buttons that do the same.
import type Sigma from "sigma";
import type { Link, Person } from "./graph";

export const still = matchMedia("(prefers-reduced-motion: reduce)");
const STEP = 0.12;

export function lasting(): { duration: number } {
  return { duration: still.matches ? 0 : 280 };
}

export function letMove(sigma: Sigma<Person, Link>, canvas: HTMLElement, letGo: () => void): void {
  const camera = sigma.getCamera();
  const moves: Record<string, () => unknown> = {
    nearer: () => camera.animatedZoom(lasting()),
    further: () => camera.animatedUnzoom(lasting()),
    whole: () => camera.animatedReset(lasting()),
  };
  const by = (x: number, y: number) => () =>
    camera.animate({ x: camera.x + x * STEP * camera.ratio, y: camera.y + y * STEP * camera.ratio }, { duration: 0 });
  const keys: Record<string, () => unknown> = {
    ArrowLeft: by(-1, 0),
    ArrowRight: by(1, 0),
    ArrowUp: by(0, 1),
    ArrowDown: by(0, -1),
    "+": () => moves["nearer"]?.(),
    "=": () => moves["nearer"]?.(),
    "-": () => moves["further"]?.(),
    "0": () => moves["whole"]?.(),
    Escape: letGo,
  };
  canvas.addEventListener("keydown", (event) => {
    const move = keys[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-map-move]")) {
    button.addEventListener("click", () => moves[button.dataset["mapMove"] ?? ""]?.());
  }
}
