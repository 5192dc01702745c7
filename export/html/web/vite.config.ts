import { defineConfig } from "vite";

// One classic script and one style sheet with fixed names: the Go package
// embeds both into the page.
export default defineConfig({
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
