// The address follows what one searches: the other language is chosen where one is by then.

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches(".languages")) return;
  const back = form.elements.namedItem("back");
  if (!(back instanceof HTMLInputElement)) return;
  // A page that answers a form has an address that only forms are sent to.
  const [page] = back.value.split("?");
  if (page === location.pathname) back.value = page + location.search;
});
