// Opens pages of the explorer in headless Chromium and watches over them: a
// page that writes an error to its console or asks for anything from another
// machine fails its test.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { chromium } from "playwright-core";

const web = resolve(import.meta.dirname, "..");
const module = resolve(web, "../../..");

/** The sample, and what NEWSGRAPH_GRAPHS names (paths with ":" between). */
export const graphs = [resolve(web, "../testdata/sample.json"), ...(process.env.NEWSGRAPH_GRAPHS ?? "").split(":").filter(Boolean)];
export const sample = graphs[0];

export const folder = mkdtempSync(join(tmpdir(), "explorer-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const pageTool = join(folder, "page");
execFileSync("go", ["build", "-o", pageTool, "./export/html/web/tests/page"], { cwd: module, stdio: "inherit" });

/** Writes the page of a graph and returns its file:// address. */
export function pageOf(graph, ...flags) {
  const out = join(folder, `${basename(graph)}-${graphs.indexOf(graph)}.html`);
  execFileSync(pageTool, ["-graph", graph, "-out", out, ...flags]);
  return `file://${out}`;
}

/** Serves a graph; the address comes with a function that ends the server. */
export async function serve(graph) {
  const server = spawn(pageTool, ["-graph", graph], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((done, fail) => {
    server.stdout.once("data", (line) => done(String(line).trim()));
    server.once("exit", (code) => fail(new Error(`the server ended with ${code}`)));
  });
  return { url, stop: () => server.kill("SIGINT") };
}

/** SwiftShader draws WebGL without a GPU; the rest keeps Chromium quiet. */
export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** Opens a page and waits until the graph stands. */
export async function open(browser, url, { fragment = "", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 820 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const troubles = [];
  page.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") troubles.push(m.text()); });
  page.on("pageerror", (e) => troubles.push(String(e)));
  const own = new URL(url).protocol === "file:" ? /^(file|data|blob):/ : new RegExp(`^(${new URL(url).origin}/|data:|blob:)`);
  page.on("request", (r) => { if (!own.test(r.url())) troubles.push(`request to ${r.url()}`); });
  await page.goto(url + fragment);
  await page.waitForFunction(() => window.newsgraph?.scene()?.drawnNodes().length > 0);
  await settle(page);
  return { page, troubles, close: async () => { await context.close(); assert.deepEqual(troubles, []); } };
}

/** Waits for scheduled frames and camera moves to end. */
export const settle = (page) => page.evaluate(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame();
  while (window.newsgraph.scene().sigma.getCamera().isAnimated()) await frame();
  await frame();
  await frame();
});

/** Runs a test on a page of its own. */
export const onPage = (browser, url, options, run) => async () => {
  const opened = await open(browser(), url, options);
  try {
    await run(opened.page, opened);
  } finally {
    await opened.close();
  }
};

export const card = (page) => page.locator("[data-card]").getAttribute("data-card");

/** The actor with the most connections. */
export const hub = (page) => page.evaluate(() => {
  const x = window.newsgraph, shown = x.visible().nodes;
  const actors = x.model.nodes.filter((n) => shown.has(n.id) && ["person", "country", "organization", "government"].includes(n.kind));
  return actors.sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1))[0].id;
});

/** Where to click to hit a node, in coordinates of the page. */
export const nodePoint = (page, id) => page.evaluate((id) => {
  const scene = window.newsgraph.scene(), box = scene.container.getBoundingClientRect(), n = scene.drawnNode(id);
  return { x: box.x + n.x, y: box.y + n.y };
}, id);

/** A visible act whose line runs clear of all other lines and nodes, and a
 * point on it. */
export const freeEdge = (page) => page.evaluate(() => {
  const scene = window.newsgraph.scene(), box = scene.container.getBoundingClientRect();
  const nodes = scene.drawnNodes();
  const edges = scene.drawnEdges(new Map(nodes.map((n) => [n.node.id, n])));
  const at = ({ from, control, to }, t) => ({
    x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * control.x + t ** 2 * to.x,
    y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * control.y + t ** 2 * to.y,
  });
  const steps = Array.from({ length: 61 }, (_, i) => i / 60);
  const lines = edges.map((e) => steps.map((t) => at(e.curve, t)));
  const near = (p, q, d) => Math.hypot(p.x - q.x, p.y - q.y) < d;
  for (const [i, e] of edges.entries()) {
    if (!e.edge.act) continue;
    for (const t of [0.5, 0.4, 0.6, 0.3, 0.7]) {
      const p = at(e.curve, t);
      const clear = nodes.every((n) => !near(p, n, n.radius * 1.5 + 8)) &&
        lines.every((line, j) => j === i || line.every((q) => !near(p, q, 11)));
      const inside = p.x > 10 && p.y > 10 && p.x < box.width - 70 && p.y < box.height - 10;
      if (clear && inside) return { id: e.edge.id, x: box.x + p.x, y: box.y + p.y };
    }
  }
  return null;
});
