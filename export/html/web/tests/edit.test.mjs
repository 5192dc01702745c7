// Corrections by hand over the served page, with the program itself behind it; and what
// a page says of a graph that is too large.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { folder, launch, onPage, open, pageOf, sample } from "./browser.mjs";

const module = resolve(import.meta.dirname, "../../../..");
const program = join(folder, "newsgraph"), store = join(folder, "store");
let browser, server, address;

before(async () => {
  browser = await launch();
  execFileSync("go", ["build", "-o", program, "./cmd/newsgraph"], { cwd: module, stdio: "inherit" });
  writeFileSync(join(folder, "a.txt"), "NATO warned Russia. Peru met Chile. Brazil met Spain. Spain accused Russia.");
  execFileSync(program, ["ingest", join(folder, "a.txt"), "--store", store], { stdio: "ignore" });
  server = spawn(program, ["serve", "--edit", "--all-claims", "--addr", "127.0.0.1:0", "--store", store], { stdio: ["ignore", "ignore", "pipe"] });
  address = await new Promise((done, fail) => {
    createInterface(server.stderr).once("line", (line) => done(line.split(" ")[0]));
    server.once("exit", (code) => fail(new Error(`the server ended with ${code}`)));
  });
});
after(async () => {
  server?.kill("SIGINT");
  await browser.close();
});

const select = (page, selection) => page.evaluate((s) => window.newsgraph.store.select(s), selection);
const names = (page) => page.evaluate(() => window.newsgraph.model.nodes.map((n) => n.name));
const gone = (page, name) => page.waitForFunction((name) => window.newsgraph && !window.newsgraph.model.nodes.some((n) => n.name === name), name);

describe("explorer with leave to edit", () => {
  it("rejects an act with a click, and keeps the token out of the address", async () => {
    const { page, close } = await open(browser, address);
    assert.doesNotMatch(page.url(), /token/);
    const id = await page.evaluate(() => window.newsgraph.model.edges.find((e) => e.relation === "accused").id);
    await select(page, { type: "edge", id });
    await page.locator("[data-action=reject]").click();
    await page.waitForFunction((id) => window.newsgraph && !window.newsgraph.model.edge(id), id);
    await close();
  });

  it("confirms an act with a click", async () => {
    const { page, close } = await open(browser, address);
    const id = await page.evaluate(() => window.newsgraph.model.edges.find((e) => e.relation === "warned").id);
    await select(page, { type: "edge", id });
    await page.locator("[data-action=confirm]").click();
    await page.waitForFunction((id) => window.newsgraph?.model.edge(id)?.record.confidence === 1, id);
    await close();
  });

  it("merges two actors with a click on each", async () => {
    const { page, close } = await open(browser, address);
    const before = await names(page);
    assert.ok(before.includes("Chile") && before.includes("Brazil"), before.join());
    const id = (name) => page.evaluate((name) => window.newsgraph.model.nodes.find((n) => n.name === name).id, name);
    await select(page, { type: "node", id: await id("Chile") });
    await page.locator("[data-action=merge]").click();
    await select(page, { type: "node", id: await id("Brazil") });
    assert.match(await page.locator(".notice").innerText(), /Are Chile and Brazil one\?/);
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    await Promise.any([gone(page, "Chile"), gone(page, "Brazil")]);
    assert.equal((await names(page)).length, before.length - 1);
    await close();
    assert.equal(execFileSync(program, ["corrections", "--store", store, "--output", "csv"], { encoding: "utf8" }).trim().split("\n").length, 4);
  });

  it("shows no such buttons to whoever comes without the token", async () => {
    const { page, close } = await open(browser, new URL("/", address).href);
    await select(page, { type: "edge", id: await page.evaluate(() => window.newsgraph.model.edges.find((e) => e.act).id) });
    assert.equal(await page.locator("[data-action=reject]").count(), 0);
    await close();
  });
});

describe("page of a graph that is too large", () => {
  it("says what it leaves out", onPage(() => browser, pageOf(sample, "-most", "9"), {}, async (page) => {
    assert.equal(await page.evaluate(() => window.newsgraph.model.edges.length), 9);
    assert.match(await page.locator(".left-out").innerText(), /mentions in articles and the [\d,]+ weakest edges are left out/);
  }));
});
