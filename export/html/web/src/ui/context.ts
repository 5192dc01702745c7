// What the parts of the page share.

import type { Correction } from "../model/edit.ts";
import type { Visible } from "../model/filter.ts";
import type { GraphNode, Model } from "../model/model.ts";
import type { SearchIndex } from "../model/search.ts";
import type { SentenceSearch } from "../model/served.ts";
import type { Store } from "../model/state.ts";
import type { Scene } from "../scene/scene.ts";

export interface Context {
  model: Model;
  store: Store;
  search: SearchIndex;
  sentences: SentenceSearch;
  /** What the filters leave; it changes with the state. */
  visible(): Visible;
  /** Null where the browser cannot draw the picture. */
  scene(): Scene | null;
  /** Whether the page may send corrections. */
  readonly editable: boolean;
  /** Sends a correction and shows the graph with it. */
  correct(correction: Correction): Promise<void>;
  /** Waits for a second node, to be merged with this one. */
  merge(node: GraphNode): void;
  /** Tells users of screen readers what has happened. */
  announce(text: string): void;
}
