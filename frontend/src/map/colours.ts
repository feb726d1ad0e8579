// The colours of the picture are those of the style sheet, by day and by night.

export interface Colours {
  kinds: string[];
  other: string;
  faint: string;
  line: string;
  path: string;
  ink: string;
  card: string;
  font: string;
}

const KINDS = 8;

export function colours(canvas: HTMLElement): Colours {
  const style = getComputedStyle(canvas);
  const said = (name: string) => style.getPropertyValue(name).trim();
  return {
    kinds: Array.from({ length: KINDS }, (_, kind) => said(`--kind-${kind}`)),
    other: said("--kind-other"),
    faint: said("--kind-faint"),
    line: said("--kind-line"),
    path: said("--leaf"),
    ink: said("--ink"),
    card: said("--card"),
    font: style.fontFamily,
  };
}

export function whenTurned(again: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}
