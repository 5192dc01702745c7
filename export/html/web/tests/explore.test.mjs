// What a reader does, clicked through on the sample and on the graphs that
// NEWSGRAPH_GRAPHS names.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { basename } from "node:path";
import { card, freeEdge, graphs, hub, launch, nodePoint, onPage, open, pageOf, settle } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const graph of graphs) {
  describe(`explorer of ${basename(graph)}`, () => {
    const url = pageOf(graph, "-title", "Test graph");
    const test = (name, run, options) => it(name, onPage(() => browser, url, options, run));

    test("draws the whole graph with labels that do not overlap", async (page) => {
      const drawn = await page.evaluate(() => {
        const x = window.newsgraph, s = x.scene();
        const { labels } = s.overlay.annotate();
        const clash = labels.filter((a, i) => labels.slice(i + 1).some((b) =>
          a.box.x < b.box.x + b.box.width && b.box.x < a.box.x + a.box.width &&
          a.box.y < b.box.y + b.box.height && b.box.y < a.box.y + a.box.height));
        const { width, height } = s.sigma.getDimensions();
        return {
          nodes: s.drawnNodes().length, shown: x.visible().nodes.size, labels: labels.length, clash: clash.map((l) => l.text),
          outside: s.drawnNodes().filter((n) => n.x < 0 || n.y < 0 || n.x > width || n.y > height).length,
          articles: s.drawnNodes().filter((n) => n.node.kind === "article").length,
        };
      });
      assert.equal(drawn.nodes, drawn.shown);
      assert.equal(drawn.outside, 0);
      assert.equal(drawn.articles, 0, "articles are hidden at first");
      assert.deepEqual(drawn.clash, []);
      assert.ok(drawn.labels > 10, `${drawn.labels} labels`);
    });

    test("a click on an actor shows its card with acts by date", async (page) => {
      const id = await hub(page);
      const at = await nodePoint(page, id);
      await page.mouse.click(at.x, at.y);
      await page.waitForSelector(`[data-card="${id.replaceAll('"', '\\"')}"]`);
      const want = await page.evaluate((id) => {
        const n = window.newsgraph.model.node(id), edges = window.newsgraph.model.edgesOf(id);
        return { name: n.name, aliases: n.record.aliases ?? [], acts: edges.filter((e) => e.act).length,
          offices: edges.filter((e) => e.relation === "holds_office").map((e) => e.record.title) };
      }, id);
      assert.equal(await page.locator(".card h2").innerText(), want.name);
      assert.deepEqual(await page.locator(".aliases li").allInnerTexts(), want.aliases);
      for (const title of want.offices) assert.match(await page.locator(".card").innerText(), new RegExp(title.replace(/[^\w ]/g, ".")));
      assert.equal(await page.locator(".acts > .act").count(), Math.min(want.acts, 40));
      const dates = (await page.locator(".acts > .act .act-head time").evaluateAll((all) => all.map((t) => t.getAttribute("datetime") ?? "9999"))).map((d) => d.padEnd(10, "-00"));
      const day = (d) => d.replace("-00-00", "-01-01").replace(/-00$/, "-01");
      assert.deepEqual(dates.map(day), dates.map(day).sort());
      assert.equal(await page.locator(".acts > .act").filter({ has: page.locator("blockquote") }).count(), Math.min(want.acts, 40));
    });

    test("a click on a line shows its sentences with article, date, status and speaker", async (page) => {
      const edge = await freeEdge(page);
      assert.ok(edge, "some line runs clear of the others");
      await page.mouse.click(edge.x, edge.y);
      await settle(page);
      assert.equal(await card(page), edge.id);
      const want = await page.evaluate((id) => {
        const m = window.newsgraph.model, e = m.edge(id);
        return { status: e.status, speaker: m.speaker(e), evidence: e.record.evidence.map((v) => ({ text: v.text, title: m.document(v).title, date: m.document(v).date })) };
      }, edge.id);
      const items = page.locator(".card > section:first-of-type .evidence > li");
      assert.equal(await items.count(), want.evidence.length);
      for (const [i, v] of want.evidence.entries()) {
        assert.equal(await items.nth(i).locator("blockquote").textContent(), v.text);
        assert.ok((await items.nth(i).locator("footer").textContent()).includes(v.title ?? ""));
        if (v.date) assert.equal(await items.nth(i).locator("footer time").getAttribute("datetime"), v.date);
      }
      assert.match(await page.locator(".card .facts").innerText(), new RegExp(want.status));
      if (want.speaker) assert.ok((await page.locator(".card .facts").innerText()).includes(want.speaker));
    });

    test("the legend filters kinds, relations and statuses, and shows all again", async (page) => {
      const shown = () => page.evaluate(() => {
        const x = window.newsgraph, { nodes, edges } = x.visible();
        return { persons: [...nodes].filter((id) => x.model.node(id).kind === "person").length, edges: edges.size,
          actual: [...edges].filter((id) => x.model.edge(id).act && x.model.edge(id).status === "actual").length,
          talk: [...edges].filter((id) => x.model.edge(id).family === "verbal_cooperation").length,
          articles: [...nodes].filter((id) => x.model.node(id).kind === "article").length };
      });
      const start = await shown();
      await page.locator('[data-switch="kind-person"]').uncheck();
      assert.equal((await shown()).persons, 0);
      await page.locator('[data-switch="kind-person"]').check();
      await page.locator('[data-switch="status-actual"]').uncheck();
      assert.equal((await shown()).actual, 0);
      await page.locator('[data-switch="family-verbal_cooperation"]').uncheck();
      assert.equal((await shown()).talk, 0);
      await page.getByRole("button", { name: "Show all again" }).click();
      assert.deepEqual(await shown(), start);
      await page.locator(".family-verbal_cooperation > summary").click({ position: { x: 180, y: 12 } });
      const first = page.locator(".family-verbal_cooperation .class input").first();
      await first.uncheck();
      assert.equal(await page.locator('[data-switch="family-verbal_cooperation"]').evaluate((i) => i.indeterminate), (await shown()).talk > 0);
      if (await page.locator('[data-switch="kind-article"]').count()) {
        await page.locator('[data-switch="kind-article"]').check();
        assert.ok((await shown()).articles > 0);
      }
    });

    test("the time slider narrows, plays and pauses", async (page) => {
      const state = () => page.evaluate(() => window.newsgraph.store.state.filters.range);
      const handle = page.getByRole("slider", { name: "First day shown" });
      await handle.focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      const range = await state();
      assert.ok(range);
      const outside = await page.evaluate((r) => {
        const x = window.newsgraph;
        return [...x.visible().edges].map((id) => x.model.edge(id)).filter((e) => e.act && (!e.days || e.days.to < r.from || e.days.from > r.to)).length;
      }, range);
      assert.equal(outside, 0);
      await page.getByRole("button", { name: "All time" }).click();
      assert.equal(await state(), null);
      await page.getByRole("button", { name: "Play through time" }).click();
      const first = await state();
      await page.waitForFunction((from) => window.newsgraph.store.state.filters.range?.from > from, first.from);
      await page.getByRole("button", { name: "Pause" }).click();
      const paused = await state();
      await page.waitForTimeout(1200);
      assert.deepEqual(await state(), paused);
    });

    test("the histogram brushes and counts every dated act", async (page) => {
      const sums = await page.evaluate(() => ({
        bars: window.newsgraph.timeline.bars.reduce((sum, b) => sum + b.total, 0),
        acts: window.newsgraph.model.edges.filter((e) => e.act && e.days).length,
      }));
      assert.ok(Math.abs(sums.bars - sums.acts) < 1e-6, JSON.stringify(sums));
      const box = await page.locator(".chart").boundingBox();
      await page.mouse.move(box.x + box.width * 0.2, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.4, box.y + 20, { steps: 4 });
      await page.mouse.up();
      assert.ok(await page.evaluate(() => window.newsgraph.store.state.filters.range));
    });

    test("search finds by any alias and by a misspelt name", async (page) => {
      const who = await page.evaluate(() => {
        const latin = (s) => /^[a-z]+ [a-z]{5,}$/i.test(s);
        const n = window.newsgraph.model.nodes.filter((n) => n.record.aliases?.length && n.kind !== "article" && latin(n.name)).sort((a, b) => b.degree - a.degree)[0];
        return { id: n.id, name: n.name, alias: n.record.aliases[0] };
      });
      const field = page.getByRole("combobox", { name: "Search names and sentences" });
      await page.keyboard.press("/");
      assert.ok(await field.evaluate((f) => f === document.activeElement));
      await field.fill(who.alias);
      await page.locator(`#search-list [data-node="${who.id}"]`).waitFor();
      const slip = who.name.slice(0, -2) + who.name.at(-1) + who.name.at(-2);
      await field.fill(slip);
      assert.equal(await page.locator("#search-list [role=option]").first().getAttribute("data-node"), who.id);
      await page.keyboard.press("Enter");
      assert.equal(await card(page), who.id);
      await field.fill("zzqqxx");
      await page.getByText("Nobody and nothing by that name").waitFor();
    });

    test("search finds sentences by their words, and the link keeps the question", async (page) => {
      const told = await page.evaluate(() => {
        const e = window.newsgraph.model.edges.find((e) => e.act && window.newsgraph.visible().edges.has(e.id) && /\p{L}{6,}/u.test(e.record.evidence[0].text));
        return { id: e.id, text: e.record.evidence[0].text, word: e.record.evidence[0].text.match(/\p{L}{6,}/u)[0] };
      });
      const field = page.getByRole("combobox", { name: "Search names and sentences" });
      await field.fill(told.word);
      await page.locator("#search-list .words").click();
      await page.locator(`.sentences .told [data-edge="${told.id}"]`).first().waitFor();
      const marks = await page.locator(".sentences mark").allTextContents();
      assert.ok(marks.length && marks.every((m) => m.length >= told.word.length), `marked are ${marks}`);
      assert.ok((await page.locator(".sentences blockquote").allTextContents()).includes(told.text));
      await page.waitForFunction(() => location.hash.includes("words="));
      await page.locator(`.sentences .told [data-edge="${told.id}"] button`).last().click();
      assert.equal(await card(page), told.id);
    });

    test("a card lists the acts by date, or the surest first", async (page) => {
      const id = await page.evaluate(() => {
        const x = window.newsgraph.model;
        return x.nodes.find((n) => new Set(x.edgesOf(n.id).filter((e) => e.act).map((e) => e.record.confidence)).size > 1)?.id;
      });
      assert.ok(id);
      await page.evaluate((id) => window.newsgraph.store.select({ type: "node", id }), id);
      await page.locator(".card [data-action=order]").click();
      const shares = await page.locator(".card ol.acts > li").evaluateAll((list) => list.map((li) => window.newsgraph.model.edge(li.dataset.edge).record.confidence ?? 0));
      assert.ok(shares.length > 1 && shares.every((s, i) => !i || s <= shares[i - 1]), `${shares}`);
    });

    test("planned, possible and denied acts look different from what happened", async (page) => {
      const looks = await page.evaluate(() => {
        const x = window.newsgraph, s = x.scene();
        const nodes = new Map(s.drawnNodes().map((n) => [n.node.id, n]));
        const edges = s.drawnEdges(nodes).filter((e) => e.edge.act);
        const denied = edges.filter((e) => e.edge.status === "denied").length;
        const dashes = Object.fromEntries(edges.map((e) => [e.edge.status, e.style.dash.join()]));
        const meetings = [...nodes.values()].filter((n) => n.node.record.status === "denied").length;
        return { dashes, denied: denied + meetings, crosses: s.overlay.annotate().crosses.length };
      });
      assert.equal(looks.dashes.actual, "0,0");
      assert.equal(new Set(Object.values(looks.dashes)).size, Object.keys(looks.dashes).length);
      assert.equal(looks.crosses, looks.denied);
    });

    test("finds the paths between two actors, by name and by click", async (page) => {
      const ends = await page.evaluate(() => {
        const x = window.newsgraph, near = (id) => new Set(x.model.edgesOf(id).filter((e) => x.visible().edges.has(e.id)).flatMap((e) => [e.source.id, e.target.id]));
        const actors = x.model.nodes.filter((n) => x.visible().nodes.has(n.id) && n.kind !== "article").sort((a, b) => b.degree - a.degree);
        for (const a of actors) {
          for (const m of near(a.id)) for (const b of near(m)) {
            if (b !== a.id && !near(a.id).has(b)) return { from: a.id, to: b, fromName: a.name, toName: x.model.node(b).name };
          }
        }
      });
      await page.getByRole("button", { name: "Paths between two actors" }).click();
      await page.getByRole("combobox", { name: "From" }).fill(ends.fromName);
      await page.locator(`#path-from-list [data-node="${ends.from}"]`).click();
      const at = await nodePoint(page, ends.to);
      await page.mouse.click(at.x, at.y);
      await settle(page);
      assert.equal(await card(page), "paths");
      assert.equal(await page.locator(".steps > li").count(), 2);
      assert.ok(await page.locator(".steps .act blockquote").count() > 0);
      const lit = await page.evaluate(() => [...window.newsgraph.scene().look.focus.nodes]);
      assert.equal(lit.length, 3);
      assert.ok(lit.includes(ends.from) && lit.includes(ends.to));
      await page.getByRole("button", { name: "Swap the two" }).click();
      assert.equal(await page.getByRole("combobox", { name: "From" }).inputValue(), ends.toName);
    });

    test("a link restores the view", async (page) => {
      const id = await hub(page);
      await page.evaluate((id) => window.newsgraph.store.select({ type: "node", id }), id);
      await page.locator('[data-switch="status-planned"]').uncheck();
      await page.getByRole("slider", { name: "Last day shown" }).press("ArrowLeft");
      await page.getByRole("button", { name: "Nearer (+)" }).click();
      await page.getByRole("button", { name: "Light or dark (T)" }).click();
      await settle(page);
      await page.waitForTimeout(400);
      const state = (p) => p.evaluate(() => { const { fragment } = { fragment: location.hash }; return { fragment, camera: window.newsgraph.scene().camera(), shown: window.newsgraph.visible().edges.size, theme: document.documentElement.dataset.theme }; });
      const want = await state(page);
      const again = await open(browser, url, { fragment: want.fragment });
      await again.page.waitForTimeout(400);
      const got = await state(again.page);
      assert.equal(got.fragment, want.fragment);
      assert.equal(got.shown, want.shown);
      assert.equal(got.theme, "dark");
      for (const k of ["x", "y", "ratio"]) assert.ok(Math.abs(got.camera[k] - want.camera[k]) < 1e-3, `${k}: ${got.camera[k]} for ${want.camera[k]}`);
      assert.equal(await card(again.page), id);
      await again.close();
    });
  });
}
