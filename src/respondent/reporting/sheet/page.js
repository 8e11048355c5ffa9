// Sorting and filtering of the claims. Without it the page is whole, in the order of the documents.

const table = document.querySelector("table.claims");
const form = document.getElementById("filters");

if (table && form) {
  const body = table.tBodies[0];
  const order = [...body.rows];
  const rows = order.filter((row) => row.dataset.kind);
  const heads = order.filter((row) => !row.dataset.kind);
  const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const place = new Map(order.map((row, at) => [row, at]));
  const sorted = { column: 0, down: false };

  const fill = (name, all, values) => {
    const select = form.elements[name];
    select.append(new Option(all, ""), ...[...new Set(values)].sort().map((value) => new Option(value)));
    select.hidden = select.options.length < 3;
  };
  fill("document", "All documents", rows.map((row) => row.dataset.document));
  fill("status", "Every status", rows.map((row) => row.dataset.status));
  fill("kind", "Every kind", rows.map((row) => row.dataset.kind));
  fill("source", "All sources", rows.flatMap((row) => row.dataset.source.split(" ").filter(Boolean)));

  const filter = () => {
    const asked = Object.fromEntries(new FormData(form));
    const wanted = asked.words.toLowerCase().split(/\s+/).filter(Boolean);
    const used = new Set();
    let shown = 0;
    for (const row of rows) {
      const fits =
        (!asked.document || row.dataset.document === asked.document) &&
        (!asked.status || row.dataset.status === asked.status) &&
        (!asked.kind || row.dataset.kind === asked.kind) &&
        (!asked.source || row.dataset.source.split(" ").includes(asked.source)) &&
        wanted.every((word) => words.get(row).includes(word));
      row.hidden = !fits;
      if (fits) {
        shown += 1;
        used.add(row.dataset.document);
      }
    }
    for (const head of heads) head.hidden = sorted.column !== 0 || sorted.down || !used.has(head.id);
    document.getElementById("none").hidden = shown > 0;
    form.querySelector("output").value =
      shown === rows.length ? `${shown} claims` : `${shown} of ${rows.length} claims`;
  };

  const key = (row, column) =>
    column === 0 ? place.get(row) : row.cells[column].textContent.trim().toLowerCase();
  const sort = (column) => {
    sorted.down = sorted.column === column && !sorted.down;
    sorted.column = column;
    const compare = (one, other) => {
      const [a, b] = [key(one, column), key(other, column)];
      const by = column === 0 ? a - b : a.localeCompare(b, "en-GB", { numeric: true });
      return (sorted.down ? -by : by) || place.get(one) - place.get(other);
    };
    const inOrder = column === 0 && !sorted.down;
    body.append(...(inOrder ? order : [...heads, ...[...rows].sort(compare)]));
    [...table.tHead.rows[0].cells].forEach((cell, at) => {
      cell.ariaSort = at === column ? (sorted.down ? "descending" : "ascending") : "none";
    });
    filter();
  };

  [...table.tHead.rows[0].cells].forEach((cell, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = cell.textContent;
    button.title = "Sort";
    button.addEventListener("click", () => sort(at));
    cell.replaceChildren(button);
  });
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  filter();
}
