/** Writes what happens, one JSON line each: enumerated fields only, never a word that a person wrote. */

import type { ErrorCode } from "./errors.js";
import type { Fact } from "./turn/message.js";

export type LogEvent =
  | ({ event: "turn" } & Fact)
  | { event: "error"; code: ErrorCode }
  | { event: "listening"; port: number }
  | { event: "stopping" };

/** A log that writes lines to `stream` with the time of `clock`. */
export function createLog(stream: { write(line: string): unknown }, clock: () => Date): (event: LogEvent) => void {
  return (event) => {
    stream.write(`${JSON.stringify({ time: clock().toISOString(), ...event })}\n`);
  };
}
