/** Builds the site: one script, one style sheet and the page that names them by content, with compressed copies. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, type Plugin, transform } from "esbuild";
import { PROJECT_ROOT } from "../../project-root.js";
import type { SiteManifest } from "./manifest.js";

// Old phones: Safari 12.1 and Chrome 73 are the first to run the whole of ES2019.
const SCRIPT_TARGET = "es2019";
const STYLE_TARGETS = ["safari12.1", "chrome73"];

/** Bundles the sources under this project root into `out`, which it replaces; throws when a source is wrong. */
export async function bundleSite(projectRoot: string, out: string): Promise<SiteManifest> {
  const source = join(projectRoot, "src/channels/site");
  const widget = await bundleWidget(source);
  const style = await minifyStyle(join(source, "page.css"));
  const manifest: SiteManifest = {
    page: "index.html",
    script: `widget.${shortHash(widget.script)}.js`,
    style: `page.${shortHash(style)}.css`,
    widgetStyleHash: sha(widget.style, "sha256"),
  };
  const page = fillPage(readFileSync(join(source, "page.html"), "utf8"), {
    "page.css": manifest.style,
    "page.css.integrity": sha(style, "sha384"),
    "widget.js": manifest.script,
    "widget.js.integrity": sha(widget.script, "sha384"),
  });
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeCompressed(join(out, manifest.page), page);
  writeCompressed(join(out, manifest.script), widget.script);
  writeCompressed(join(out, manifest.style), style);
  writeFileSync(join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function bundleWidget(source: string): Promise<{ script: string; style: string }> {
  const style = await minifyStyle(join(source, "widget/widget.css"));
  const styleAsText: Plugin = {
    name: "style-as-text",
    setup(bundler) {
      bundler.onLoad({ filter: /\.css$/ }, () => ({ contents: style, loader: "text" }));
    },
  };
  const result = await build({
    entryPoints: [join(source, "widget/main.ts")],
    tsconfig: join(source, "widget/tsconfig.json"),
    bundle: true,
    minify: true,
    format: "iife",
    charset: "utf8",
    legalComments: "none",
    target: SCRIPT_TARGET,
    plugins: [styleAsText],
    write: false,
    logLevel: "silent",
  });
  return { script: result.outputFiles[0]?.text ?? "", style };
}

async function minifyStyle(file: string): Promise<string> {
  const css = readFileSync(file, "utf8");
  const result = await transform(css, { loader: "css", minify: true, target: STYLE_TARGETS, sourcefile: file });
  return result.code.trim();
}

function fillPage(page: string, values: Record<string, string>): string {
  return page.replace(/\{\{([\w.]+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`page.html names an unknown value: ${name}`);
    return value;
  });
}

function writeCompressed(file: string, text: string): void {
  const bytes = Buffer.from(text);
  writeFileSync(file, bytes);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}

function sha(text: string, algorithm: "sha256" | "sha384"): string {
  return `${algorithm}-${createHash(algorithm).update(text).digest("base64")}`;
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

async function main(): Promise<void> {
  try {
    await bundleSite(PROJECT_ROOT, join(PROJECT_ROOT, "build/site"));
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, " ") : String(error);
    process.stderr.write(`The site could not be built: ${reason}\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
