// Makes elements. Text is only ever set as text: there is no way here to turn
// a string into markup.

export type Child = Node | string | null | undefined | false;

export interface Props {
  class?: string;
  /** Attributes; false leaves one out, true gives it no value. */
  attrs?: Record<string, string | number | boolean | undefined>;
  on?: { [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void };
}

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (props.class) element.className = props.class;
  setAttributes(element, props.attrs ?? {});
  for (const [type, listener] of Object.entries(props.on ?? {})) {
    element.addEventListener(type, listener as EventListener);
  }
  element.append(...present(children));
  return element;
}

export function svg(tag: string, attrs: Record<string, string | number | boolean | undefined>, ...children: Child[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(element, attrs);
  element.append(...present(children));
  return element;
}

const present = (children: Child[]): (Node | string)[] =>
  children.filter((c): c is Node | string => c !== null && c !== undefined && c !== false);

export function setAttributes(element: Element, attrs: NonNullable<Props["attrs"]>): void {
  for (const [name, value] of Object.entries(attrs)) {
    if (value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** A name from an article: its own direction of writing stays its own. */
export const name = (text: string): HTMLElement => h("bdi", {}, text);

export function button(label: string, props: Props, ...children: Child[]): HTMLButtonElement {
  const attrs = { type: "button", ...props.attrs };
  return h("button", { ...props, attrs: children.length ? { "aria-label": label, title: label, ...attrs } : attrs }, ...(children.length ? children : [label]));
}

/** "1 act", "2 acts". */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
