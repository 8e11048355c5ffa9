// What makes pages pleasant. Each part is loaded only where a page asks for it, and every page works without.

const parts = {
  "[data-live]": "./live.js",
  "[data-search]": "./search.js",
  "[data-events]": "./events.js",
  "[data-guarded]": "./guarded.js",
  "[data-count]": "./count.js",
  "[data-here]": "./presence.js",
  "[data-keys]": "./keys.js",
};

const starting = Object.entries(parts).map(async ([selector, address]) => {
  const found = document.querySelectorAll(selector);
  if (found.length === 0) return;
  const part = await import(address);
  found.forEach((element) => part.start(element));
});
Promise.all(starting).then(() => { document.documentElement.dataset.ready = "yes"; });

// The errors of a form are read out first, and their links lead into the fields.
const summary = document.querySelector("[data-focus]");
if (summary) summary.focus();

// A form is sent once, however often its button is pressed; when one comes back to the page, it can be sent again.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || !button.hasAttribute("data-once") || event.defaultPrevented) return;
  if (button.dataset.sent) event.preventDefault();
  button.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  document.querySelectorAll("[data-sent]").forEach((button) => delete button.dataset.sent);
});
