/** Opens the archives that the sources publish: gzip, bzip2, and the first data file of a tar or a zip. */

import { Readable } from "node:stream";
import type { Gunzip } from "node:zlib";
import { extract } from "tar-stream";
import unbzip2 from "unbzip2-stream";
import { openPromise } from "yauzl";

export type Bytes = AsyncIterable<Buffer>;

/** An archive that cannot be read to its end. */
export class DamagedArchive extends Error {}

const DATA_FILE = /\.(json|jsonl|ndjson|csv)$/i;

/** The decompressed bytes; errors of the compressed stream come out too. */
export async function* gunzipped(bytes: Bytes, gunzip: Gunzip): AsyncGenerator<Buffer> {
  const source = Readable.from(bytes);
  source.on("error", (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip) as Bytes;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** The decompressed bytes, block by block; the library ends its work only when its output is drained. */
export async function* unbzipped(bytes: Bytes): AsyncGenerator<Buffer> {
  const ready: Buffer[] = [];
  let damage: Error | null = null;
  const bzip = unbzip2() as unknown as NodeJS.EventEmitter & { write(chunk: Buffer): void; end(): void };
  bzip.on("data", (block: Buffer) => ready.push(block));
  bzip.on("error", (error: Error) => {
    damage ??= error;
  });
  for await (const chunk of bytes) {
    bzip.write(chunk);
    if (damage) throw new DamagedArchive(String(damage));
    while (ready.length > 0) yield ready.shift() as Buffer;
  }
  bzip.end();
  if (damage) throw new DamagedArchive(String(damage));
  yield* ready;
}

/** Content of the first data file of a tar stream. */
export async function* firstOfTar(bytes: Bytes): AsyncGenerator<Buffer> {
  const source = Readable.from(bytes);
  const tar = extract();
  source.on("error", (error) => tar.destroy(error));
  source.pipe(tar);
  try {
    for await (const entry of tar) {
      if (entry.header.type === "file" && DATA_FILE.test(entry.header.name)) {
        yield* entry as unknown as Bytes;
        return;
      }
      entry.resume();
    }
  } finally {
    source.destroy();
    tar.destroy();
  }
  throw new DamagedArchive("no data file");
}

/** Content of the first data file of the zip at `path`; `read` counts the compressed bytes. */
export async function* firstOfZip(path: string, read: { bytes: number }): AsyncGenerator<Buffer> {
  const zip = await openPromise(path, { lazyEntries: true }).catch(damaged);
  try {
    for await (const entry of zip.eachEntry()) {
      if (!DATA_FILE.test(entry.fileName)) continue;
      read.bytes = entry.compressedSize;
      yield* (await zip.openReadStreamPromise(entry).catch(damaged)) as Bytes;
      return;
    }
  } catch (error) {
    damaged(error);
  } finally {
    zip.close();
  }
  throw new DamagedArchive("no data file");
}

function damaged(error: unknown): never {
  throw error instanceof DamagedArchive ? error : new DamagedArchive(String(error));
}
