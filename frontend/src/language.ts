// The address follows what one searches: the link to the other language goes where one is by then.

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>(".languages a");
  if (!link || link.pathname !== location.pathname) return;
  const asked = new URLSearchParams(location.search);
  asked.set("lang", link.lang);
  link.search = asked.toString();
});
