// Parts of pages, fetched from our own server and put where they belong.

export async function fetched(address, options = {}) {
  const response = await fetch(address, { ...options, credentials: "same-origin" });
  return { ok: response.ok, status: response.status, text: await response.text() };
}

// The element of that id in a text of HTML, a whole page or a part; scripts in it are not run.
export function elementIn(text, id) {
  return new DOMParser().parseFromString(text, "text/html").getElementById(id);
}

export function whenQuiet(milliseconds, action) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), milliseconds);
  };
}

// What a form would send, and what it would have sent as the page came: one may type before the scripts are there.
export function contentOf(form) {
  return new URLSearchParams(new FormData(form)).toString();
}
export function firstContentOf(form) {
  const copy = form.cloneNode(true);
  copy.reset();
  return contentOf(copy);
}
