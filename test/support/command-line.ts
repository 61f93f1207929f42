/** Runs the command-line tool as people do, in a process of its own. */

import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { PROJECT_ROOT } from "../../src/project-root.js";

const PROGRAM = join(PROJECT_ROOT, "build", "src", "main.js");

export interface Run {
  code: number | null;
  output: string;
  errors: string;
}

/** Starts a command with nothing of this process's environment but `environment`. */
export function startCommand(args: readonly string[], environment: Record<string, string> = {}) {
  return spawn(process.execPath, [PROGRAM, ...args], { env: { RECOGNISERS: "off", ...environment } });
}

/** Runs a command to its end. */
export async function runCommand(
  args: readonly string[],
  input: string | Buffer = "",
  environment: Record<string, string> = {},
): Promise<Run> {
  const child = startCommand(args, environment);
  // A command that refuses its arguments ends without reading.
  child.stdin.on("error", () => undefined).end(input);
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code, output, errors };
}

/** The values of JSON Lines. */
export function parseLines(output: string): Record<string, unknown>[] {
  return output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}
