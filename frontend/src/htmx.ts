// htmx under a strict policy: no style of its own, nothing evaluated, no page kept in the browser.
import htmx from "htmx.org";

htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;
// A form that opens has the focus at once: what is typed the next instant must not land elsewhere.
htmx.config.defaultSettleDelay = 0;
// A refusal (422) is a page to be shown like any other.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "422", swap: true },
  { code: "[45]..", swap: false, error: true },
];

interface Failed {
  elt: Element;
  pathInfo: { requestPath: string };
}

// A page one leaves gives up what it waits for: that is no failure, and must not call one back.
let leaving = false;
window.addEventListener("beforeunload", () => {
  leaving = true;
  // A download is no leaving.
  setTimeout(() => (leaving = false), 3_000);
});

// What failed is asked for once more without us: the page that comes, or the browser, says why.
// What goes on by itself (suggestions, progress, scrolling) is neither form nor link: it stays quiet.
function withoutUs(event: Event): void {
  const { elt, pathInfo } = (event as CustomEvent<Failed>).detail;
  if (leaving) return;
  if (elt instanceof HTMLAnchorElement) location.assign(elt.href);
  if (elt instanceof HTMLFormElement) {
    // A button may send its form elsewhere.
    elt.action = pathInfo.requestPath;
    elt.submit();
  }
}

document.addEventListener("htmx:responseError", withoutUs);
document.addEventListener("htmx:sendError", withoutUs);
