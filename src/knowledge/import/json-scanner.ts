/** Finds where each record of a JSON text begins and ends, byte by byte, so that no other part is kept in memory. */

import { type Limits, refused } from "./limits.js";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Follows strings, depth and lists byte by byte; keeps only the bytes of the record being read. */
export class JsonScanner {
  private depth = 0;
  private inString = false;
  private escaped = false;
  private root: "list" | "object" | null = null;
  /** Depth of a record: 1 in a list at the top, 2 in a named list, 0 for the object at the top itself. */
  private recordDepth = 0;
  private foundList = false;
  private key = "";
  private kept: Buffer[] = [];
  private keptBytes = 0;
  private keeping = false;
  private tooLong = false;
  private needsComma = false;
  private count = 0;
  private first = true;
  private ready: Buffer[] = [];

  constructor(
    private readonly file: string,
    private readonly lists: ReadonlySet<string>,
    private readonly limits: Limits,
  ) {}

  take(): Buffer[] {
    return this.ready.splice(0);
  }

  push(chunk: Buffer): void {
    let start = this.first ? this.skipMark(chunk) : 0;
    let index = start;
    const { length } = chunk;
    while (index < length) {
      if (this.inString) {
        index = this.skipString(chunk, index);
        continue;
      }
      const byte = chunk[index] as number;
      if (byte === QUOTE) this.openString();
      else if (byte === OPEN || byte === OPEN_LIST) {
        if (this.open(byte)) start = index;
      } else if (byte === CLOSE || byte === CLOSE_LIST) {
        if (this.close()) {
          this.keep(chunk.subarray(start, index + 1));
          this.finish();
        }
      } else if (byte > 0x20) this.other(byte);
      index += 1;
    }
    if (this.keeping) this.keep(chunk.subarray(start));
  }

  end(): void {
    if (this.root === null) throw this.refuse("(fichier)", "fichier vide");
    if (this.depth > 0) {
      throw this.refuse(this.where(), "fichier tronqué : il s'arrête au milieu", "vérifier que le fichier est entier");
    }
  }

  /** A byte order mark is passed over; the marks of UTF-16 are not ours. */
  private skipMark(chunk: Buffer): number {
    this.first = false;
    if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return 3;
    if ((chunk[0] ?? 0) >= 0xfe) throw this.refuse("(fichier)", "n'est pas en UTF-8", "l'enregistrer en UTF-8");
    return 0;
  }

  private openString(): void {
    if (this.depth === 0 || (!this.keeping && this.depth === this.recordDepth)) throw this.notARecord();
    this.inString = true;
    this.key = "";
  }

  /** Up to the end of the string, or of the chunk. */
  private skipString(chunk: Buffer, from: number): number {
    let index = from;
    if (this.escaped) {
      this.escaped = false;
      index += 1;
    }
    while (index < chunk.length) {
      const byte = chunk[index];
      if (byte === BACKSLASH) {
        if (index + 1 === chunk.length) this.escaped = true;
        index += 2;
      } else if (byte === QUOTE) {
        if (this.depth === 1 && this.root === "object") this.key += chunk.toString("latin1", from, index);
        this.inString = false;
        return index + 1;
      } else index += 1;
    }
    if (this.depth === 1 && this.root === "object" && this.key.length < 100) this.key += chunk.toString("latin1", from);
    return chunk.length;
  }

  /** True when a record begins here. */
  private open(byte: number): boolean {
    this.depth += 1;
    if (this.depth > this.limits.depth)
      throw this.refuse(this.where(), `plus de ${this.limits.depth} niveaux imbriqués`);
    if (this.depth === 1) return this.openTop(byte);
    if (this.depth === 2 && this.root === "object" && byte === OPEN_LIST && this.lists.has(this.key)) {
      this.foundList = true;
      this.recordDepth = 2;
      this.needsComma = false;
      this.drop();
      return false;
    }
    if (this.keeping || this.recordDepth === 0 || this.depth !== this.recordDepth + 1) return false;
    if (byte !== OPEN) throw this.notARecord();
    return this.begin();
  }

  private openTop(byte: number): boolean {
    if (this.root === "list" || this.foundList) throw this.refuse("(fichier)", "du texte suit la fin du JSON");
    this.root = byte === OPEN ? "object" : "list";
    this.recordDepth = this.root === "list" ? 1 : 0;
    this.needsComma = false;
    return this.root === "object" && this.begin();
  }

  private begin(): boolean {
    if (this.needsComma && this.recordDepth > 0) throw this.refuse(this.where(), "JSON illisible : virgule manquante");
    this.keeping = true;
    return true;
  }

  /** True when the record being kept ends here. */
  private close(): boolean {
    this.depth -= 1;
    if (this.depth < 0) throw this.refuse(this.where(), "JSON illisible : accolade ou crochet en trop");
    if (this.recordDepth === 2 && this.depth === 1) this.recordDepth = 0;
    return this.keeping && this.depth === this.recordDepth;
  }

  private other(byte: number): void {
    if (this.depth === 0) throw this.notARecord();
    if (this.keeping || this.recordDepth === 0 || this.depth !== this.recordDepth) return;
    if (byte !== COMMA) throw this.notARecord();
    this.needsComma = false;
  }

  private keep(part: Buffer): void {
    this.keptBytes += part.length;
    if (this.keptBytes <= this.limits.recordBytes) this.kept.push(part);
    else if (this.recordDepth > 0) throw this.tooLarge();
    else {
      this.tooLong = true;
      this.kept = [];
    }
  }

  private finish(): void {
    if (this.tooLong) throw this.tooLarge();
    this.count += 1;
    this.ready.push(Buffer.concat(this.kept));
    this.drop();
    this.needsComma = true;
  }

  private drop(): void {
    this.kept = [];
    this.keptBytes = 0;
    this.keeping = false;
    this.tooLong = false;
  }

  private tooLarge(): Error {
    return this.refuse(this.where(), `enregistrement de plus de ${this.limits.recordBytes} octets`);
  }

  private notARecord(): Error {
    return this.root === null
      ? this.refuse("(fichier)", "n'est pas du JSON", "vérifier --format")
      : this.refuse(this.where(), "un enregistrement doit être un objet JSON", "vérifier --format");
  }

  private where(): string {
    return `enregistrement ${this.count + 1}`;
  }

  private refuse(field: string, problem: string, suggestion?: string): Error {
    return refused(this.file, field, problem, suggestion);
  }
}
