// Names beside people, in the colours of the page, on a ground that keeps them readable.
import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering";
import { type Called, LINE, type Place, meet, placed } from "./called";
import type { Link, Person } from "./graph";
import type { Look } from "./look";
import type { Box } from "./titles";

type Drawing = NodeLabelDrawingFunction<Person, Link>;

// What is drawn so far of a picture: a name that would lie on another, or run out of it, is left out.
// Those of a path, and of whoever is chosen, are there always: places are found for them first.
export class Names {
  private drawn: Place[] = [];
  private first: Map<string, Place> | null = null;
  titles: () => readonly Box[] = () => [];
  called: () => readonly Called[] = () => [];

  constructor(private readonly look: Look) {}

  readonly begin = (): void => {
    this.drawn = [];
    this.first = null;
  };

  // Where the names of a path stand in the picture, which titles give way to.
  standing(): Box[] {
    const places = [...(this.first?.values() ?? [])];
    return places.map(({ x, y, width }) => ({ left: x, right: x + width, top: y - LINE + 4, bottom: y + 4 }));
  }

  readonly draw: Drawing = (context, data, settings) => {
    if (!data.label) return;
    if (this.placeOf(context, data, settings)) return; // written with their ring
    const place = beside(context, data, settings);
    if (place.x < data.x || this.drawn.some((other) => meet(other, place))) return;
    if (this.titles().some((title) => lies(place, title))) return;
    this.drawn.push(place);
    write(context, this.look, data.label, place);
  };

  // Whoever is pointed at has a ring, and their name.
  readonly pointedAt: NodeHoverDrawingFunction<Person, Link> = (context, data, settings) => {
    context.beginPath();
    context.arc(data.x, data.y, data.size + 3, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = this.look.colours.ink;
    context.stroke();
    if (!data.label) return;
    const place = this.placeOf(context, data, settings) ?? beside(context, data, settings);
    write(context, this.look, data.label, place);
  };

  private placeOf(...[context, data, settings]: Parameters<Drawing>): Place | undefined {
    if (!this.first) {
      context.font = fontOf(settings);
      const widthOf = (name: string) => context.measureText(name).width;
      const { clientWidth, clientHeight } = context.canvas;
      this.first = placed(this.called(), this.look.path, widthOf, clientWidth, clientHeight);
      this.drawn = [...this.first.values()];
    }
    // Sigma gives the node too, which its types don't tell.
    return this.first.get((data as { key?: string }).key ?? "");
  }
}

// To the right of a person; to the left of whoever stands at the edge.
function beside(...[context, data, settings]: Parameters<Drawing>): Place {
  context.font = fontOf(settings);
  const width = context.measureText(data.label ?? "").width;
  const right = data.x + data.size + 4;
  const fits = right + width <= context.canvas.clientWidth;
  return { x: fits ? right : data.x - data.size - 4 - width, y: data.y + settings.labelSize / 3, width };
}

function fontOf({ labelSize, labelFont }: Parameters<Drawing>[2]): string {
  return `500 ${labelSize}px ${labelFont}`;
}

function lies(name: Place, title: Box): boolean {
  const across = name.x < title.right && title.left < name.x + name.width;
  return across && name.y > title.top && name.y - LINE < title.bottom;
}

function write(context: CanvasRenderingContext2D, look: Look, name: string, place: Place): void {
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = look.colours.card;
  context.fillStyle = look.colours.ink;
  context.strokeText(name, place.x, place.y);
  context.fillText(name, place.x, place.y);
}
