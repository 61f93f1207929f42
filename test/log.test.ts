/** The log: enumerated fields, one line each, whatever else comes with an event. */

import { expect } from "chai";
import { createLog, type LogEvent } from "../src/log.js";

const NOW = new Date("2026-11-20T12:00:00Z");

function linesOf(...events: LogEvent[]): unknown[] {
  const written: string[] = [];
  const log = createLog({ write: (line) => written.push(line) }, () => NOW);
  for (const event of events) log(event);
  for (const line of written) expect(line).to.match(/^[^\n]*\n$/);
  return written.map((line) => JSON.parse(line));
}

describe("The log", () => {
  it("writes one JSON line for each event, with its time", () => {
    const time = NOW.toISOString();
    expect(linesOf({ event: "listening", port: 3978 }, { event: "stopping" })).to.deep.equal([
      { time, event: "listening", port: 3978 },
      { time, event: "stopping" },
    ]);
  });

  it("writes the whole of a turn's facts", () => {
    const fact = {
      kind: "referred" as const,
      channel: "web" as const,
      status: "decrocheur" as const,
      needs: ["decrochage" as const],
      departement: "28",
      networks: ["mission_locale" as const, "cio" as const],
    };
    expect(linesOf({ event: "turn", ...fact })).to.deep.equal([{ time: NOW.toISOString(), event: "turn", ...fact }]);
  });

  it("leaves out whatever is not a field of the list", () => {
    const careless = {
      event: "error",
      code: "TURN_FAILED",
      text: "je m'appelle Camille",
      conversation: { id: "dl_1" },
      error: new Error("Camille"),
    } as const;
    expect(linesOf(careless)).to.deep.equal([{ time: NOW.toISOString(), event: "error", code: "TURN_FAILED" }]);
  });
});
