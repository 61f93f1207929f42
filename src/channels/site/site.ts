/** Serves the page with the chat and its two assets, from memory, precompressed, under the page's own strict policy. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Request, Response, Server } from "restify";
import { AiguilleurError } from "../../errors.js";
import { handler, sendPage } from "../server.js";
import type { SiteManifest } from "./manifest.js";
import { contentSecurityPolicy } from "./policy.js";

export interface SiteOptions {
  /** The folder that the bundler wrote, `build/site`. */
  root: string;
  /** The address people use, when a proxy stands before the service. */
  publicUrl?: string;
}

interface Asset {
  type: string;
  etag: string;
  plain: Buffer;
  br: Buffer;
  gzip: Buffer;
}

const CHECK_EACH_TIME = "no-cache";
const KEEP_ONE_YEAR = "public, max-age=31536000, immutable";

/** Adds `GET /` and the two assets to the server; throws `SITE_NOT_BUILT` when the built files are missing. */
export function mountSite(server: Server, options: SiteOptions): void {
  const { manifest, page, script, style } = loadSite(options.root);
  route(server, "/", (req, res) => {
    const policy = contentSecurityPolicy(manifest, req.headers.host, options.publicUrl);
    sendAsset(req, res, page, { "Cache-Control": CHECK_EACH_TIME, "Content-Security-Policy": policy });
  });
  const assets: [string, Asset][] = [
    [manifest.script, script],
    [manifest.style, style],
  ];
  for (const [name, asset] of assets) {
    route(server, `/${name}`, (req, res) => sendAsset(req, res, asset, { "Cache-Control": KEEP_ONE_YEAR }));
  }
}

function loadSite(root: string) {
  try {
    const manifest = JSON.parse(readFileSync(join(root, "manifest.json"), "utf8")) as SiteManifest;
    return {
      manifest,
      page: loadAsset(join(root, manifest.page), "text/html; charset=utf-8"),
      script: loadAsset(join(root, manifest.script), "text/javascript; charset=utf-8"),
      style: loadAsset(join(root, manifest.style), "text/css; charset=utf-8"),
    };
  } catch {
    throw new AiguilleurError("SITE_NOT_BUILT", `No built page in ${root}: run "npm run build" first.`);
  }
}

function loadAsset(file: string, type: string): Asset {
  const plain = readFileSync(file);
  // Weak, because the same page travels under several encodings.
  const etag = `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
  return { type, etag, plain, br: readFileSync(`${file}.br`), gzip: readFileSync(`${file}.gz`) };
}

function route(server: Server, path: string, answer: (req: Request, res: Response) => void): void {
  server.get(path, handler(answer));
  server.head(path, handler(answer));
}

function sendAsset(req: Request, res: Response, asset: Asset, ownHeaders: Record<string, string>): void {
  const encoding = acceptedEncoding(req.headers["accept-encoding"]);
  const headers: Record<string, string> = { ...ownHeaders, ETag: asset.etag, Vary: "Accept-Encoding, Origin" };
  if (req.headers["if-none-match"]?.includes(asset.etag)) {
    res.sendRaw(304, "", headers);
    return;
  }
  if (encoding !== "plain") headers["Content-Encoding"] = encoding;
  sendPage(res, asset.type, asset[encoding], headers);
}

/** Gives the lightest encoding that the caller accepts; one refused with `q=0` counts as not accepted. */
function acceptedEncoding(header: string | string[] | undefined): "br" | "gzip" | "plain" {
  const accepted = String(header ?? "")
    .split(",")
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(";")[0]?.trim().toLowerCase());
  if (accepted.includes("br")) return "br";
  return accepted.includes("gzip") ? "gzip" : "plain";
}
