/** Reads JSON Lines from standard input and writes them, all or nothing: a faulty line stops the command before any output. */

import { text } from "node:stream/consumers";
import type { z } from "zod";
import { AiguilleurError } from "../errors.js";
import { frenchMessage } from "../french.js";

/** Every line of `input`, validated; throws INPUT_INVALID naming the first faulty line and field. */
export async function readJsonLines<T>(input: NodeJS.ReadableStream, schema: z.ZodType<T>): Promise<T[]> {
  return parseJsonLines(await text(input), schema);
}

/** Every line of a text, validated; throws INPUT_INVALID naming the first faulty line and field, and the file if any. */
export function parseJsonLines<T>(text: string, schema: z.ZodType<T>, file = ""): T[] {
  const lines = text.split("\n");
  const where = (index: number) => `${file ? `${file}: ` : ""}ligne ${index + 1}`;
  return lines.flatMap((line, index) => (line.trim() === "" ? [] : [readLine(line, where(index), schema)]));
}

function readLine<T>(line: string, where: string, schema: z.ZodType<T>): T {
  const parsed = parse(line, where);
  const result = schema.safeParse(parsed, { error: frenchMessage });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join(".") || "(ligne)";
  throw new AiguilleurError("INPUT_INVALID", `${where}: ${field}: ${issue?.message ?? "illisible"}`);
}

function parse(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new AiguilleurError("INPUT_INVALID", `${where}: (ligne): ce n'est pas du JSON`);
  }
}

/** Writes one JSON line for each value. */
export function writeJsonLines(output: NodeJS.WritableStream, values: readonly unknown[]): void {
  output.write(values.map((value) => `${JSON.stringify(value)}\n`).join(""));
}
