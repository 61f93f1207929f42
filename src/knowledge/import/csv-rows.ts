/** Reads a stream of CSV (comma or semicolon, with or without BOM) row by row, as records keyed by the names of the columns. */

import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { Bytes } from "./archives.js";
import { HOSTILE_KEYS, type SourceRecord } from "./json-records.js";
import { type Limits, refused } from "./limits.js";

/**
 * The rows of `bytes`; column names in lower case. Throws INPUT_INVALID when the columns of `needed` are not all there, when
 * a row has another number of cells, when a quote never ends or when the text is no UTF-8.
 */
export async function* csvRows(
  bytes: Bytes,
  file: string,
  needed: readonly string[],
  limits: Limits,
): AsyncGenerator<SourceRecord> {
  const texts = decoded(bytes, file);
  const first = await texts.next();
  if (first.done || first.value.trim() === "") throw refused(file, "(fichier)", "fichier vide");
  const source = Readable.from(chain(first.value, texts));
  const parser = parse({
    delimiter: delimiterOf(first.value),
    max_record_size: limits.recordBytes,
    skip_empty_lines: true,
  });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let columns: string[] | null = null;
  let number = 0;
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      if (!columns) columns = checkColumns(row, file, needed);
      else {
        number += 1;
        yield { number, value: toRecord(columns, row) };
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? explained(error, file) : error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

async function* decoded(bytes: Bytes, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refused(file, "(fichier)", "n'est pas en UTF-8 (Latin-1 ?)", "l'enregistrer en UTF-8");
  }
}

async function* chain(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** The one that the first line holds most. */
function delimiterOf(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  return line.split(";").length > line.split(",").length ? ";" : ",";
}

function checkColumns(header: string[], file: string, needed: readonly string[]): string[] {
  const columns = header.map((name) => name.trim().toLowerCase());
  const missing = needed.filter((name) => !columns.includes(name));
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  const hostile = columns.find((name) => HOSTILE_KEYS.has(name));
  if (missing.length > 0)
    throw refused(file, "(colonnes)", `colonnes absentes : ${missing.join(", ")}`, "vérifier --format");
  if (hostile) throw refused(file, "(colonnes)", `colonne interdite « ${hostile} »`);
  if (twice) throw refused(file, "(colonnes)", `colonne présente deux fois « ${twice.slice(0, 60)} »`);
  return columns;
}

function toRecord(columns: readonly string[], row: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((name, index) => [name, row[index] ?? ""]));
}

function explained(error: CsvError, file: string): Error {
  const where = `ligne ${Number(error.lines ?? 1)}`;
  if (error.code === "CSV_MAX_RECORD_SIZE") return refused(file, where, "enregistrement trop grand");
  if (error.code === "CSV_QUOTE_NOT_CLOSED")
    return refused(file, where, "guillemet jamais fermé : fichier tronqué ?", "vérifier que le fichier est entier");
  if (error.code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH")
    return refused(file, where, "pas le même nombre de cases que de colonnes", "vérifier que le fichier est entier");
  return refused(file, where, `CSV illisible (${error.code})`);
}
