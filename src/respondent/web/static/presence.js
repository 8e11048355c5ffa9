// While somebody edits a record, others are told: a word now and then that they are still there, and one when they leave.

const EVERY = 15000;

export function start(form) {
  const address = form.dataset.here;
  const place = document.getElementById("presence");

  const body = (gone) => {
    const said = new URLSearchParams({ csrf: form.elements.csrf.value });
    if (gone) said.set("gone", "yes");
    return said;
  };
  const say = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(address, { method: "POST", body: body(false), credentials: "same-origin" });
      if (answer.ok && place) place.textContent = (await answer.json()).others;
    } catch {
      // the connection is lost: the next word says it again
    }
  };

  say();
  setInterval(say, EVERY);
  addEventListener("pagehide", () => navigator.sendBeacon(address, body(true)));
}
