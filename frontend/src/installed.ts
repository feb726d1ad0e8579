// Entregent can be installed; its worker answers where Entregent itself does not.

if ("serviceWorker" in navigator && document.querySelector("link[rel=manifest]")) {
  navigator.serviceWorker.register("/static/worker.js", { scope: "/" }).catch(() => undefined);
}
