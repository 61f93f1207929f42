/** Opens an imported file, plain or compressed (gzip, bzip2, zip, tar), as one bounded stream of bytes. */

import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { createGunzip } from "node:zlib";
import { type Bytes, DamagedArchive, firstOfTar, firstOfZip, gunzipped, unbzipped } from "./archives.js";
import { type Limits, refused } from "./limits.js";

const TAR_HEADER = 262;

/** The content of the file at `path`; reading it throws INPUT_INVALID when it is damaged or grows beyond `limits`. */
export async function* openSource(path: string, limits: Limits): AsyncGenerator<Buffer> {
  const name = basename(path);
  try {
    yield* bounded(name, opened(path), limits.contentBytes, limits);
  } catch (error) {
    throw explained(name, error);
  }
}

async function* opened(path: string): AsyncGenerator<Grown> {
  const { head, all } = await peek(createReadStream(path));
  const read = { bytes: 0 };
  if (startsWith(head, "PK\u0003\u0004")) {
    yield* grown(firstOfZip(path, read), read);
    return;
  }
  const inside = await peek(unpacked(head, counted(all, read)));
  const isTar = inside.head.toString("latin1", TAR_HEADER - 5, TAR_HEADER) === "ustar";
  const isPlain = inside.head.equals(head) && !isTar;
  yield* grown(isTar ? firstOfTar(inside.all) : inside.all, isPlain ? null : read);
}

function unpacked(head: Buffer, all: Bytes): Bytes {
  if (head[0] === 0x1f && head[1] === 0x8b) return gunzipped(all, createGunzip());
  return startsWith(head, "BZh") ? unbzipped(all) : all;
}

interface Grown {
  chunk: Buffer;
  /** Compressed bytes read so far; null for a plain file. */
  read: number | null;
}

async function* grown(bytes: Bytes, read: { bytes: number } | null): AsyncGenerator<Grown> {
  for await (const chunk of bytes) yield { chunk, read: read?.bytes ?? null };
}

async function* bounded(name: string, all: AsyncIterable<Grown>, most: number, limits: Limits): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const { chunk, read } of all) {
    total += chunk.length;
    if (total > most) throw refused(name, "(fichier)", `contenu de plus de ${most} octets`);
    if (read !== null && total > limits.ratioFromBytes && total > read * limits.ratio) {
      throw refused(name, "(fichier)", `archive qui grossit plus de ${limits.ratio} fois : elle n'est pas ouverte`);
    }
    yield chunk;
  }
}

async function* counted(bytes: Bytes, read: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    read.bytes += chunk.length;
    yield chunk;
  }
}

/** The first bytes, and a stream that still gives all of them. */
async function peek(bytes: Bytes): Promise<{ head: Buffer; all: Bytes }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let length = 0;
  while (length < TAR_HEADER) {
    const next = await iterator.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(chunks);
  return { head: head.subarray(0, TAR_HEADER), all: resume(head, iterator) };
}

async function* resume(head: Buffer, iterator: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

function startsWith(head: Buffer, magic: string): boolean {
  return head.toString("latin1", 0, magic.length) === magic;
}

/** What the file system and the decompressors report, in words. */
function explained(name: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return refused(name, "(fichier)", "fichier absent");
  if (code === "EISDIR" || code === "EACCES") return refused(name, "(fichier)", `fichier illisible (${code})`);
  if (code?.startsWith("Z_") || error instanceof DamagedArchive || /Unexpected end of data|Invalid tar/.test(message)) {
    return refused(name, "(fichier)", "archive abîmée ou tronquée", "la télécharger de nouveau");
  }
  return error;
}
