import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

/** Puts the licences of the libraries at the head of the bundle: they ask to go
 * with every copy, and each exported page is one. */
function licences(): Plugin {
  return {
    name: "licences",
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const folders = new Set(Object.keys(chunk.modules).flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []));
        chunk.code = `/*! Libraries in this script:\n\n${[...folders].sort().map(licence).join("\n\n")}\n*/\n${chunk.code}`;
      }
    },
  };
}

function licence(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : "";
  return `${name} ${version} (${license})\n${text}`.replaceAll("*/", "* /").replaceAll("</", "< /");
}

/** The colours of kinds and relations as a style sheet: the module "palette.css"
 * is made of the palette that the program's other pictures have, too. */
function palette(): Plugin {
  const file = join(import.meta.dirname, "../../style/palette.json");
  return {
    name: "palette",
    resolveId: (id) => (id === "virtual:palette.css" ? id : null),
    load(id) {
      if (id !== "virtual:palette.css") return null;
      this.addWatchFile(file);
      const { kinds, groups, denied, mention } = JSON.parse(readFileSync(file, "utf8")) as Record<"kinds" | "groups", Colour[]> & Record<"denied" | "mention", Colour>;
      const all = [...kinds.map((k) => ["kind-" + k.name, k] as const), ...groups.map((g) => ["family-" + g.name, g] as const), ["denied", denied] as const, ["mention", mention] as const];
      const variables = (shade: "light" | "dark") => all.map(([name, c]) => `--${name}: ${c[shade]};`).join(" ");
      return [`:root { ${variables("light")} }`, `:root[data-theme="dark"] { ${variables("dark")} }`,
        `@media (prefers-color-scheme: dark) { :root:not([data-theme]) { ${variables("dark")} } }`,
        ...kinds.map((k) => `.kind-${k.name} path { fill: var(--kind-${k.name}); }`),
        ...groups.map((g) => `.family-${g.name} { --hue: var(--family-${g.name}); }`)].join("\n");
    },
  };
}

interface Colour { name: string; light: string; dark: string }

// One classic script and one style sheet with fixed names: the Go package
// embeds both into the page.
export default defineConfig({
  plugins: [palette(), licences()],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    lib: {
      entry: "src/main.ts",
      formats: ["iife"],
      name: "NewsgraphExplorer",
      fileName: () => "explorer.js",
      cssFileName: "explorer",
    },
  },
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
});
