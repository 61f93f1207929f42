/** Writes what happens, one JSON line each: enumerated fields only, never a word that a person wrote. */

import type { ErrorCode } from "./errors.js";
import type { Fact } from "./turn/message.js";

export type LogEvent =
  | ({ event: "turn" } & Fact)
  | { event: "error"; code: ErrorCode }
  | { event: "listening"; port: number }
  | { event: "reloaded" }
  | { event: "stopping" };

type FieldOf<Event> = Event extends unknown ? keyof Event : never;

/** The only fields that a line may have; anything else that comes with an event is left out. */
const FIELDS: Record<"time" | FieldOf<LogEvent>, true> = {
  time: true,
  event: true,
  code: true,
  port: true,
  kind: true,
  channel: true,
  status: true,
  needs: true,
  departement: true,
  networks: true,
  opinion: true,
};

/** A log that writes lines to `stream` with the time of `clock`. */
export function createLog(stream: { write(line: string): unknown }, clock: () => Date): (event: LogEvent) => void {
  return (event) => {
    stream.write(`${JSON.stringify({ time: clock().toISOString(), ...event }, Object.keys(FIELDS))}\n`);
  };
}
