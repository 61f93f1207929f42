/** Writes the absolute WebSocket address of a conversation's stream, as the client must reach it. */

import type { Request } from "restify";
import { RequestError } from "../request-error.js";

/** Gives a writer of stream addresses under the public URL, or else under the Host asked for; throws on a URL that is not one. */
export function createStreamUrls(root: string, publicUrl: string | undefined) {
  const publicBase = publicUrl === undefined ? undefined : toWebSocket(new URL(publicUrl));
  return (req: Request, conversationId: string, token: string, watermark?: number): string => {
    const base = publicBase ?? hostBase(req);
    const from = watermark === undefined ? "" : `watermark=${watermark}&`;
    return `${base}${root}/conversations/${conversationId}/stream?${from}t=${token}`;
  };
}

function toWebSocket(url: URL): string {
  const path = url.pathname.replace(/\/+$/, "");
  return `${url.protocol === "https:" ? "wss" : "ws"}://${url.host}${path}`;
}

/** The server lets only plain Hosts in; HTTP/1.0 may send none. */
function hostBase(req: Request): string {
  const { host } = req.headers;
  if (host === undefined) throw new RequestError(400, "BadArgument", "Host: is missing.");
  return `${req.isSecure() ? "wss" : "ws"}://${host}`;
}
