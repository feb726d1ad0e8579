// Names beside people, in the colours of the page, on a ground that keeps them readable.
import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering";
import type { Link, Person } from "./graph";
import type { Look } from "./look";

type Drawing = NodeLabelDrawingFunction<Person, Link>;

export function named(look: Look): Drawing {
  return (context, data, settings) => {
    if (!data.label) return;
    context.font = `500 ${settings.labelSize}px ${settings.labelFont}`;
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = look.colours.card;
    context.fillStyle = look.colours.ink;
    const [x, y] = [data.x + data.size + 4, data.y + settings.labelSize / 3];
    context.strokeText(data.label, x, y);
    context.fillText(data.label, x, y);
  };
}

// Whoever is pointed at has a ring, and their name.
export function pointedAt(look: Look): NodeHoverDrawingFunction<Person, Link> {
  const name = named(look);
  return (context, data, settings) => {
    context.beginPath();
    context.arc(data.x, data.y, data.size + 3, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = look.colours.ink;
    context.stroke();
    name(context, data, settings);
  };
}
