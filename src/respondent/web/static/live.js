// While one types, the element #live shows what the form’s address in data-live answers to its present content.
// Where it lies below the form, on a phone, its heading is shown at the foot of the window too, and leads to it.

import { contentOf, fetched, firstContentOf, whenQuiet } from "./fragments.js";

const QUIET = 250;

export function start(form) {
  const shown = document.getElementById("live");
  if (!shown) return;
  const bar = barFor(shown);
  let asked = 0;
  let under_way;

  const ask = async () => {
    const number = ++asked;
    if (under_way) under_way.abort();
    under_way = new AbortController();
    shown.setAttribute("aria-busy", "true");
    try {
      const answer = await fetched(form.dataset.live, {
        method: "POST",
        body: form.enctype === "multipart/form-data" ? new FormData(form) : new URLSearchParams(new FormData(form)),
        signal: under_way.signal,
      });
      if (number !== asked) return; // a later one is under way
      if (answer.ok) put(shown, answer.text, bar);
    } catch (error) {
      if (error.name !== "AbortError") shown.dataset.stale = "yes"; // the connection is lost: what is shown stays
    } finally {
      if (number === asked) shown.removeAttribute("aria-busy");
    }
  };

  const asking = whenQuiet(QUIET, ask);
  form.addEventListener("input", asking);
  form.addEventListener("change", asking);
  if (contentOf(form) !== firstContentOf(form)) asking();
}

function barFor(shown) {
  const bar = document.createElement("a");
  bar.className = "live-bar";
  bar.href = `#${shown.id}`;
  bar.hidden = true;
  shown.after(bar);
  let says = "";
  let seen = false;
  const show = () => { bar.hidden = seen || !says; };
  new IntersectionObserver(([entry]) => { seen = entry.isIntersecting; show(); }).observe(shown);
  return (text) => { says = bar.textContent = text; show(); };
}

function put(shown, text, bar) {
  const parsed = new DOMParser().parseFromString(text, "text/html");
  shown.replaceChildren(...parsed.body.childNodes);
  delete shown.dataset.stale;
  bar(shown.querySelector("[data-says]")?.textContent ?? "");
}
