/** Keeps the records of an import by file of destination, on disk once they are many, so that memory stays small. */

import { appendFileSync, closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import type { Structure } from "../schema.js";

/** Characters kept in memory, all files together. */
const MOST_IN_MEMORY = 4_000_000;
/** Bytes read back at a time. */
const CHUNK = 1_000_000;

export class Spill {
  private readonly folder = mkdtempSync(join(tmpdir(), "aiguilleur-import-"));
  private readonly waiting = new Map<string, string[]>();
  private readonly onDisk = new Set<string>();
  private size = 0;

  add(file: string, fields: Partial<Structure>): void {
    const line = JSON.stringify(fields);
    const lines = this.waiting.get(file);
    if (lines) lines.push(line);
    else this.waiting.set(file, [line]);
    this.size += line.length;
    if (this.size > MOST_IN_MEMORY) this.flush();
  }

  files(): string[] {
    return [...new Set([...this.waiting.keys(), ...this.onDisk])];
  }

  /** The records of one file, in the order of the source. */
  *read(file: string): Generator<Partial<Structure>> {
    if (this.onDisk.has(file))
      for (const line of linesOf(join(this.folder, file))) yield JSON.parse(line) as Partial<Structure>;
    for (const line of this.waiting.get(file) ?? []) yield JSON.parse(line) as Partial<Structure>;
  }

  /** Nothing is left of it on disk. */
  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private flush(): void {
    for (const [file, lines] of this.waiting) {
      appendFileSync(join(this.folder, file), `${lines.join("\n")}\n`);
      this.onDisk.add(file);
    }
    this.waiting.clear();
    this.size = 0;
  }
}

function* linesOf(path: string): Generator<string> {
  const file = openSync(path, "r");
  const decoder = new StringDecoder("utf8");
  const chunk = Buffer.alloc(CHUNK);
  let rest = "";
  try {
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, length))).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } finally {
    closeSync(file);
  }
}
