// A field that finds a node by any of its names: a combobox with a list, after
// the ARIA Authoring Practices.

import type { GraphNode } from "../model/model.ts";
import type { Hit } from "../model/search.ts";
import type { Context } from "./context.ts";
import { h, name, setAttributes } from "./dom.ts";
import { kindIcon, signIcon } from "./icons.ts";

export interface PickerOptions {
  id: string;
  label: string;
  placeholder: string;
  value?: string;
  pick(node: GraphNode): void;
  /** Offers to look for the words in sentences, too. */
  words?(query: string): void;
}

const MAX_HITS = 9;

export class Picker {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLUListElement;
  private hits: Hit[] = [];
  private active = -1;
  /** The words to look for in sentences, after all hits in the list; "" offers none. */
  private words = "";

  constructor(private readonly context: Context, private readonly options: PickerOptions) {
    const { id, label, placeholder, value } = options;
    this.input = h("input", {
      attrs: { type: "text", id, placeholder, value: value ?? "", role: "combobox", autocomplete: "off", spellcheck: "false",
        "aria-label": label, "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list" },
      on: {
        input: () => this.search(),
        focus: () => this.input.select(),
        keydown: (e) => this.key(e),
        blur: () => this.close(),
      },
    });
    this.list = h("ul", { class: "hits", attrs: { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true } });
    this.element = h("div", { class: "picker" }, this.input, this.list);
  }

  private search(): void {
    this.hits = this.context.search.find(this.input.value, MAX_HITS, (n) => n.kind !== "article");
    const typed = this.input.value.trim();
    this.words = this.options.words ? typed : "";
    this.active = this.hits.length || this.words ? 0 : -1;
    const none = !this.hits.length && typed ? [h("li", { class: "none" }, "Nobody and nothing by that name")] : [];
    this.list.replaceChildren(...this.hits.map((hit, i) => this.option(hit, i)), ...this.wordsOption(), ...none);
    this.open(this.list.childElementCount > 0);
    this.mark();
    if (this.input.value.trim()) this.context.announce(this.hits.length ? `${this.hits.length} found` : "nothing found");
  }

  private option(hit: Hit, i: number): HTMLLIElement {
    const alias = hit.name !== hit.node.name ? h("span", { class: "alias" }, "also ", name(hit.name)) : null;
    return h("li", {
      attrs: { id: `${this.options.id}-${i}`, role: "option", "data-node": hit.node.id },
      // The field must keep the focus, or it closes the list before the click.
      on: { mousedown: (e) => e.preventDefault(), click: () => this.choose(i) },
    }, kindIcon(hit.node.kind), h("span", { class: "hit-name" }, name(hit.node.name)), alias);
  }

  private wordsOption(): HTMLLIElement[] {
    if (!this.words) return [];
    const i = this.hits.length;
    return [h("li", {
      class: "words", attrs: { id: `${this.options.id}-${i}`, role: "option" },
      on: { mousedown: (e) => e.preventDefault(), click: () => this.choose(i) },
    }, signIcon("search"), h("span", { class: "hit-name" }, "sentences with ", name(this.words)))];
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const n = this.hits.length + Number(this.words !== ""), move = event.key === "ArrowDown" ? 1 : -1;
      if (n) this.active = (this.active + move + n) % n;
      this.mark();
    } else if (event.key === "Enter") this.choose(this.active);
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private choose(i: number): void {
    const hit = this.hits[i];
    if (!hit && i === this.hits.length && this.words) {
      this.close();
      this.options.words?.(this.words);
      return;
    }
    if (!hit) return;
    this.input.value = hit.node.name;
    this.close();
    this.options.pick(hit.node);
  }

  private mark(): void {
    [...this.list.children].forEach((li, i) => setAttributes(li, { "aria-selected": String(i === this.active) }));
    setAttributes(this.input, { "aria-activedescendant": this.active >= 0 ? `${this.options.id}-${this.active}` : undefined });
  }

  private open(yes: boolean): void {
    this.list.hidden = !yes;
    setAttributes(this.input, { "aria-expanded": String(yes) });
  }

  private close(): void {
    this.open(false);
    setAttributes(this.input, { "aria-activedescendant": undefined });
  }
}
