/** Simulated citizens, honest but sometimes beside the point: all reach a result, and the door of their whole profile. */

import { expect } from "chai";
import { isServed, placeOfCommune } from "../../src/matching/profile.js";
import { chance, type Walk, walk } from "../support/citizen.js";
import { worldNow } from "../support/conversation.js";

/** A hundred thousand are walked by `node build/test/bench/run-citizens.js`. */
const CITIZENS = 1_500;

describe("a simulated citizen", () => {
  const world = worldNow();
  const communes = [...world.knowledge.communes.byCode.values()]
    .filter(
      ({ code, population }) => population >= 2_000 && isServed(placeOfCommune(code, world.knowledge), world.knowledge),
    )
    .map(({ code }) => code);
  const random = chance(7);
  const walks = Array.from({ length: CITIZENS }, () => walk(world, random, communes));

  it("always comes to a result", () => {
    expect(walks.filter(({ door }) => door === undefined).map(({ hidden }) => hidden)).to.deep.equal([]);
  });

  it("is sent where their whole profile would be, in 98 cases out of 100", () => {
    const right = walks.filter(({ door, expected }) => door === expected).length;
    expect(right / CITIZENS).to.be.at.least(0.98);
  });

  it("is asked at most 8 questions, and 4 or fewer as a rule", () => {
    const questions = walks.map(({ questions: asked }) => asked).sort((a, b) => a - b);
    expect(questions.at(-1)).to.be.at.most(8);
    expect(questions[Math.floor(CITIZENS / 2)]).to.be.at.most(4);
  });

  it("is asked less than everything in order", () => {
    const total = (of: (each: Walk) => number) => walks.reduce((sum, each) => sum + of(each), 0);
    expect(total(({ questions }) => questions)).to.be.below(0.85 * total(({ inOrder }) => inOrder));
  });
});
