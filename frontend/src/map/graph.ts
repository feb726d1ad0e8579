// The graph that sigma draws: people with their places, the links among them.
import Graph from "graphology";
import type { Picture } from "./picture";

export interface Person {
  x: number;
  y: number;
  size: number;
  label: string;
}

export interface Link {
  size: number;
}

export type Network = Graph<Person, Link>;

const SMALLEST = 4.2;

// Of few people the picture is near: drawn as of many, their dots would cover it.
const LARGEST_OF_WIDTH = 1 / 42;
const LARGEST = 9.2;

function scale({ x, y }: Picture): number {
  const wide = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  return Math.min(1, (Math.max(wide(x), wide(y), 20) * LARGEST_OF_WIDTH) / LARGEST);
}

// A node is called by the place of its person in the columns.
export function network(told: Picture): Network {
  const by = scale(told);
  const graph: Network = new Graph({ type: "undirected" });
  told.ids.forEach((_, at) =>
    graph.addNode(String(at), {
      x: told.x[at] ?? 0,
      y: told.y[at] ?? 0,
      size: by * (SMALLEST + (told.size[at] ?? 0) * 0.55),
      label: told.names[at] ?? "",
    }),
  );
  for (let at = 0; at < told.links.length; at += 2) {
    graph.mergeUndirectedEdge(String(told.links[at]), String(told.links[at + 1]), { size: 1.2 * by });
  }
  for (let at = 1; at < told.path.length; at += 1) {
    graph.mergeUndirectedEdge(String(told.path[at - 1]), String(told.path[at]), { size: 4 * by });
  }
  return graph;
}
