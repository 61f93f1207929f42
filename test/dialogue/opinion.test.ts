/** The one-tap opinion after a result: counted once, and whoever was not helped is asked why. */

import { expect } from "chai";
import { say, sessionAt } from "../support/conversation.js";

describe("an opinion in one tap", () => {
  it("« ça m'aide » is counted and thanked", () => {
    const heard = say(["Ça m'aide"], { from: sessionAt("a result") });
    expect(heard.turn.facts).to.deep.equal([{ kind: "opinion", channel: "web", opinion: "helped" }]);
    expect(heard.text).to.include("Merci");
  });

  it("« ça ne m'aide pas » is counted, and opens the correction", () => {
    const heard = say(["ça ne m'aide pas"], { channel: "phone", from: sessionAt("a result") });
    expect(heard.turn.facts).to.deep.equal([{ kind: "opinion", channel: "phone", opinion: "not_helped" }]);
    expect(heard.session.waiting).to.deep.equal({ for: "correction" });
    expect(heard.text).to.include("le lieu, la distance, ou votre demande");
  });

  it("is counted once for a result, however often it is tapped", () => {
    const { session } = say(["Ça m'aide"], { from: sessionAt("a result") });
    expect(say(["Ça ne m'aide pas"], { from: session }).turn.facts).to.deep.equal([]);
    expect(say(["plutôt vers Albi", "oui", "Ça m'aide"], { from: session }).turn.facts).to.have.length(1);
  });

  it("is none before a result", () => {
    const { turn } = say(["Ça m'aide"], { from: sessionAt("the recap") });
    expect(turn.facts.map(({ kind }) => kind)).to.not.include("opinion");
  });
});
