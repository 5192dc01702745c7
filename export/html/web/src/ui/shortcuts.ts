// The keys that work everywhere on the page but in text fields.

export interface ShortcutActions {
  search(): void;
  dismiss(): void;
  theme(): void;
  map(): void;
  help(): void;
  zoom(factor: number): void;
  fit(): void;
}

const STEP = 1.5;

export class Shortcuts {
  constructor(root: HTMLElement, private readonly act: ShortcutActions) {
    root.ownerDocument.addEventListener("keydown", (e) => {
      if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
      if (e.key === "Escape") return this.act.dismiss();
      if (isField(e.target) || root.querySelector("dialog[open]")) return;
      if (this.press(e.key)) e.preventDefault();
    });
  }

  private press(key: string): boolean {
    switch (key) {
      case "/": this.act.search(); return true;
      case "t": case "T": this.act.theme(); return true;
      case "m": case "M": this.act.map(); return true;
      case "?": this.act.help(); return true;
      case "+": case "=": this.act.zoom(1 / STEP); return true;
      case "-": this.act.zoom(STEP); return true;
      case "0": this.act.fit(); return true;
    }
    return false;
  }
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === "text" || target instanceof HTMLTextAreaElement;
