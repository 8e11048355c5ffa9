// A button beside each password that shows what was typed; it hides again when the form is sent.

for (const field of document.querySelectorAll('input[type="password"]')) {
  const label = document.querySelector(`label[for="${field.id}"]`).textContent.toLowerCase();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-secondary show-password";
  button.setAttribute("aria-controls", field.id);
  const turn = (shown) => {
    field.type = shown ? "text" : "password";
    button.textContent = shown ? "Hide" : "Show";
    button.setAttribute("aria-label", `${button.textContent} ${label}`);
  };
  button.addEventListener("click", () => turn(field.type === "password"));
  field.form.addEventListener("submit", () => turn(false));
  turn(false);
  const row = document.createElement("div");
  row.className = "password";
  field.replaceWith(row);
  row.append(field, button);
}
