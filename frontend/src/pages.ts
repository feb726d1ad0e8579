// What moves on the pages. All of it can be done without, by links and forms.
import "./autosaved";
import "./bring";
import "./chosen";
import "./htmx";
import "./dialogs";
import "./draft";
import "./go";
import "./installed";
import "./kept";
import "./keys";
import "./language";
import "./menus";
import "./mentions";
import "./place";
import "./print";
import "./searchable";

function fit(): void {
  for (const part of document.querySelectorAll<HTMLElement>("[data-with-script]")) part.hidden = false;
  for (const part of document.querySelectorAll<HTMLElement>("[data-without-script]")) part.hidden = true;
}

fit();
document.addEventListener("htmx:afterSwap", fit);
