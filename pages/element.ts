/** Builds elements: text only ever becomes text nodes. */

type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") created.addEventListener(key, value);
    else if (typeof value === "boolean") created.toggleAttribute(key, value);
    else created.setAttribute(key, value);
  }
  created.append(...children);
  return created;
}

export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.querySelector(`#${id}`);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}.`);
  return found;
}
