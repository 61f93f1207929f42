/** Reads the body of a web request: at most 64 KB, uncompressed, JSON or text. */

import type { Request } from "restify";
import { RequestError } from "./request-error.js";

const BODY_LIMIT = 64 * 1024;
/** What is still read, and thrown away, after a 413: a client that is cut off at once never sees its answer. */
const DISCARD_LIMIT = 16 * 1024 * 1024;

/** restify's own reader waits for the end of a body before refusing it, and its JSON errors quote the body. */
export async function readBody(req: Request): Promise<void> {
  const type = req.contentType();
  if (req.method !== "POST" || type === "multipart/form-data") return;
  if (req.headers["content-encoding"] !== undefined) {
    throw new RequestError(415, "UnsupportedMediaType", "content-encoding: send the body uncompressed.");
  }
  const text = await readText(req);
  req.body = text !== "" && /^application\/(.+\+)?json$/.test(type) ? parseJson(text) : text;
}

function readText(req: Request): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new RequestError(413, "PayloadTooLarge", `body: at most ${BODY_LIMIT} bytes.`));
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(req.headers["content-length"]) > BODY_LIMIT) refuse();
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
      else if (size <= DISCARD_LIMIT) refuse();
      else req.destroy();
    });
    req.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    req.once("close", () => {
      if (!req.complete) reject(new RequestError(400, "BadArgument", "body: the request was cut short."));
    });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(400, "BadArgument", "body: not valid JSON.");
  }
}
