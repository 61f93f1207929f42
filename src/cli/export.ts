/** `knowledge export`: writes the directory in an exchange format, to a whole file or to standard output. */

import { realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readConfig } from "../config.js";
import { AiguilleurError } from "../errors.js";
import { checkFormat, type ExportOptions, exportPlaces } from "../knowledge/export/export.js";
import type { Tally } from "../knowledge/export/format.js";
import { loadKnowledge } from "../knowledge/load.js";

/** Exports to `file`, or to `output` without one; says on `messages` what was left out. Throws INPUT_INVALID, writing nothing. */
export async function exportKnowledge(
  file: string | undefined,
  options: ExportOptions,
  output: NodeJS.WritableStream,
  messages: NodeJS.WritableStream,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  checkFormat(options);
  const { text, tally } = exportPlaces(loadKnowledge(readConfig(environment).knowledgeDir), options);
  if (file === undefined) await pipeline(Readable.from(text), output, { end: false });
  else await writeWhole(file, text);
  messages.write(summary(tally));
}

function summary({ places, records, leftOut }: Tally): string {
  const services = records === places ? "" : `, ${records} service(s)`;
  const missing = [...leftOut].map(([reason, count]) => ` ${count} lieu(x) ${reason} : laissé(s) de côté.`);
  return `${places} lieu(x) exporté(s)${services}.${missing.join("")}\n`;
}

/** Writes aside, then renames: `file` holds what it held before or the whole text. Throws INPUT_INVALID when it cannot be written. */
export async function writeWhole(file: string, text: Iterable<string>): Promise<void> {
  const target = await regularTarget(file);
  const aside = `${target}.${process.pid}.new`;
  try {
    await writeFile(aside, text, { flag: "wx", flush: true });
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { force: true });
    refuse(file, error);
  }
}

/** Where a link leads to; a folder or a device cannot be replaced by a file. */
async function regularTarget(file: string): Promise<string> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) =>
    error.code === "ENOENT" ? null : refuse(file, error),
  );
  if (found && !found.isFile()) throw unwritable(file, "ce n'est pas un fichier");
  return found ? await realpath(file) : file;
}

/** Faults of the disk are the caller's to mend; any other one is ours and keeps its trace. */
function refuse(file: string, error: unknown): never {
  const code = error instanceof Error && "syscall" in error ? (error as NodeJS.ErrnoException).code : undefined;
  throw code === undefined ? error : unwritable(file, code);
}

function unwritable(file: string, why: string): AiguilleurError {
  return new AiguilleurError("INPUT_INVALID", `${file}: impossible d'y écrire (${why}) → choisir un autre fichier`);
}
