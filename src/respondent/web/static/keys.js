// Keys for whoever reviews one record after the other: the letter of a button presses it. They rest while one types,
// and can be turned off, which this browser remembers.

const NAME = "respondent-keys-off";

export function start(place) {
  const targets = new Map([...place.querySelectorAll("[data-key]")].map((one) => [one.dataset.key, one]));
  const line = document.createElement("p");
  line.className = "quiet";
  const words = document.createElement("span");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button-link";
  line.append(words, " ", button);
  place.after(line);

  const show = () => {
    const off = localStorage.getItem(NAME) === "yes";
    const list = [...targets].map(([key, one]) => `${key} – ${one.textContent.trim().toLowerCase()}`).join(", ");
    words.textContent = off ? "Keys are off." : `Keys: ${list}.`;
    button.textContent = off ? "Turn them on" : "Turn them off";
  };
  button.addEventListener("click", () => {
    const off = localStorage.getItem(NAME) === "yes";
    localStorage.setItem(NAME, off ? "no" : "yes");
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (localStorage.getItem(NAME) === "yes" || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const target = targets.get(event.key.toLowerCase());
    if (!target) return;
    event.preventDefault();
    target.click();
  });
  show();
}
