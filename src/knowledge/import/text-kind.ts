/** Tells JSON from CSV by the first character, for the sources that publish both. */

import type { Bytes } from "./archives.js";
import type { Format } from "./format.js";

type Records = Format["records"];

/** Reads with `json` what begins as JSON does, and with `csv` anything else. */
export function csvOrJson(json: Records, csv: Records): Records {
  return async function* records(bytes, file, limits) {
    const iterator = bytes[Symbol.asyncIterator]();
    const first = await iterator.next();
    const head: Buffer = first.done ? Buffer.alloc(0) : first.value;
    const looksLikeJson = /^(\u00ef\u00bb\u00bf)?\s*[[{]/.test(head.toString("latin1", 0, 100));
    yield* (looksLikeJson ? json : csv)(resumed(head, iterator), file, limits);
  };
}

async function* resumed(head: Buffer, iterator: AsyncIterator<Buffer>): Bytes & AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
