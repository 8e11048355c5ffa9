// What others change, as it happens. An element with data-events="/address" listens; data-record="id" narrows it to one
// record, and with data-remarks it is told what people say of that. Only a page that is looked at is connected: a browser allows few connections to one server.

const AGAIN = [1000, 2000, 5000, 15000, 30000];

export function start(element) {
  let source = null;
  let failures = 0;
  let timer;

  const connect = () => {
    clearTimeout(timer);
    if (source || document.hidden) return;
    source = new EventSource(element.dataset.events);
    source.addEventListener("open", () => { failures = 0; });
    source.addEventListener("changed", (event) => tell(element, JSON.parse(event.data)));
    source.addEventListener("remarked", (event) => {
      if ("remarks" in element.dataset) tell(element, JSON.parse(event.data), "Said just now");
    });
    source.addEventListener("presence", (event) => present(element, JSON.parse(event.data)));
    source.addEventListener("error", () => {
      disconnect();
      timer = setTimeout(connect, AGAIN[Math.min(failures++, AGAIN.length - 1)]);
    });
  };
  const disconnect = () => {
    if (source) source.close();
    source = null;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  connect();
}

// {"record": "offences", "text": "Barnardo’s changed this record.", "link": "/evidence/offences"}
function tell(element, change, title = "Changed just now") {
  if (element.dataset.record && element.dataset.record !== change.record) return;
  const place = document.getElementById("live-notice");
  if (!place || !change.text) return;
  const box = made("div", "banner banner-information");
  const content = made("div", "banner-content");
  content.append(made("p", "banner-text", change.text));
  const link = made("a", "", element.dataset.again || "Load this page again to see it");
  const led = new URL(change.link || location.href, location.href);
  link.href = led.origin === location.origin ? led.href : location.href;
  const line = made("p", "");
  line.append(link);
  content.append(line);
  box.append(made("p", "banner-title", title), content);
  place.replaceChildren(box);
}

// {"record": "offences", "text": "Barnardo’s is editing this record."}, with an empty text when nobody is any more
function present(element, presence) {
  if (element.dataset.record && element.dataset.record !== presence.record) return;
  const place = document.getElementById("presence");
  if (place) place.textContent = presence.text;
}

function made(name, classes, text = "") {
  const element = document.createElement(name);
  if (classes) element.className = classes;
  element.textContent = text;
  return element;
}
