// The help: keys and how to read the picture, in a modal dialog.

import { button, h } from "./dom.ts";
import { signIcon } from "./icons.ts";
import { KEYS } from "./keyboard.ts";

export function helpDialog(): HTMLDialogElement {
  const dialog = h("dialog", { class: "help", attrs: { "aria-labelledby": "help-title" } },
    h("header", {}, h("h2", { attrs: { id: "help-title" } }, "Reading this graph"),
      button("Close", { class: "ghost close", on: { click: () => dialog.close() } }, signIcon("close"))),
    h("p", {}, "Shapes are people, states and bodies; the more connections, the larger. Lines are acts that the articles report: ",
      "blue where the parties cooperate, orange to red where they are in conflict, thick for deeds, thin for words. ",
      "A solid line is told as having happened, a dashed one as planned, a dotted one as possible; a crossed one is denied."),
    h("p", {}, "Every line rests on sentences: click it to read them. Drag a name to another place to tidy a picture before you save it. The page works offline and sends nothing anywhere."),
    h("dl", { class: "keys" }, ...KEYS.flatMap(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])));
  dialog.addEventListener("click", (e) => { if (e.target === dialog) dialog.close(); });
  return dialog;
}
