/** Writes the content security policy of the page with the chat. */
import type { SiteManifest } from "./manifest.js";

const PLAIN_HOST = /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/i;

/** Gives the policy: nothing but the page's own script, styles and service, no string ever turned into code or HTML. */
export function contentSecurityPolicy(
  manifest: SiteManifest,
  host: string | undefined,
  publicUrl: string | undefined,
): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' '${manifest.widgetStyleHash}'`,
    ["connect-src 'self'", ...socketOrigins(host, publicUrl)].join(" "),
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** Before Safari 16, 'self' does not cover WebSockets: the very host is named, never all of `ws:`. */
function socketOrigins(host: string | undefined, publicUrl: string | undefined): string[] {
  if (publicUrl !== undefined) {
    const url = new URL(publicUrl);
    return [`${url.protocol === "https:" ? "wss" : "ws"}://${url.host}`];
  }
  return host !== undefined && PLAIN_HOST.test(host) ? [`ws://${host}`, `wss://${host}`] : [];
}
