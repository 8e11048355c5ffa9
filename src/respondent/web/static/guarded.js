// Asks before one leaves a form with something in it that was not sent.

import { contentOf, firstContentOf } from "./fragments.js";

export function start(form) {
  const first = firstContentOf(form);
  let sent = false;
  form.addEventListener("submit", () => { sent = true; });
  addEventListener("pageshow", () => { sent = false; });
  addEventListener("beforeunload", (event) => {
    if (!sent && contentOf(form) !== first) event.preventDefault();
  });
}
