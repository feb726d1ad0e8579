// Names beside people, in the colours of the page, on a ground that keeps them readable.
import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering";
import type { Link, Person } from "./graph";
import type { Look } from "./look";
import type { Box } from "./titles";

type Drawing = NodeLabelDrawingFunction<Person, Link>;
type Place = { x: number; y: number; width: number };

const LINE = 17; // pixels from one name to the next below it

// What is drawn so far of a picture: a name that would lie on another, or run out of it, is left out.
export class Names {
  private drawn: Place[] = [];
  titles: () => readonly Box[] = () => [];

  constructor(private readonly look: Look) {}

  readonly begin = (): void => {
    this.drawn = [];
  };

  readonly draw: Drawing = (context, data, settings) => {
    if (!data.label) return;
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
    if (data.label) write(context, this.look, data.label, beside(context, data, settings));
  };
}

// To the right of a person; to the left of whoever stands at the edge.
function beside(...[context, data, settings]: Parameters<Drawing>): Place {
  context.font = `500 ${settings.labelSize}px ${settings.labelFont}`;
  const width = context.measureText(data.label ?? "").width;
  const right = data.x + data.size + 4;
  const fits = right + width <= context.canvas.clientWidth;
  return { x: fits ? right : data.x - data.size - 4 - width, y: data.y + settings.labelSize / 3, width };
}

function meet(one: Place, other: Place): boolean {
  return Math.abs(one.y - other.y) < LINE && one.x < other.x + other.width && other.x < one.x + one.width;
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
