// The picture of the map. The list below it tells the same, and is there without it.
import Sigma from "sigma";
import { EdgeLineProgram, EdgeRectangleProgram, NodeCircleProgram, NodePointProgram } from "sigma/rendering";
import { colours, whenTurned } from "./colours";
import { type Link, type Network, type Person, network } from "./graph";
import { Names } from "./labels";
import { showLegend } from "./legend";
import { Look } from "./look";
import { lasting, letMove, still } from "./moving";
import { type FamilyName, type Picture, picture } from "./picture";
import { card } from "./somebody";
import { showTitles } from "./titles";

const MANY = 4_000; // links, which are left out while it moves
const FEW = 150; // people, who may all be named
const NEAR = 0.25;
const NAME = 40; // pixels of width, for each name that may always stand there

const canvas = document.querySelector<HTMLElement>("[data-map]");
const form = document.querySelector<HTMLFormElement>("[data-map-form]");
const part = <T extends HTMLElement>(name: string) => document.querySelector<T>(`[data-map-${name}]`);

form?.querySelector("[data-map-circle]")?.addEventListener("change", () => form.requestSubmit());
if (canvas) void begin(canvas);

async function begin(canvas: HTMLElement): Promise<void> {
  try {
    const told = await picture(canvas.dataset["from"] ?? "");
    draw(canvas, told);
    part("coming")?.remove();
    canvas.dataset["drawn"] = String(told.ids.length);
  } catch {
    part("coming")?.remove();
    const cannot = part("cannot");
    if (cannot) cannot.hidden = false;
    canvas.hidden = true;
    canvas.closest(".drawn")?.classList.add("cannot");
  }
}

function draw(canvas: HTMLElement, told: Picture): void {
  const graph = network(told);
  const many = graph.size > MANY;
  const look = new Look(told, graph, colours(canvas), many, canvas.clientWidth / NAME);
  const names = new Names(look);
  const sigma = new Sigma<Person, Link>(graph, canvas, {
    itemSizesReference: "positions",
    // Of very many, points and hairlines: what a machine without a graphics card draws in time.
    nodeProgramClasses: { circle: NodeCircleProgram, point: NodePointProgram },
    edgeProgramClasses: { line: EdgeRectangleProgram, hair: EdgeLineProgram },
    defaultNodeType: many ? "point" : "circle",
    defaultEdgeType: many ? "hair" : "line",
    minEdgeThickness: 1,
    hideEdgesOnMove: many,
    hideLabelsOnMove: many,
    labelFont: look.colours.font,
    labelColor: { color: look.colours.ink },
    labelSize: 13,
    labelDensity: 0.5,
    labelRenderedSizeThreshold: told.ids.length > FEW ? 7 : 0,
    zIndex: true,
    minCameraRatio: 0.01,
    maxCameraRatio: 1.6,
    stagePadding: 36,
    inertiaDuration: still.matches ? 0 : 200,
    zoomDuration: still.matches ? 0 : 200,
    nodeReducer: look.person,
    edgeReducer: look.link,
    defaultDrawNodeLabel: names.draw,
    defaultDrawNodeHover: names.pointedAt,
  });
  sigma.on("beforeRender", names.begin);
  const again = () => sigma.refresh({ skipIndexation: true });
  const notes = part("notes");
  if (notes && told.notes.length) {
    notes.textContent = told.notes.join(" ");
    notes.hidden = false;
  }

  const legend = part("legend");
  const explain = () => legend && showLegend(legend, told, look, again);
  const colour = part<HTMLSelectElement>("colour");
  colour?.addEventListener("change", () => {
    look.family = colour.value as FamilyName;
    look.kind = null;
    explain();
    again();
  });
  explain();
  names.called = () =>
    look.called().flatMap((key) => {
      const data = sigma.getNodeDisplayData(key);
      if (!data?.label) return [];
      return [{ key, label: data.label, ...sigma.framedGraphToViewport(data), size: sigma.scaleSize(data.size) }];
    });
  names.titles = showTitles(sigma, canvas, told.families.group, () => names.standing());
  again();
  whenTurned(() => {
    look.colours = colours(canvas);
    sigma.setSetting("labelColor", { color: look.colours.ink });
    again();
  });
  choosing(canvas, told, graph, sigma, look);
}

function choosing(canvas: HTMLElement, told: Picture, graph: Network, sigma: Sigma<Person, Link>, look: Look): void {
  const place = part("who");
  const letGo = () => {
    look.choose(null);
    shown?.hide();
    sigma.refresh({ skipIndexation: true });
  };
  const shown = place && card(place, canvas.dataset["who"] ?? "", letGo);
  const choose = (node: string) => {
    look.choose(node);
    sigma.refresh({ skipIndexation: true });
    void shown?.show(told.ids[Number(node)] ?? 0);
  };
  const comeTo = (nodes: string[]) => {
    const there = nodes.map((node) => sigma.getNodeDisplayData(node)).filter((data) => data !== undefined);
    const xs = there.map(({ x }) => x);
    const ys = there.map(({ y }) => y);
    const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const ratio = Math.max(NEAR, 1.5 * Math.max(right - left, high - low));
    void sigma.getCamera().animate({ x: (left + right) / 2, y: (low + high) / 2, ratio }, lasting());
  };

  sigma.on("clickNode", ({ node }) => choose(node));
  sigma.on("clickStage", letGo);
  sigma.on("enterNode", () => canvas.classList.add("over"));
  sigma.on("leaveNode", () => canvas.classList.remove("over"));
  letMove(sigma, canvas, letGo);
  // Names found by a search, and those that somebody knows: who is drawn is shown in the picture.
  document.addEventListener("click", (event) => {
    const way = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-person]") : null;
    const at = way ? told.ids.indexOf(Number(way.dataset["person"])) : -1;
    if (at < 0 || !(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(String(at));
    comeTo([String(at)]);
    canvas.focus({ preventScroll: true });
    canvas.scrollIntoView({ block: "nearest" });
  });
  if (told.path.length) comeTo(told.path.map(String));
}
