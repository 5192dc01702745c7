// Reads the data of the page and opens the explorer; a served page also looks
// from time to time whether the graph has changed.

import "./style/base.css";
import "./style/layout.css";
import "./style/cards.css";
import "./style/controls.css";
import { Explorer } from "./explorer.ts";
import { fetchPayload, readPayload, type Payload } from "./model/data.ts";
import { button, h } from "./ui/dom.ts";

// A conditional request on the same machine costs little; a reader does not
// expect news faster.
const POLL_INTERVAL = 5000;

async function start(): Promise<void> {
  const root = document.getElementById("app") as HTMLElement;
  try {
    const payload = readPayload();
    if (payload.live) await startLive(root, payload.live);
    else open(root, payload);
  } catch (error) {
    root.replaceChildren(h("p", { class: "failure", attrs: { role: "alert" } }, `The graph cannot be shown: ${(error as Error).message}`));
    throw error;
  }
}

function open(root: HTMLElement, payload: Payload): void {
  const explorer = new Explorer(root, payload);
  // For tests and for the curious: the state of the page, to be read only.
  Object.assign(window, { newsgraph: explorer });
}

async function startLive(root: HTMLElement, url: string): Promise<void> {
  const first = await fetchPayload(url, null);
  if (!first) return;
  open(root, first.payload);
  watch(root, url, first.etag);
}

/** Offers to reload when the data have changed; the link keeps the view. */
function watch(root: HTMLElement, url: string, etag: string | null): void {
  const timer = setInterval(() => {
    if (document.hidden) return;
    fetchPayload(url, etag).then((changed) => {
      if (!changed) return;
      clearInterval(timer);
      root.append(h("p", { class: "notice", attrs: { role: "status" } }, "The graph has changed. ",
        button("Show the new one", { on: { click: () => location.reload() } })));
    }).catch(() => clearInterval(timer)); // the server has ended; the page stays as it is
  }, POLL_INTERVAL);
}

void start();
