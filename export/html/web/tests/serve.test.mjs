// The served page: the same, from data that may change, for this machine only.

import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { folder, launch, open, sample, serve } from "./browser.mjs";

let browser, server;
const graph = join(folder, "served.json");

before(async () => {
  browser = await launch();
  copyFileSync(sample, graph);
  server = await serve(graph);
});
after(async () => {
  server.stop();
  await browser.close();
});

const status = (host) => new Promise((done, fail) => {
  const { hostname, port } = new URL(server.url);
  request({ hostname, port, path: "/data.json", headers: { Host: host ?? `${hostname}:${port}` } }, (r) => { r.resume(); done(r.statusCode); }).on("error", fail).end();
});

describe("served explorer", () => {
  it("shows the graph, with a strict policy and without CORS", async () => {
    const opened = await open(browser, server.url);
    const answer = await fetch(server.url);
    const policy = answer.headers.get("Content-Security-Policy");
    assert.match(policy, /default-src 'none'; script-src 'sha256-[^;]+; style-src 'sha256-/);
    assert.doesNotMatch(policy, /unsafe|\*/);
    assert.equal(answer.headers.get("Access-Control-Allow-Origin"), null);
    await opened.close();
  });

  it("refuses foreign host names", async () => {
    assert.equal(await status(), 200);
    assert.equal(await status("evil.example"), 403);
    assert.equal(await status(`evil.example:${new URL(server.url).port}`), 403);
  });

  it("offers the new graph when the data have changed, and keeps the view", async () => {
    const opened = await open(browser, server.url, { fragment: "#node=c%3Atav" });
    const data = JSON.parse(readFileSync(graph));
    data.nodes.find((n) => n.id === "c:tav").name = "Greater Tavia";
    writeFileSync(graph, JSON.stringify(data));
    await opened.page.getByRole("button", { name: "Show the new one" }).click({ timeout: 15_000 });
    await opened.page.waitForFunction(() => document.querySelector(".card h2")?.textContent === "Greater Tavia");
    await opened.close();
  });
});
