/** Reads files of labelled messages, one JSON object a line, and lists all their faults at once. */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { AiguilleurError, type Fault } from "../../errors.js";
import { frenchMessage } from "../../french.js";
import { type Example, exampleSchema } from "./examples.js";

/** Ages by birth year or birthday are reckoned on the day for which the messages were labelled. */
export const LABELLED_ON = new Date("2026-11-20T12:00:00+01:00");

/** Every example of a folder of .jsonl files, with their fingerprint; throws KNOWLEDGE_INVALID with every fault. */
export function readExamples(folder: string): { examples: Example[]; fingerprint: string } {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".jsonl")) : [];
  const hash = createHash("sha256");
  const examples = readExampleFiles(
    names.sort().map((name) => join(folder, name)),
    (text) => hash.update(text),
  );
  return { examples, fingerprint: hash.digest("hex").slice(0, 16) };
}

/** The examples of some .jsonl files; throws KNOWLEDGE_INVALID with every fault, and INPUT_INVALID for a missing file. */
export function readExampleFiles(
  paths: readonly string[],
  onText: (text: string) => void = () => undefined,
): Example[] {
  const faults: Fault[] = [];
  const examples = paths.flatMap((path) => {
    if (!existsSync(path)) throw new AiguilleurError("INPUT_INVALID", `${path} : fichier absent`);
    const text = readFileSync(path, "utf8");
    onText(text);
    const lines = text.split("\n");
    return lines.flatMap((line, at) => (line.trim() === "" ? [] : readExample(line, basename(path), at + 1, faults)));
  });
  if (faults.length > 0)
    throw new AiguilleurError("KNOWLEDGE_INVALID", `${faults.length} faute(s) dans les messages étiquetés :`, faults);
  return examples;
}

function readExample(line: string, file: string, number: number, faults: Fault[]): Example[] {
  let content: unknown;
  try {
    content = JSON.parse(line);
  } catch {
    faults.push({ file, field: `ligne ${number}`, problem: "ce n'est pas du JSON" });
    return [];
  }
  const result = exampleSchema.safeParse(content, { error: frenchMessage });
  if (result.success) return [result.data];
  for (const { path, message } of result.error.issues)
    faults.push({ file, field: `ligne ${number}: ${path.join(".") || "(ligne)"}`, problem: message });
  return [];
}
