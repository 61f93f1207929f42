/** Equals have their turn: over many days each comes first equally often, whatever its name. */

import { expect } from "chai";
import { turnOn } from "../../src/matching/rotation.js";

const DAYS = Array.from({ length: 4000 }, (_, index) =>
  new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
);

describe("the turn of equals", () => {
  for (const ids of [
    ["a", "b"],
    ["cio", "mission_locale", "info_jeunes"],
    ["dila:1", "dila:2", "dila:3", "dila:4", "dila:5"],
  ])
    it(`is fair among ${ids.join(", ")}`, () => {
      const first = DAYS.map((day) => ids.toSorted((a, b) => turnOn(day, a) - turnOn(day, b))[0]);
      const fair = DAYS.length / ids.length;
      for (const id of ids) expect(first.filter((each) => each === id).length / fair, id).to.be.within(0.9, 1.1);
    });

  it("does not depend on who came first the day before", () => {
    const first = DAYS.map((day) => turnOn(day, "a") < turnOn(day, "b"));
    const same = first.filter((each, index) => index > 0 && each === first[index - 1]).length;
    expect(same / DAYS.length).to.be.within(0.45, 0.55);
  });
});
