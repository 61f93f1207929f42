/** `refer --audit` and `refer --diff`: equal places are shown equally, and a changed rule shows who moves. */

import { expect } from "chai";
import { auditMonth } from "../../src/cli/refer-audit.js";
import { decisionsThatMove } from "../../src/cli/refer-diff.js";
import { loadKnowledge } from "../../src/knowledge/load.js";
import { copyKnowledge } from "../support/knowledge-copy.js";
import { DAY } from "../support/profiles.js";
import { realWorld } from "../support/world.js";

describe("the audit of a month", () => {
  const { knowledge } = realWorld();
  const groups = auditMonth(knowledge, new Date("2026-11-01T12:00:00Z"));

  it("finds places that only their turn tells apart", () => {
    expect(groups.length).to.be.at.least(3);
    for (const { shown } of groups) expect(Object.keys(shown).length).to.be.at.least(2);
  });

  it("shows each as often as its equals, to a day's turn", () => {
    for (const { network, shown, communes } of groups) {
      const times = Object.values(shown);
      expect(Math.max(...times) - Math.min(...times), network).to.be.at.most(communes);
      expect(times.reduce((sum, each) => sum + each, 0)).to.equal(30 * communes);
    }
  });
}).timeout(60_000);

describe("the difference between two versions of the rules", () => {
  it("is none with itself", () => {
    const { knowledge } = realWorld();
    expect(decisionsThatMove(knowledge, knowledge, DAY)).to.deep.equal([]);
  }).timeout(60_000);

  it("shows exactly who moves when a rule changes, and nobody else", () => {
    const copy = copyKnowledge();
    try {
      copy.edit("networks/scuio.yaml", (text) =>
        text
          .replace("best:", "good:")
          .replace("good: [creation", "informs: [creation")
          .replace("informs: [financement, frein_logement, frein_sante]", ""),
      );
      const changed = loadKnowledge(copy.folder, undefined, { withModel: false });
      const moves = decisionsThatMove(realWorld().knowledge, changed, DAY);
      expect(moves.length).to.be.at.least(1);
      for (const { status, from } of moves) expect([status, from]).to.deep.equal(["etudiant", "scuio"]);
    } finally {
      copy.remove();
    }
  }).timeout(60_000);
});
