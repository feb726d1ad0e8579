// Where the names of those on a path stand: each by its person, none on another's name or dot, and
// off the lines of the path where there is room.

export interface Called {
  key: string;
  label: string;
  x: number;
  y: number;
  size: number; // half of the dot's width
}

// Where a name is written: from x on, on the line y.
export interface Place {
  x: number;
  y: number;
  width: number;
}

export const LINE = 17; // pixels from one name to the next below it
const RISES = 12; // pixels of a name above its line, and below it
const FALLS = 4;
const RING = 5; // around a dot
const FURTHEST = 8; // lines away, where everything nearer is taken
const ON_A_NAME = 100; // how bad it is, beside a line crossed or a place that is asked for later
const ON_A_LINE = 3;

// `path` holds the keys of those who follow one another.
export function placed(
  called: readonly Called[], path: readonly string[], widthOf: (name: string) => number, wide: number, tall: number,
): Map<string, Place> {
  const found = new Map<string, Place>();
  const known = new Map(called.map((one) => [one.key, one]));
  const steps = path.slice(1).map((key, at) => [known.get(path[at] ?? ""), known.get(key)] as const);
  for (const one of called) {
    const width = widthOf(one.label);
    let best: Place | undefined;
    let least = Infinity;
    around(one, width).forEach((asked, turn) => {
      const place = { ...asked, x: within(asked.x, 2, wide - width - 2), y: within(asked.y, RISES + 2, tall - FALLS - 2) };
      const names = [...found.values()].filter((other) => meet(other, place)).length;
      const dots = called.filter((other) => covers(place, other)).length;
      const lines = steps.filter(([from, to]) => from && to && crosses(place, from, to)).length;
      const bad = turn / 4 + ON_A_NAME * (names + dots) + ON_A_LINE * lines;
      if (bad < least) [best, least] = [place, bad];
    });
    if (best) found.set(one.key, best);
  }
  return found;
}

export function meet(one: Place, other: Place): boolean {
  return Math.abs(one.y - other.y) < LINE && one.x < other.x + other.width && other.x < one.x + one.width;
}

// To the right, to the left, above and below; then further and further above and below.
function around({ x, y, size }: Called, width: number): Place[] {
  const level = y + RISES / 3;
  const [right, left] = [x + size + RING, x - size - RING - width];
  const [above, below] = [y - size - RING - FALLS, y + size + RING + RISES];
  const places = [[right, level], [left, level]];
  for (let far = 0; far < FURTHEST; far += 1) {
    for (const line of [above - far * LINE, below + far * LINE]) places.push([x - width / 2, line], [right, line], [left, line]);
  }
  return places.map(([at = 0, line = 0]) => ({ x: at, y: line, width }));
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

function covers({ x, y, width }: Place, { size, ...dot }: Called): boolean {
  const across = dot.x - within(dot.x, x, x + width);
  const down = dot.y - within(dot.y, y - RISES, y + FALLS);
  return Math.hypot(across, down) < size + RING - 1;
}

// Whether a line from one dot to another goes through a name (Liang and Barsky 1984).
function crosses({ x, y, width }: Place, from: Called, to: Called): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  let [enters, leaves] = [0, 1];
  for (const [by, room] of [[-dx, from.x - x], [dx, x + width - from.x], [-dy, from.y - y + RISES], [dy, y + FALLS - from.y]]) {
    if (by === undefined || room === undefined) continue;
    if (by === 0 && room < 0) return false;
    if (by < 0) enters = Math.max(enters, room / by);
    if (by > 0) leaves = Math.min(leaves, room / by);
  }
  return enters < leaves;
}
