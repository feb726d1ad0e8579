// Says in words that Entregent does not answer. It keeps that one page, and nothing of the book.

declare const self: ServiceWorkerGlobalScope;
const KEPT = "entregent";
const PAGE = "/offline/";
const PARTS = [PAGE, "/static/style.css", "/static/logo.svg"];

async function keep(): Promise<void> {
  const cache = await caches.open(KEPT);
  await cache.addAll(PARTS);
}

async function answer(event: FetchEvent): Promise<Response> {
  try {
    return await fetch(event.request);
  } catch (unreachable) {
    const kept = await caches.match(event.request.mode === "navigate" ? PAGE : event.request);
    if (kept) return kept;
    throw unreachable;
  }
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  const isPage = event.request.mode === "navigate" && event.request.method === "GET";
  if (!isPage && !PARTS.includes(pathname)) return;
  event.respondWith(answer(event));
  // Told anew from Today, in the language that is spoken by now.
  if (pathname === "/") event.waitUntil(keep().catch(() => undefined));
});
