// The colours of the picture are those of the style sheet, by day and by night.

export interface Colours {
  kinds: string[];
  other: string;
  faint: string;
  line: string;
  hair: string;
  path: string;
  ink: string;
  card: string;
  font: string;
}

const KINDS = 8;
const SHEER = 0.05;

export function colours(canvas: HTMLElement): Colours {
  const style = getComputedStyle(canvas);
  const said = (name: string) => style.getPropertyValue(name).trim();
  return {
    kinds: Array.from({ length: KINDS }, (_, kind) => said(`--kind-${kind}`)),
    other: said("--kind-other"),
    faint: said("--kind-faint"),
    line: said("--kind-line"),
    hair: sheer(said("--kind-hair"), SHEER),
    path: said("--leaf"),
    ink: said("--ink"),
    card: said("--card"),
    font: style.fontFamily,
  };
}

// What sigma draws over is taken to be multiplied already by how much it covers.
function sheer(hex: string, share: number): string {
  const parts = [1, 3, 5].map((at) => Math.round(parseInt(hex.slice(at, at + 2), 16) * share));
  return `rgba(${parts.join(", ")}, ${share})`;
}

export function whenTurned(again: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}
