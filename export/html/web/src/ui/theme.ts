// Light and dark: the reader's choice, or that of the system.

import type { Theme } from "../model/state.ts";

export function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** The opposite of what is now seen. */
export function otherTheme(theme: Theme): Theme {
  const dark = theme === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
  return dark ? "light" : "dark";
}
