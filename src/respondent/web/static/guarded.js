// Asks before one leaves a form with something in it that was not sent.

export function start(form) {
  const content = () => new URLSearchParams(new FormData(form)).toString();
  const first = content();
  let sent = false;
  form.addEventListener("submit", () => { sent = true; });
  addEventListener("pageshow", () => { sent = false; });
  addEventListener("beforeunload", (event) => {
    if (!sent && content() !== first) event.preventDefault();
  });
}
