// How each person and link looks now: by colour, and by what is chosen.
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import type { Colours } from "./colours";
import type { Link, Network, Person } from "./graph";
import type { FamilyName, Picture } from "./picture";

export class Look {
  family: FamilyName = "group";
  kind: number | null = null;
  somebody: string | null = null;
  private readonly near = new Set<string>();
  readonly path: readonly string[];
  private readonly onPath: Set<string>;
  private readonly steps = new Set<string>();

  constructor(
    private readonly told: Picture,
    private readonly graph: Network,
    public colours: Colours,
    private readonly many: boolean,
    private readonly room: number,
  ) {
    this.path = told.path.map(String);
    this.onPath = new Set(this.path);
    for (let at = 1; at < told.path.length; at += 1) {
      const step = graph.edge(String(told.path[at - 1]), String(told.path[at]));
      if (step) this.steps.add(step);
    }
  }

  choose(somebody: string | null): void {
    this.somebody = somebody;
    this.near.clear();
    if (somebody) this.graph.forEachNeighbor(somebody, (near) => this.near.add(near));
  }

  // Whose names are always there: those of the path, then whoever is chosen.
  called(): string[] {
    return [...new Set([...this.path, ...(this.somebody ? [this.somebody] : [])])];
  }

  kindOf(node: string): number {
    const family = this.told.families[this.family];
    const kind = family.of[Number(node)] ?? -1;
    return kind >= 0 && kind < Math.min(family.names.length, this.colours.kinds.length) ? kind : -1;
  }

  readonly person = (node: string, data: Person): Partial<NodeDisplayData> => {
    const kind = this.kindOf(node);
    const color = this.colours.kinds[kind] ?? this.colours.other;
    const { somebody } = this;
    const called = this.onPath.has(node) || node === somebody;
    if (this.isAside(node, kind)) return { ...data, color: this.colours.faint, label: null, zIndex: 0 };
    const size = called ? data.size * 1.5 : data.size;
    const near = this.near.size <= this.room && this.near.has(node);
    return { ...data, color, size, highlighted: called, forceLabel: called || near, zIndex: called ? 2 : 1 };
  };

  readonly link = (edge: string, data: Link): Partial<EdgeDisplayData> => {
    if (this.steps.has(edge)) return { ...data, type: "line", color: this.colours.path, zIndex: 2 };
    const ends = this.graph.extremities(edge);
    const mine = this.somebody !== null && ends.includes(this.somebody);
    if (mine) return { ...data, type: "line", size: data.size * 2, color: this.colours.path, zIndex: 1 };
    const aside = ends.some((end) => this.isAside(end, this.kindOf(end)));
    const color = this.many ? this.colours.hair : this.colours.line;
    return { ...data, color, hidden: aside, zIndex: 0 };
  };

  private isAside(node: string, kind: number): boolean {
    if (this.onPath.has(node)) return false;
    if (this.somebody) return node !== this.somebody && !this.near.has(node);
    if (this.path.length) return true;
    return this.kind !== null && kind !== this.kind;
  }
}
