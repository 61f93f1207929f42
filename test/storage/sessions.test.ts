/** Sessions in memory: forgotten when the person falls silent, wiped at once when asked. */

import { expect } from "chai";
import { NEW_SESSION } from "../../src/dialogue/session.js";
import { MemorySessions } from "../../src/storage/sessions.js";

const MINUTE = 60_000;
const KEPT = { session: { ...NEW_SESSION, misunderstood: 1 }, answered: ["a1"] };

describe("Sessions", () => {
  let now: number;
  let sessions: MemorySessions;

  beforeEach(() => {
    now = Date.parse("2026-11-20T12:00:00Z");
    sessions = new MemorySessions(() => now, 30);
  });

  it("are found by their conversation, and by no other", () => {
    sessions.set("c1", KEPT);
    expect(sessions.get("c1")).to.deep.include(KEPT);
    for (const id of ["c2", "", "__proto__", "constructor"]) expect(sessions.get(id), id).to.equal(undefined);
  });

  it("are over after the idle time, not before", () => {
    sessions.set("c1", KEPT);
    now += 30 * MINUTE - 1;
    expect(sessions.get("c1")).not.to.equal(undefined);
    now += 1;
    expect(sessions.get("c1")).to.equal(undefined);
  });

  it("live on with each turn", () => {
    sessions.set("c1", KEPT);
    for (let turn = 0; turn < 5; turn += 1) {
      now += 20 * MINUTE;
      expect(sessions.get("c1"), String(turn)).not.to.equal(undefined);
      sessions.set("c1", KEPT);
    }
  });

  it("that are over are swept away, the others kept", () => {
    sessions.set("old", KEPT);
    now += 29 * MINUTE;
    sessions.set("young", KEPT);
    now += MINUTE;
    sessions.sweep();
    expect(sessions.size).to.equal(1);
    expect(sessions.get("young")).not.to.equal(undefined);
  });

  it("are wiped at once", () => {
    sessions.set("c1", KEPT);
    sessions.delete("c1");
    expect(sessions.get("c1")).to.equal(undefined);
    expect(sessions.size).to.equal(0);
    sessions.delete("c1");
  });
});
