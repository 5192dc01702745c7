// Modules that the build makes (vite.config.ts).
declare module "virtual:palette.css";
