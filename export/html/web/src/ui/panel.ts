// The side panel: the overview, or the card of what is chosen.

import type { Context } from "./context.ts";
import { button, h } from "./dom.ts";
import { nodeCard } from "./card.ts";
import { edgeCard } from "./edge-card.ts";
import { signIcon } from "./icons.ts";
import { overview } from "./overview.ts";
import { pathCard } from "./path-card.ts";
import { sentencesCard } from "./sentences-card.ts";

export class Panel {
  readonly element: HTMLElement;
  private readonly body = h("div", { class: "panel-body" });
  private readonly close: HTMLButtonElement;

  constructor(private readonly context: Context, dismiss: () => void) {
    this.close = button("Close (Esc)", { class: "ghost close", on: { click: dismiss } }, signIcon("close"));
    this.element = h("aside", { class: "panel", attrs: { id: "panel", "aria-label": "Details" } }, this.close, this.body);
  }

  /** Shows the current selection; reset also goes to the top. */
  render(reset: boolean): void {
    const at = this.element.scrollTop;
    this.body.replaceChildren(this.content());
    this.element.scrollTop = reset ? 0 : at;
    this.element.classList.toggle("chosen", this.context.store.state.selection !== null);
  }

  private content(): HTMLElement {
    const { model, store } = this.context;
    const s = store.state.selection;
    if (s?.type === "paths") return pathCard(this.context, s);
    if (s?.type === "sentences") return sentencesCard(this.context, s.query);
    const node = s?.type === "node" ? model.node(s.id) : undefined;
    if (node) return nodeCard(this.context, node);
    const edge = s?.type === "edge" ? model.edge(s.id) : undefined;
    return edge ? edgeCard(this.context, edge) : overview(this.context);
  }

  /** Moves the keyboard to the card's heading. */
  focus(): void {
    this.body.querySelector<HTMLElement>("h2")?.focus();
  }
}
