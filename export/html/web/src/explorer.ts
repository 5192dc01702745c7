// The page: puts the parts together and carries changes of state to them.

import type { Payload } from "./model/data.ts";
import type { Correction, Editor } from "./model/edit.ts";
import { applyFilters, type Visible } from "./model/filter.ts";
import { Model, type GraphNode } from "./model/model.ts";
import { SearchIndex } from "./model/search.ts";
import { SentenceIndex } from "./model/sentences.ts";
import { servedSearch, type SentenceSearch } from "./model/served.ts";
import { decode, encode, Store, type State } from "./model/state.ts";
import { download, toPNG, toSVG } from "./scene/export.ts";
import { Scene } from "./scene/scene.ts";
import type { Context } from "./ui/context.ts";
import { button, h, name, setAttributes } from "./ui/dom.ts";
import { focusOf } from "./ui/focus.ts";
import { helpDialog } from "./ui/help.ts";
import { signIcon } from "./ui/icons.ts";
import { GraphKeys } from "./ui/keyboard.ts";
import { Legend } from "./ui/legend.ts";
import { WorldMap } from "./ui/map.ts";
import { Panel } from "./ui/panel.ts";
import { Shortcuts } from "./ui/shortcuts.ts";
import { applyTheme, otherTheme } from "./ui/theme.ts";
import { Timeline } from "./ui/timeline.ts";
import { toolbar, type Toolbar } from "./ui/toolbar.ts";

// Panning writes the link at most this often.
const LINK_DELAY = 250;

// A short sentence is read in this many milliseconds.
const READING_TIME = 3000;

// The window in which the sides slide in over the picture, as in layout.css.
const narrow = matchMedia("(max-width: 860px)");

export class Explorer implements Context {
  readonly model: Model;
  readonly store: Store;
  readonly search: SearchIndex;
  readonly sentences: SentenceSearch;
  private shown: Visible;
  private picture: Scene | null = null;
  private linkTimer: number | undefined;

  private readonly live = h("div", { class: "unseen", attrs: { "aria-live": "polite" } });
  private readonly graph: HTMLElement;
  private readonly empty = h("p", { class: "empty", attrs: { hidden: true } }, "The filters hide everything.");
  private readonly legend: Legend;
  private readonly panel: Panel;
  private readonly map: WorldMap;
  private readonly stage: HTMLElement;
  readonly timeline: Timeline;
  private readonly bar: Toolbar;
  private readonly help = helpDialog();
  private readonly keys: GraphKeys;

  /** The node that waits for another one to be merged with, and the note that says so. */
  private merging: { node: GraphNode; note: HTMLElement } | null = null;

  /** api is the address of the search of a server that has one, or "". */
  constructor(private readonly root: HTMLElement, payload: Payload, api = "", private readonly editor: Editor | null = null) {
    this.model = new Model(payload);
    this.search = new SearchIndex(this.model.nodes);
    const index = new SentenceIndex(this.model);
    this.sentences = api ? servedSearch(api, this.model, index) : (query, limit) => Promise.resolve(index.find(query, limit));
    this.store = new Store(decode(location.hash));
    this.shown = applyFilters(this.model, this.store.state.filters);
    applyTheme(this.store.state.theme);
    this.keys = new GraphKeys(this, (id) => this.picture?.point(id));
    this.graph = this.graphElement();
    this.legend = new Legend(this, () => this.setDrawer("legend", false));
    this.panel = new Panel(this, () => this.dismiss());
    this.map = new WorldMap(this, (id) => this.choose(id));
    this.stage = h("main", { class: "stage" });
    this.timeline = new Timeline(this);
    this.bar = toolbar(this, this.actions());
    this.assemble();
    this.showMap(this.store.state.map);
    this.openScene();
    this.connect();
    this.refresh(true);
  }

  visible(): Visible { return this.shown; }
  scene(): Scene | null { return this.picture; }
  announce(text: string): void { this.live.textContent = text; }
  get editable(): boolean { return this.editor !== null; }

  async correct(correction: Correction): Promise<void> {
    if (!this.editor) return;
    this.root.classList.add("busy");
    try {
      await this.editor.send(correction);
      this.writeLink();
      location.reload();
    } catch (error) {
      this.tell(`Not corrected: ${(error as Error).message}`);
    } finally {
      this.root.classList.remove("busy");
    }
  }

  merge(node: GraphNode): void {
    this.endMerge();
    const note = h("p", { class: "notice", attrs: { role: "status" } }, "Choose whom ", name(node.name), " is the same as. ",
      button("Cancel", { on: { click: () => this.endMerge() } }));
    this.merging = { node, note };
    this.root.append(note);
  }

  private endMerge(): void {
    this.merging?.note.remove();
    this.merging = null;
  }

  /** Asks whether the two are one, which cannot be undone on the page. */
  private askMerge(other: GraphNode): void {
    if (!this.merging || other === this.merging.node) return;
    const { node, note } = this.merging;
    note.replaceChildren("Are ", name(node.name), " and ", name(other.name), " one? ",
      button("Merge", { on: { click: () => {
        this.endMerge();
        void this.correct({ correction: "merge", of: node.id, to: other.id, names: [node.name, other.name] });
      } } }), " ",
      button("Cancel", { on: { click: () => this.endMerge() } }));
  }

  private graphElement(): HTMLElement {
    return h("div", {
      class: "graph",
      attrs: { tabindex: 0, role: "application", "aria-label": "Graph. Arrow keys go from actor to actor, Enter opens a card." },
      on: {
        keydown: (e) => {
          if (e.target !== this.graph || e.ctrlKey || e.metaKey || e.altKey) return;
          if (e.key === " ") this.timeline.toggle();
          else if (!this.keys.press(e)) return;
          e.preventDefault();
          e.stopPropagation();
        },
        blur: () => this.keys.leave(),
      },
    });
  }

  private assemble(): void {
    const zoom = h("div", { class: "zoom", attrs: { role: "group", "aria-label": "Zoom" } },
      button("Nearer (+)", { on: { click: () => this.picture?.zoom(1 / 1.5) } }, signIcon("plus")),
      button("Farther (−)", { on: { click: () => this.picture?.zoom(1.5) } }, signIcon("minus")),
      button("Everything (0)", { attrs: { "data-action": "fit" }, on: { click: () => this.fit() } }, signIcon("fit")));
    this.stage.append(this.graph, this.empty, zoom, this.map.element);
    this.root.replaceChildren(
      this.bar.element, this.legend.element,
      this.stage, this.panel.element, this.timeline.element, this.help, this.live);
    this.root.classList.add("app");
  }

  private openScene(): void {
    try {
      this.picture = new Scene(this.graph, this.model, this.shown, {
        node: (id) => this.choose(id),
        edge: (id) => this.store.select({ type: "edge", id }),
        stage: () => this.clickStage(),
        camera: (camera) => this.store.set({ camera }),
        moved: (id, { x, y }) => this.store.set({ moved: { ...this.store.state.moved, [id]: [x, y] } }),
      });
    } catch (error) {
      console.warn("no picture:", error);
      this.graph.append(h("p", { class: "failure", attrs: { role: "alert" } },
        "This browser cannot draw the picture (WebGL is off). Search, lists and cards work."));
      return;
    }
    const { camera, moved } = this.store.state;
    if (Object.keys(moved).length) this.picture.place(moved);
    if (camera) this.picture.restore(camera);
    else this.picture.fit(false);
  }

  private connect(): void {
    this.store.subscribe((state, before) => this.changed(state, before));
    new Shortcuts(this.root, {
      search: () => this.bar.search.focus(),
      dismiss: () => this.dismiss(),
      theme: () => this.toggleTheme(),
      map: () => this.toggleMap(),
      help: () => this.help.showModal(),
      zoom: (factor) => this.picture?.zoom(factor),
      fit: () => this.fit(),
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.repaint());
    window.addEventListener("hashchange", () => this.restore(decode(location.hash)));
  }

  private restore(state: State): void {
    if (encode(state) === encode(this.store.state)) return;
    this.store.set(state);
    this.picture?.place(state.moved);
    if (state.camera) this.picture?.restore(state.camera);
    else this.picture?.fit(false);
  }

  private changed(state: State, before: State): void {
    if (state.filters !== before.filters) this.shown = applyFilters(this.model, state.filters);
    if (state.theme !== before.theme) {
      applyTheme(state.theme);
      this.repaint();
    }
    if (state.map !== before.map) this.showMap(state.map);
    if (state.selection !== before.selection && state.selection?.type === "node") {
      const chosen = this.model.node(state.selection.id);
      if (chosen) this.askMerge(chosen);
    }
    if (state.filters !== before.filters || state.selection !== before.selection) {
      this.refresh(state.selection !== before.selection, state.filters !== before.filters);
    }
    window.clearTimeout(this.linkTimer);
    this.linkTimer = window.setTimeout(() => this.writeLink(), LINK_DELAY);
  }

  private refresh(selected: boolean, filtered = true): void {
    const { selection } = this.store.state;
    if (filtered) {
      this.picture?.show(this.shown);
      this.legend.update();
      this.timeline.update();
      this.empty.hidden = this.shown.nodes.size > 0;
    }
    this.picture?.focus(focusOf(this, selection));
    this.panel.render(selected);
    this.map.update();
    if (!selected) return;
    this.setDrawer("details", selection !== null);
    if (selection && this.picture && narrow.matches) {
      const focus = focusOf(this, selection);
      if (focus) this.picture.fitTo(focus.nodes, true, 0.3, this.panel.element.offsetHeight - this.timeline.element.offsetHeight);
    }
  }

  private writeLink(): void {
    const fragment = encode(this.store.state);
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
  }

  /** A click on a node: the missing end of a path, or a card. */
  private choose(id: string): void {
    const s = this.store.state.selection;
    if (s?.type === "paths" && (!s.from || !s.to)) {
      this.store.select(s.from ? { ...s, to: id } : { ...s, from: id });
    } else this.store.select({ type: "node", id });
  }

  private clickStage(): void {
    this.setDrawer("legend", false);
    this.setDrawer("details", false);
    if (this.store.state.selection) this.store.select(null);
  }

  private pick(node: GraphNode): void {
    this.reveal(node);
    this.store.select({ type: "node", id: node.id });
    if (!narrow.matches) this.picture?.fitTo(focusOf(this, this.store.state.selection)?.nodes ?? [node.id], true, 0.25);
    this.panel.focus();
  }

  /** A node that was looked for by name must not stay hidden by filters. */
  private reveal(node: GraphNode): void {
    if (this.shown.nodes.has(node.id)) return;
    const hiddenKinds = new Set(this.store.state.filters.hiddenKinds);
    hiddenKinds.delete(node.kind);
    this.store.filter({ hiddenKinds, range: null });
    if (!this.shown.nodes.has(node.id)) this.store.filter({ isolated: true });
  }

  private dismiss(): void {
    if (this.help.open) return;
    this.clickStage();
    if (this.root.contains(document.activeElement)) this.graph.focus({ preventScroll: true });
  }

  private fit(): void {
    this.picture?.fit();
    this.store.set({ camera: null });
  }

  private repaint(): void {
    this.picture?.repaint();
    this.map.update();
  }

  private toggleMap(): void { if (this.model.geo) this.store.set({ map: !this.store.state.map }); }

  /** Gives the map its part of the stage, and the picture what is left. */
  private showMap(on: boolean): void {
    const shown = on && this.model.geo !== null;
    this.stage.classList.toggle("with-map", shown);
    this.map.show(shown);
    setAttributes(this.bar.mapButton, { "aria-pressed": String(shown) });
    this.picture?.resize();
  }

  private toggleTheme(): void { this.store.set({ theme: otherTheme(this.store.state.theme) }); }

  private actions() {
    return {
      pick: (node: GraphNode) => this.pick(node),
      words: (query: string) => {
        this.store.select({ type: "sentences", query });
        this.panel.focus();
      },
      paths: () => this.openPaths(),
      savePNG: () => void this.savePNG(),
      saveSVG: () => this.picture && download(new Blob([toSVG(this.picture)], { type: "image/svg+xml" }), "newsgraph.svg"),
      copyLink: () => void this.copyLink(),
      theme: () => this.toggleTheme(),
      map: () => this.toggleMap(),
      help: () => this.help.showModal(),
      legend: () => this.setDrawer("legend"),
      details: () => this.setDrawer("details"),
    };
  }

  private openPaths(): void {
    const s = this.store.state.selection;
    this.store.select({ type: "paths", from: s?.type === "node" ? s.id : "", to: "", index: 0 });
    document.getElementById(s?.type === "node" ? "path-to" : "path-from")?.focus();
  }

  private async savePNG(): Promise<void> {
    if (!this.picture) return;
    try {
      download(await toPNG(this.picture), "newsgraph.png");
    } catch (error) {
      this.tell(`The picture could not be made: ${(error as Error).message}`);
    }
  }

  private async copyLink(): Promise<void> {
    this.writeLink();
    try {
      await navigator.clipboard.writeText(location.href);
      this.tell("Link copied");
    } catch {
      this.tell("The link stands in the address bar");
    }
  }

  /** Tells everybody, for as long as it takes to read. */
  private tell(text: string): void {
    const note = h("p", { class: "notice", attrs: { role: "status" } }, text);
    this.root.append(note);
    setTimeout(() => note.remove(), READING_TIME);
  }

  /** Opens or closes a side on a narrow window; without on, the other way. */
  private setDrawer(side: "legend" | "details", on = !this.root.classList.contains(`show-${side}`)): void {
    this.root.classList.toggle(`show-${side}`, on);
    if (on) this.root.classList.remove(side === "legend" ? "show-details" : "show-legend");
    setAttributes(this.bar.legendButton, { "aria-expanded": String(this.root.classList.contains("show-legend")) });
    setAttributes(this.bar.detailsButton, { "aria-expanded": String(this.root.classList.contains("show-details")) });
  }
}
