// Reads the data of the page and opens the explorer; a served page also looks
// from time to time whether the graph has changed.

import "./style/base.css";
import "virtual:palette.css";
import "./style/layout.css";
import "./style/cards.css";
import "./style/controls.css";
import { Explorer } from "./explorer.ts";
import { fetchPayload, readPayload, type Payload } from "./model/data.ts";
import { Editor, takeToken } from "./model/edit.ts";
import { button, h } from "./ui/dom.ts";

// A reader does not expect news faster than this many milliseconds.
const POLL_INTERVAL = 5000;
// Of a large graph the server works long on an answer: it is asked again after
// so many times as long, so that watching costs a few per cent of its time.
const POLL_REST = 30;

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

// Where a server answers programs, relative to the page.
const SENTENCES = "api/v1/sentences";

function open(root: HTMLElement, payload: Payload, api = ""): void {
  const token = payload.edit ? takeToken() : "";
  const explorer = new Explorer(root, payload, api, payload.edit && token ? new Editor(payload.edit, token) : null);
  // For tests and for the curious: the state of the page, to be read only.
  Object.assign(window, { newsgraph: explorer });
}

async function startLive(root: HTMLElement, url: string): Promise<void> {
  const first = await fetchPayload(url, null);
  if (!first) return;
  open(root, first.payload, SENTENCES);
  void watch(root, url, first.etag);
}

/** Offers to reload when the data have changed; the link keeps the view. */
async function watch(root: HTMLElement, url: string, etag: string | null): Promise<void> {
  for (let wait = POLL_INTERVAL; ;) {
    await new Promise((done) => setTimeout(done, wait));
    if (document.hidden) continue;
    const begun = performance.now();
    const changed = await fetchPayload(url, etag).catch(() => "ended" as const); // the page stays as it is
    if (changed === "ended") return;
    if (changed) break;
    wait = Math.max(POLL_INTERVAL, POLL_REST * (performance.now() - begun));
  }
  root.append(h("p", { class: "notice", attrs: { role: "status" } }, "The graph has changed. ",
    button("Show the new one", { on: { click: () => location.reload() } })));
}

void start();
