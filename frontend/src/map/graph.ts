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

// A node is called by the place of its person in the columns.
export function network(told: Picture): Network {
  const graph: Network = new Graph({ type: "undirected" });
  told.ids.forEach((_, at) =>
    graph.addNode(String(at), {
      x: told.x[at] ?? 0,
      y: told.y[at] ?? 0,
      size: SMALLEST + (told.size[at] ?? 0) * 0.55,
      label: told.names[at] ?? "",
    }),
  );
  for (let at = 0; at < told.links.length; at += 2) {
    graph.mergeUndirectedEdge(String(told.links[at]), String(told.links[at + 1]), { size: 0.9 });
  }
  for (let at = 1; at < told.path.length; at += 1) {
    graph.mergeUndirectedEdge(String(told.path[at - 1]), String(told.path[at]), { size: 4 });
  }
  return graph;
}
