// How many characters are left, under a text that may have so many. It is read out when one pauses.

import { whenQuiet } from "./fragments.js";

export function start(area) {
  const most = Number(area.dataset.count);
  const shown = document.getElementById(`${area.id}-count`);
  if (!shown) return;
  const spoken = document.createElement("p");
  spoken.className = "unseen";
  spoken.setAttribute("aria-live", "polite");
  shown.after(spoken);

  const words = () => {
    const left = most - [...area.value].length;
    const characters = Math.abs(left) === 1 ? "character" : "characters";
    shown.classList.toggle("count-over", left < 0);
    return left < 0 ? `You have ${-left} ${characters} too many` : `You have ${left} ${characters} left`;
  };
  const speak = whenQuiet(1000, () => { spoken.textContent = words(); });
  const show = () => { shown.textContent = words(); speak(); };
  area.addEventListener("input", show);
  shown.textContent = words();
}
