// Geometry and labels, without a browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { curve, curvePath, directionAt, pointAt } from "../src/scene/geometry.ts";
import { Occupied, placeLabels, shorten, type Label } from "../src/scene/labels.ts";

const window = { x: 0, y: 0, width: 400, height: 300 };
const label = (id: string, x: number, y: number, more: Partial<Label> = {}): Label =>
  ({ id, text: id, font: "", size: 12, color: "", x, y, radius: 5, force: false, ...more });
const place = (labels: Label[], limit = 99) => placeLabels(labels, new Occupied(), window, (text) => 6 * text.length, limit);

test("labels never overlap and never leave the window", () => {
  const labels = Array.from({ length: 200 }, (_, i) => label(`name ${i}`, (i * 37) % 400, (i * 53) % 300));
  const placed = place(labels).map((l) => l.box);
  assert.ok(placed.length > 20);
  for (const [i, a] of placed.entries()) {
    assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.width <= 400 && a.y + a.height <= 300);
    for (const b of placed.slice(i + 1)) {
      assert.ok(a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height);
    }
  }
});

test("the first label wins, the next goes to another side or is left out", () => {
  const placed = place([label("first", 100, 100), label("second", 104, 100)]);
  assert.equal(placed.length, 2);
  assert.ok(placed[0].box.y > 100, "below its node");
  assert.notEqual(Math.sign(placed[1].box.y - 100), 0);
  assert.deepEqual(place([label("a", 50, 50, { radius: 0 }), label("b", 50, 50, { radius: 0 })]).map((l) => l.id), ["a"]);
  assert.deepEqual(place([label("a", 50, 50, { radius: 0 }), label("b", 50, 50, { radius: 0, force: true })]).map((l) => l.id), ["a", "b"]);
  assert.equal(place([label("a", 50, 50), label("b", 200, 200)], 1).length, 1);
});

test("a large node's name may cover a small node, never one of its size", () => {
  const place = (radius: number) => {
    const taken = new Occupied();
    taken.add({ x: 0, y: 0, width: 400, height: 300, radius });
    return placeLabels([label("large", 200, 150, { radius: 12 })], taken, window, () => 40, 9).length;
  };
  assert.deepEqual([place(4), place(12)], [1, 0]);
});

test("long names are cut between characters, not inside them", () => {
  assert.equal(shorten("short"), "short");
  assert.equal([...shorten("🦊".repeat(50))].length, 34);
  assert.ok(shorten("🦊".repeat(50)).endsWith("🦊…"));
});

test("an edge runs from rim to rim, and ends before its arrow's head", () => {
  const ends = { from: { x: 0, y: 0 }, to: { x: 100, y: 0 }, fromRadius: 10, toRadius: 10 };
  const straight = curve(ends, 0, 2, true)!;
  assert.ok(Math.abs(pointAt(straight, straight.start).x - 10) < 1e-9);
  assert.ok(Math.abs(pointAt(straight, straight.end).x - 88) < 1e-9);
  assert.ok(straight.neck < straight.end);
  assert.deepEqual(directionAt(straight, 0.5), { x: 1, y: 0 });
  const bent = curve(ends, 0.5, 2, false)!;
  assert.equal(bent.neck, bent.end);
  assert.ok(pointAt(bent, 0.5).y < -20, "a positive bend goes up when the edge goes right");
  assert.match(curvePath(bent), /^M-?[\d.]+ -?[\d.]+Q/);
  assert.equal(curve({ ...ends, fromRadius: 60, toRadius: 60 }, 0, 2, true), null);
});
