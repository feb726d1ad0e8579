// The card of whoever was chosen: the server writes it, here it is shown.

export interface Card {
  show(id: number): Promise<void>;
  hide(): void;
}

export function card(place: HTMLElement, from: string, letGo: () => void): Card {
  let asked = 0;
  place.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-let-go]")) letGo();
  });
  return {
    async show(id) {
      asked = id;
      const answer = await fetch(from.replace(/0\/$/, `${id}/`), { credentials: "same-origin" });
      if (asked !== id || !answer.ok) return;
      // Words of our own server, where every name is already harmless.
      place.innerHTML = await answer.text();
      place.hidden = false;
    },
    hide() {
      asked = 0;
      place.hidden = true;
      place.replaceChildren();
    },
  };
}
