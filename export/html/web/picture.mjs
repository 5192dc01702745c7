// Takes a picture of an explorer page: node picture.mjs PAGE.html OUT.{png,svg}
// PNG shows the page with its sides; SVG is the graph alone, as "Save" gives it.

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "playwright-core";

const [, , source, out] = process.argv;
if (!source || !/\.(png|svg)$/.test(out ?? "")) {
  console.error("usage: node picture.mjs PAGE.html OUT.png|OUT.svg");
  process.exit(2);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--no-first-run"],
});
// Wide enough for both sides; 1.5 pixels a point is sharp on most screens and
// still a small file.
const page = await browser.newPage({ viewport: { width: 1500, height: 940 }, deviceScaleFactor: 1.5, colorScheme: "light" });
await page.goto(`file://${resolve(source)}`);
await page.waitForFunction(() => window.newsgraph?.scene()?.drawnNodes().length > 0);
await page.waitForTimeout(500); // fonts and the first frames
if (out.endsWith(".png")) await page.screenshot({ path: out });
else {
  await page.locator(".menu summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Drawing (SVG)" }).click()]);
  const chunks = await (await download.createReadStream()).toArray();
  writeFileSync(out, Buffer.concat(chunks));
}
await browser.close();
