// A search by GET that answers as one types: the results of its page take the place of those that are shown.

import { contentOf, elementIn, fetched, firstContentOf, whenQuiet } from "./fragments.js";

const QUIET = 200;

// What says how many there are stays and gets other words: one that came anew would not be read out.
function put(found, results) {
  const [said, now] = [results, found].map((one) => one.querySelector(":scope > [role=status]"));
  if (!said || !now) return void results.replaceWith(found);
  results.removeAttribute("aria-busy");
  results.replaceChildren(...[...found.childNodes].map((node) => (node === now ? said : node)));
  said.textContent = now.textContent;
}

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
      put(found, results);
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
