/** Cuts a stream of JSON into its records (array, JSON Lines, or a list inside an object) without holding the whole of it. */

import { JsonScanner } from "./json-scanner.js";
import { type Limits, refused } from "./limits.js";

/** One record of a source and its place in the file, from 1. */
export interface SourceRecord {
  number: number;
  value: Record<string, unknown>;
}

/**
 * The records of `bytes`: items of a list at the top, or of the lists named `lists` in the object at the top, or the
 * objects at the top one after the other. Throws INPUT_INVALID when the file is no such JSON, hostile or not whole.
 */
export async function* jsonRecords(
  bytes: AsyncIterable<Buffer>,
  file: string,
  lists: readonly string[],
  limits: Limits,
): AsyncGenerator<SourceRecord> {
  const scanner = new JsonScanner(file, new Set(lists), limits);
  const reader = new RecordReader(file);
  for await (const chunk of bytes) {
    scanner.push(chunk);
    for (const text of scanner.take()) yield reader.read(text);
  }
  scanner.end();
}

/** Decodes and parses records one by one, counting them. */
class RecordReader {
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });
  private number = 0;
  constructor(private readonly file: string) {}

  read(bytes: Buffer): SourceRecord {
    this.number += 1;
    const where = `enregistrement ${this.number}`;
    let text: string;
    try {
      text = this.decoder.decode(bytes);
    } catch {
      throw refused(this.file, where, "n'est pas en UTF-8 (Latin-1 ?)", "l'enregistrer en UTF-8");
    }
    const value = this.parse(text, where);
    if (holdsHostileKey(value)) throw refused(this.file, where, "clé interdite (__proto__, constructor, prototype)");
    return { number: this.number, value };
  }

  private parse(text: string, where: string): Record<string, unknown> {
    try {
      return JSON.parse(text) as Record<string, unknown>;
    } catch (error) {
      throw refused(this.file, where, `JSON illisible : ${(error as Error).message.slice(0, 80)}`);
    }
  }
}

/** Keys that would reach the prototype of an object copied without care. */
export const HOSTILE_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

function holdsHostileKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsHostileKey);
  return Object.entries(value).some(([key, inner]) => HOSTILE_KEYS.has(key) || holdsHostileKey(inner));
}
