// One script and one style sheet for every page, the script of the map alone, and the worker of an installed Entregent, into the folder given: node build.mjs FOLDER
import { cp, mkdir, rm } from "node:fs/promises";
import { build } from "esbuild";

const to = process.argv[2];
if (!to) throw new Error("Say where to: node build.mjs FOLDER");

await rm(to, { recursive: true, force: true });
await mkdir(to, { recursive: true });
await build({
  entryPoints: { pages: "src/pages.ts", map: "src/map/map.ts", worker: "worker/worker.ts", style: "style/pages.css" },
  outdir: to,
  bundle: true,
  minify: true,
  target: ["es2022", "chrome109", "firefox115", "safari16"],
  legalComments: "eof",
  logLevel: "warning",
});
await cp("public", to, { recursive: true });
