// The map beside the graph, on a graph of real states and towns; and the controls
// of what is shown that need publishers, confidences and unnamed actors.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { card, folder, launch, onPage, open, pageOf, settle } from "./browser.mjs";

const state = (code, name) => ({ id: code, kind: "country", name, country: code });
const act = (id, source, target, more = {}) => ({
  id, source, target, relation: "warned", class: "THREATEN", cameo: "13", status: "actual", date: "2030-05-02", confidence: 0.8,
  evidence: [{ document: "a1", start: 0, end: 10, text: `Sentence of ${id}.` }], ...more,
});
const graph = join(folder, "map.json");
writeFileSync(graph, JSON.stringify({
  documents: [{ id: "a1", title: "Ferries", date: "2030-05-03", source: "ferries.txt", url: "https://news.example/ferries", publisher: "Bay Courier" },
    { id: "a2", title: "Ports", publisher: "Bay Courier" }],
  nodes: [state("FIN", "Finland"), state("PRT", "Portugal"), state("SGP", "Singapore"),
    { id: "p", kind: "person", name: "Aino Laakso", country: "FIN" }, { id: "crews", kind: "organization", name: "Portuguese crews", country: "PRT" },
    { id: "lisbon", kind: "place", name: "Lisbon", country: "PRT" }, { id: "m", kind: "meeting", name: "Ferry talks", date: "2030-05-02" }],
  edges: [act("e1", "p", "PRT"), act("e2", "PRT", "FIN", { confidence: 0.4 }), act("e3", "p", "crews", { status: "denied" }), act("e4", "SGP", "PRT", { date: "2030-06" }),
    { id: "e5", source: "p", target: "m", relation: "participated_in", evidence: [] }, { id: "e6", source: "m", target: "lisbon", relation: "held_in", evidence: [] }],
}));

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());
const url = pageOf(graph);
const test = (name, run) => it(name, onPage(() => browser, url, {}, run));

describe("the map", () => {
  test("shows states, pairs and places, opens cards, and leaves the graph its room", async (page) => {
    const room = () => page.evaluate(() => window.newsgraph.scene().sigma.getDimensions().height);
    const whole = await room();
    await page.keyboard.press("m");
    await settle(page);
    assert.ok(await room() < 0.7 * whole);
    assert.equal(await page.evaluate(() => window.newsgraph.scene().drawnNodes().filter((n) => n.y > window.newsgraph.scene().sigma.getDimensions().height).length), 0);
    assert.equal(await page.locator(".map .land[data-state]").count(), 2, "Singapore has no shape at this scale");
    assert.equal(await page.locator(".map .dot.state").count(), 1);
    assert.equal(await page.locator(".map .pair").count(), 2);
    assert.equal(await page.locator('.map [data-state="PRT"]').getAttribute("aria-label"), "Portugal: 4 acts");
    assert.match(await page.locator(".map .hint").innerText(), /3 states and 1 place;/);
    await page.locator('.map [data-place="lisbon"]').click();
    assert.equal(await card(page), "lisbon");
    await page.locator('.map [data-state="FIN"]').focus();
    await page.keyboard.press("Enter");
    assert.equal(await card(page), "FIN");
    assert.equal(await page.locator('.map [data-state="FIN"].chosen').count(), 1);
    await page.getByRole("button", { name: "Map (M)" }).click();
    await settle(page);
    assert.equal(await room(), whole);
  });

  test("follows the filters, and a link brings it back", async (page) => {
    await page.getByRole("button", { name: "Map (M)" }).click();
    await page.getByRole("slider", { name: "Last day shown" }).press("Home");
    assert.equal(await page.locator(".map .dot.state").count(), 0);
    await page.waitForTimeout(400);
    const again = await open(browser, url, { fragment: await page.evaluate(() => location.hash) });
    assert.equal(await again.page.locator(".map .pair").count(), 1);
    await again.close();
  });
});

describe("what is shown", () => {
  const edges = (page) => page.evaluate(() => [...window.newsgraph.visible().edges].sort().join(" "));

  test("acts by their confidence, and actors without a name", async (page) => {
    assert.equal(await edges(page), "e1 e2 e3 e4 e5 e6");
    await page.getByRole("slider", { name: /Least confidence/ }).fill("50");
    assert.equal(await edges(page), "e1 e3 e4 e5 e6");
    assert.equal(await page.locator(".least output").innerText(), "50 %");
    await page.locator('[data-switch="unnamed"]').uncheck();
    assert.equal(await edges(page), "e1 e4 e5 e6");
    await page.getByRole("button", { name: "Show all again" }).click();
    assert.equal(await edges(page), "e1 e2 e3 e4 e5 e6");
  });

  test("publishers, addresses and confidences of the sources", async (page) => {
    assert.match(await page.locator(".overview").innerText(), /Publishers\s+Bay Courier \(2 articles\)/i);
    await page.evaluate(() => window.newsgraph.store.select({ type: "node", id: "p" }));
    const first = page.locator('.act[data-edge="e1"]');
    assert.match(await first.innerText(), /80 %/);
    assert.match(await first.locator("footer").innerText(), /Ferries, Bay Courier, 3 May 2030/);
    assert.equal(await first.locator("footer a").getAttribute("href"), "https://news.example/ferries");
  });

  test("what is denied has a colour of its own, in both themes", async (page) => {
    const colors = () => page.evaluate(() => { const s = window.newsgraph.scene(); return [s.look.palette.denied, s.sigma.getEdgeDisplayData("e3").color, s.sigma.getEdgeDisplayData("e1").color]; });
    const [light, denied, other] = await colors();
    assert.equal(light, "#8f1d4f");
    assert.notEqual(denied, other, "both are of one relation");
    await page.keyboard.press("t");
    await settle(page);
    assert.equal((await colors())[0], "#ff8fb8");
  });
});
