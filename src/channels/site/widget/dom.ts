/** Builds elements without ever parsing HTML, so that what a person or the assistant writes stays text. */

/** Gives a new element with these attributes and children; strings become text nodes. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name] ?? "");
  node.append(...children);
  return node;
}

/** Gives a button that never submits a form, with its visible words and what pressing it does. */
export function button(label: string, className: string, press: () => void): HTMLButtonElement {
  const node = element("button", { type: "button", class: className }, label);
  node.addEventListener("click", press);
  return node;
}

/** Gives text that only screen readers meet. */
export function spokenOnly(text: string): HTMLSpanElement {
  return element("span", { class: "spoken" }, text);
}

/** Removes every child of a node. */
export function empty(node: Node): void {
  while (node.firstChild) node.removeChild(node.firstChild);
}

/** Gives the sign of the service: a track that forks, one branch lit. */
export function forkSign(): SVGSVGElement {
  const svg = svgPart("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: "sign" });
  svg.append(
    svgPart("path", { class: "track", d: "M12 21v-6C12 10 6 9.5 6 3" }),
    svgPart("path", { class: "chosen", d: "M12 21v-6c0-5 6-5.5 6-12" }),
  );
  return svg;
}

function svgPart<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
): SVGElementTagNameMap[Tag] {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name] ?? "");
  return node;
}
