// A search by GET that answers as one types: the results of its page take the place of those that are shown.

import { contentOf, elementIn, fetched, firstContentOf, whenQuiet } from "./fragments.js";

const QUIET = 200;

export function start(form) {
  const id = form.dataset.search;
  let asked = 0;
  let last = firstContentOf(form);

  const ask = async () => {
    const query = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...query]) if (value === "") query.delete(name, value);
    if (query.toString() === last) return;
    last = query.toString();
    const number = ++asked;
    const action = form.getAttribute("action");
    const address = last ? `${action}?${last}` : action;
    const results = document.getElementById(id);
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await fetched(address);
      const found = answer.ok ? elementIn(answer.text, id) : null;
      if (number !== asked) return;
      if (!found) return void location.assign(address);
      results.replaceWith(found);
      history.replaceState(null, "", address);
    } catch {
      results.removeAttribute("aria-busy"); // the connection is lost: the button still asks
    }
  };

  const asking = whenQuiet(QUIET, ask);
  form.addEventListener("input", asking);
  form.addEventListener("change", asking);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  if (contentOf(form) !== last) asking();
}
