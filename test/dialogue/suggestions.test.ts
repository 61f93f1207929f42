/** The first time a message is not understood: its three likeliest readings, as buttons. */

import { expect } from "chai";
import { say, sessionAt, worldNow } from "../support/conversation.js";

/** A message with a hint of a need that is not enough to believe it. */
const HINT = "un peu de tout";

describe("a message that is half understood", () => {
  const heard = say([HINT], { from: sessionAt("the question of the need") });

  it("is answered by its likeliest readings, three at most, and something else", () => {
    expect(heard.text).to.include("Est-ce l'une de ces choses");
    expect(heard.choices).to.have.length.within(3, 4);
    expect(heard.choices.at(-1)).to.equal("Autre chose");
    expect(heard.turn.facts).to.deep.equal([{ kind: "misunderstood", channel: "web" }]);
  });

  it("is understood by any of the buttons", () => {
    for (const label of heard.choices.slice(0, -1)) {
      const next = say([label], { from: heard.session });
      expect(next.session.profile.needs.length, label).to.be.greaterThan(0);
    }
  });

  it("then gets a simpler question with every choice, then a person: never the same sentence twice", () => {
    const second = say(["Autre chose"], { from: heard.session });
    expect(second.choices).to.include("Créer une activité");
    const third = say(["machin chose"], { from: second.session });
    expect(third.text).to.include("passons à la suite");
    expect(new Set([heard.text, second.text, third.text]).size).to.equal(3);
  });

  it("says the readings aloud on the phone", () => {
    const { text } = say([HINT], { channel: "phone", from: sessionAt("the question of the need") });
    const label = worldNow().flow.questions[0]?.choices.find((choice) => text.includes(choice.label));
    expect(label).to.not.equal(undefined);
  });
});

describe("a message that points nowhere", () => {
  it("is asked again, without guesses", () => {
    const { text } = say(["blop blop"], { from: sessionAt("the question of the need") });
    expect(text).to.not.include("Est-ce l'une de ces choses");
  });
});
