// The view as a picture to keep: SVG with real text, and PNG made from it.

import { curvePath, headPath } from "./geometry.ts";
import type { Annotations, Mark } from "./overlay.ts";
import { LABEL_FONT } from "./overlay.ts";
import type { DrawnEdge, DrawnNode, Scene } from "./scene.ts";
import type { PlacedLabel } from "./labels.ts";
import { legend } from "./export-legend.ts";
import { outlinePath } from "./shapes.ts";
import { escape, n } from "./xml.ts";

// Twice the screen's pixels print sharply in a report.
const PNG_SCALE = 2;

/** The picture as it stands in the window, with its legend, as the text of an SVG file. */
export function toSVG(scene: Scene): string {
  const { width, height } = scene.sigma.getDimensions();
  const drawing = scene.overlay.annotate(true);
  const key = legend(scene, drawing, width);
  const paper = scene.look.palette.background;
  const total = height + key.height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" font-family="${escape(LABEL_FONT)}">`,
    `<title>${escape(scene.model.title)}</title>`,
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    `<clipPath id="view"><rect width="${width}" height="${height}"/></clipPath>`,
    '<g clip-path="url(#view)">', ...body(drawing, paper), "</g>",
    `<g transform="translate(0 ${height})">`, ...key.markup, "</g>",
    "</svg>\n",
  ].join("\n");
}

function body(d: Annotations, paper: string): string[] {
  const layer = (z: { style: { zIndex: number } }): number => z.style.zIndex;
  const edges = [...d.edges].sort((a, b) => layer(a) - layer(b));
  const nodes = [...d.nodes].sort((a, b) => layer(a) - layer(b));
  return [
    ...edges.map(edgeMarkup),
    ...nodes.map(nodeMarkup),
    ...d.rings.map((r) => `<circle cx="${n(r.x)}" cy="${n(r.y)}" r="${n(r.size)}" fill="none" stroke="${r.color}" stroke-width="2"/>`),
    ...d.crosses.map((c) => crossMarkup(c, paper)),
    ...d.labels.map((l) => labelMarkup(l, paper)),
  ];
}

function edgeMarkup({ edge, style, curve }: DrawnEdge): string {
  const [on, period] = style.dash;
  const dash = period ? ` stroke-dasharray="${on} ${period - on}"` : "";
  const line = `<path d="${curvePath(curve)}" fill="none" stroke="${style.color}" stroke-width="${n(style.size)}"${dash}/>`;
  const head = style.arrow ? `<path d="${headPath(curve, style.size)}" fill="${style.color}"/>` : "";
  const told = `${edge.source.name} ${edge.relation} ${edge.target.name} (${edge.status}) ${edge.date}`.trim();
  return `<g><title>${escape(told)}</title>${line}${head}</g>`;
}

function nodeMarkup({ node, style, x, y, radius }: DrawnNode): string {
  const path = outlinePath(node.kind, x, y, style.hollow ? radius - 1 : radius);
  const paint = style.hollow
    ? `fill="${style.rim}" stroke="${style.color}" stroke-width="2"`
    : `fill="${style.color}" stroke="${style.rim}" stroke-width="1.5"`;
  return `<path d="${path}" ${paint}><title>${escape(node.name)}</title></path>`;
}

function crossMarkup({ x, y, size, color }: Mark, paper: string): string {
  const d = `M${n(x - size)} ${n(y - size)}L${n(x + size)} ${n(y + size)}M${n(x + size)} ${n(y - size)}L${n(x - size)} ${n(y + size)}`;
  return `<path d="${d}" stroke="${paper}" stroke-width="${n(size + 1)}" stroke-linecap="round"/><path d="${d}" stroke="${color}" stroke-width="${n(size / 2)}" stroke-linecap="round"/>`;
}

function labelMarkup({ text, size, font, color, box }: PlacedLabel, paper: string): string {
  const x = n(box.x + box.width / 2), y = n(box.y + box.height / 2);
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${parseInt(font, 10)}" text-anchor="middle" dominant-baseline="central"`
    + ` fill="${color}" stroke="${paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${escape(text)}</text>`;
}

/** The same picture as PNG, drawn from the SVG. */
export async function toPNG(scene: Scene): Promise<Blob> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([toSVG(scene)], { type: "image/svg+xml" }));
  try {
    image.src = url;
    await image.decode();
  } finally {
    URL.revokeObjectURL(url);
  }
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * PNG_SCALE;
  canvas.height = image.naturalHeight * PNG_SCALE;
  (canvas.getContext("2d") as CanvasRenderingContext2D).drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large to draw"))), "image/png");
  });
}

/** Hands the reader a file. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
