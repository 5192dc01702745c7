// The page as such: themes, keyboard, small windows, pictures to keep, and that
// no text of an article can act.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { card, hub, launch, nodePoint, onPage, open, pageOf, sample, settle } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const url = pageOf(sample, "-title", "Test graph");
const test = (name, run, options) => it(name, onPage(() => browser, url, options, run));
const paper = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.tagName);

describe("themes and motion", () => {
  test("follows the system into the dark, and the reader out of it", async (page) => {
    const dark = await paper(page);
    assert.equal(dark, "rgb(20, 24, 29)");
    assert.equal(await page.evaluate(() => window.newsgraph.scene().look.palette.background), "#14181d");
    await page.keyboard.press("t");
    assert.notEqual(await paper(page), dark);
    assert.equal(await page.evaluate(() => window.newsgraph.scene().look.palette.background), "#fbfaf7");
  }, { colorScheme: "dark" });

  test("moves the camera at once where motion is unwanted", async (page) => {
    await page.keyboard.press("+");
    const [ratio, moving] = await page.evaluate(() => [window.newsgraph.scene().camera().ratio, window.newsgraph.scene().sigma.getCamera().isAnimated()]);
    assert.ok(ratio < 0.9);
    assert.equal(moving, false);
  }, { reducedMotion: "reduce" });
});

describe("tidying up", () => {
  test("a node goes where it is dragged, and the link keeps it there", async (page) => {
    const id = await hub(page), from = await nodePoint(page, id);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 60, from.y + 40, { steps: 5 });
    await page.mouse.up();
    await settle(page);
    const to = await nodePoint(page, id);
    assert.ok(Math.hypot(to.x - from.x + 60, to.y - from.y - 40) < 3, JSON.stringify({ from, to }));
    assert.equal(await card(page), "overview", "a drag is no click");
    await page.waitForTimeout(400);
    const again = await open(browser, url, { fragment: await page.evaluate(() => location.hash) });
    const there = await nodePoint(again.page, id);
    assert.ok(Math.hypot(there.x - to.x, there.y - to.y) < 2, JSON.stringify({ there, to }));
    await again.close();
  });
});

describe("keyboard", () => {
  test("arrows go from actor to actor, Enter opens, Esc closes", async (page) => {
    await page.locator(".graph").focus();
    await page.keyboard.press("ArrowRight");
    const first = await page.evaluate(() => window.newsgraph.scene().look.hovered);
    assert.equal(first, await hub(page));
    await page.keyboard.press("ArrowLeft");
    const second = await page.evaluate(() => window.newsgraph.scene().look.hovered);
    assert.notEqual(second, first);
    const [a, b] = [await nodePoint(page, first), await nodePoint(page, second)];
    assert.ok(b.x < a.x, "the arrow to the left goes left");
    assert.ok((await page.locator("[aria-live]").innerText()).length > 5, "the step is told to screen readers");
    await page.keyboard.press("Enter");
    assert.equal(await card(page), second);
    await page.keyboard.press("Escape");
    assert.equal(await card(page), "overview");
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    assert.notEqual(await page.evaluate(() => window.newsgraph.scene().look.hovered), null);
  });

  test("the help opens over the page, keeps the focus and gives it back", async (page) => {
    await page.locator(".graph").focus();
    await page.keyboard.press("?");
    assert.ok(await page.locator("dialog[open]").isVisible());
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.querySelector("dialog").contains(document.activeElement) || document.activeElement === document.body));
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("dialog[open]").count(), 0);
    assert.match(await focused(page), /^Graph/);
  });

  test("every part can be reached by Tab, and has a name", async (page) => {
    const unnamed = await page.evaluate(() => [...document.querySelectorAll("button, input, summary, [role=slider], [role=application], aside, section[id], meter")]
      .filter((e) => e.checkVisibility() && !(e.getAttribute("aria-label") || e.textContent.trim() || e.closest("label")?.textContent.trim()))
      .map((e) => e.outerHTML));
    assert.deepEqual(unnamed, []);
    const seen = new Set();
    await page.locator("#search").focus();
    for (let i = 0; i < 120; i++) {
      await page.keyboard.press("Tab");
      seen.add(await page.evaluate(() => document.activeElement.closest(".bar, .legend, .stage, .panel, .timeline")?.className.split(" ")[0]));
    }
    for (const part of ["bar", "legend", "stage", "panel", "timeline"]) assert.ok(seen.has(part), part);
  });

  test("text has enough contrast with the paper, in light and dark", async (page) => {
    for (const theme of ["light", "dark"]) {
      await page.evaluate((t) => { document.documentElement.dataset.theme = t; }, theme);
      const ratios = await page.evaluate(() => {
        const value = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim().replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
        const luminance = (hex) => {
          const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
        return ["ink", "muted", "accent"].flatMap((name) => ["paper", "panel"].map((on) => [`${name} on ${on}`, contrast(value(name), value(on))]));
      });
      for (const [what, ratio] of ratios) assert.ok(ratio >= 4.5, `${theme}: ${what} ${ratio.toFixed(2)}`);
    }
  });
});

describe("small window", () => {
  const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };

  test("needs no sideways scrolling; a tap opens the card as a sheet", async (page) => {
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    const id = await hub(page);
    const at = await nodePoint(page, id);
    await page.touchscreen.tap(at.x, at.y);
    await page.waitForSelector(".show-details .panel");
    assert.equal(await card(page), id);
    await page.getByRole("button", { name: "Close (Esc)" }).click();
    await page.waitForFunction(() => !document.querySelector(".show-details"));
  }, phone);

  test("the legend slides in, filters and goes again", async (page) => {
    await page.getByRole("button", { name: "Legend and filters" }).click();
    await page.locator('[data-switch="kind-person"]').uncheck();
    assert.equal(await page.evaluate(() => window.newsgraph.scene().drawnNodes().filter((n) => n.node.kind === "person").length), 0);
    await page.getByRole("button", { name: "Close the legend" }).click();
    await page.waitForFunction(() => !document.querySelector(".show-legend"));
  }, phone);
});

describe("pictures to keep", () => {
  const save = async (page, item) => {
    await page.locator(".menu summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: item }).click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };

  test("SVG: well formed, with every node, line and name", async (page) => {
    const { name, bytes } = await save(page, "Drawing (SVG)");
    assert.equal(name, "newsgraph.svg");
    const got = await page.evaluate((text) => {
      const svg = new DOMParser().parseFromString(text, "image/svg+xml");
      return { error: svg.querySelector("parsererror")?.textContent ?? null, titles: svg.querySelectorAll("path > title").length,
        lines: svg.querySelectorAll("g > title").length, dashed: svg.querySelectorAll("[stroke-dasharray]").length,
        texts: [...svg.querySelectorAll("text")].map((t) => t.textContent), scripts: svg.querySelectorAll("script, image, foreignObject").length };
    }, bytes.toString("utf8"));
    const shown = await page.evaluate(() => ({ nodes: window.newsgraph.visible().nodes.size, edges: window.newsgraph.visible().edges.size }));
    assert.equal(got.error, null);
    assert.equal(got.titles, shown.nodes);
    assert.equal(got.lines, shown.edges);
    assert.equal(got.scripts, 0);
    assert.ok(got.dashed > 5);
    for (const meaning of ["Test graph", "person", "conflict in deeds", "planned"]) assert.ok(got.texts.includes(meaning), meaning);
    assert.ok(got.texts.includes("Tavia") && got.texts.includes("ليلى رضا"));
  });

  test("PNG: twice the window's pixels, and not blank", async (page) => {
    const { name, bytes } = await save(page, "Picture (PNG)");
    assert.equal(name, "newsgraph.png");
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    const size = await page.evaluate(() => window.newsgraph.scene().sigma.getDimensions());
    assert.equal(width, 2 * size.width);
    assert.ok(height > 2 * size.height, "the legend stands below the view");
    const colors = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height), c = canvas.getContext("2d");
      c.drawImage(image, 0, 0);
      return new Set(new Uint32Array(c.getImageData(0, 0, image.width, image.height).data.buffer)).size;
    }, bytes.toString("base64"));
    assert.ok(colors > 50, `${colors} colours`);
  });
});

describe("links to share", () => {
  test("copying says so", async (page) => {
    await page.locator(".menu summary").click();
    await page.getByRole("button", { name: "Copy a link to this view" }).click();
    assert.match(await page.locator(".notice").innerText(), /Link copied|address bar/);
  });
});

describe("hostile text", () => {
  test("stays text in cards, search, lists and pictures", async (page) => {
    for (const id of await page.evaluate(() => window.newsgraph.model.nodes.map((n) => n.id))) {
      await page.evaluate((id) => window.newsgraph.store.select({ type: "node", id }), id);
    }
    for (const id of await page.evaluate(() => window.newsgraph.model.edges.map((e) => e.id))) {
      await page.evaluate((id) => window.newsgraph.store.select({ type: "edge", id }), id);
    }
    await page.locator("#search").fill("<svg onload");
    await page.locator("#search-list [role=option]").first().waitFor();
    await page.evaluate(() => window.newsgraph.store.select({ type: "node", id: "p:xss" }));
    await settle(page);
    assert.equal(await page.locator(".card h2").textContent(), `Robert "</script><img src=x onerror=window.hacked=1>" O'Neil`);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.locator("#app img, #app script, #app iframe").count(), 0);
    assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
  });

  it("inline script that got in all the same would not run", async () => {
    const opened = await open(browser, url);
    await opened.page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.hacked = 1";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.hacked=2'>");
    });
    await opened.page.waitForTimeout(200);
    assert.equal(await opened.page.evaluate(() => window.hacked), undefined);
    assert.ok(opened.troubles.some((t) => /Content Security Policy/i.test(t)), "the policy reports the attempt");
    await opened.page.context().close();
  });

  it("a page under the policy cannot send anything", async () => {
    const opened = await open(browser, url);
    const sent = await opened.page.evaluate(() => fetch("https://example.org/").then(() => true, () => false));
    assert.equal(sent, false);
    assert.ok(opened.troubles.every((t) => /Content Security Policy|violates/i.test(t)), opened.troubles.join());
    await opened.page.context().close();
  });
});

describe("without WebGL", () => {
  it("search, lists and cards still work", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
    await page.goto(url);
    await page.getByRole("alert").waitFor();
    await page.locator("#search").fill("Tavia");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("[data-card]").getAttribute("data-card"), "c:tav");
    await context.close();
  });
});
