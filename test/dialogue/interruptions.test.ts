/** Interruptions: any order at any moment, a message said twice, an answer that comes late, a conversation that had ended. */

import { expect } from "chai";
import { NEW_SESSION, type Session } from "../../src/dialogue/session.js";
import { COMMANDS, type Command } from "../../src/knowledge/schema.js";
import { STATE_NAMES, say, sessionAt } from "../support/conversation.js";

const SAID: Record<Command, string> = {
  aide: "aide",
  recommencer: "recommencer",
  retour: "retour",
  effacer: "tout effacer",
  humain: "parler à quelqu'un",
  pourquoi: "pourquoi ?",
  corriger: "corriger",
  simple: "plus simple",
  comme_avant: "comme avant",
};
/** What forgets on purpose. */
const FORGETS: readonly Command[] = ["recommencer", "effacer", "retour"];
/** Turns within which anybody must be at a result. */
const PATIENCE = 12;

/** The turns that it takes to come to a result with plain answers, or null. */
function turnsToResult(from: Session): number | null {
  let session = from;
  for (let turn = 0; turn < PATIENCE; turn += 1) {
    if (session.waiting.for === "after_result") return turn;
    session = say([plainAnswer(session)], { from: session }).session;
  }
  return null;
}

function plainAnswer({ waiting }: Session): string {
  if (waiting.for === "question")
    return (
      {
        besoin: "Trouver un emploi",
        situation: "Sans emploi",
        age: "30 ans",
        commune: "Dreux",
        commune_precise: "Dreux",
      }[waiting.id] ?? "je ne sais pas"
    );
  return waiting.for === "story" ? "je cherche un emploi" : "oui";
}

for (const state of STATE_NAMES) {
  describe(`at ${state}`, () => {
    for (const command of COMMANDS) {
      it(`« ${SAID[command]} » is answered, loses nothing, and a result can still be reached`, () => {
        const before = sessionAt(state);
        const { session, turn } = say([SAID[command]], { from: before });
        expect(turn.replies.length).to.be.greaterThan(0);
        for (const { text } of turn.replies) expect(text.trim()).to.not.equal("");
        if (!FORGETS.includes(command)) {
          const { needs, ...known } = before.profile;
          expect(session.profile).to.deep.include(known);
          expect(session.profile.needs).to.include.members([...needs]);
        }
        expect(turnsToResult(session), JSON.stringify(session.waiting)).to.be.a("number");
      });
    }

    it("the same message twice says no more than once", () => {
      for (const text of ["j'ai 30 ans", "à Dreux", "je suis au chômage", "oui"]) {
        const once = say([text], { from: sessionAt(state) }).session;
        const twice = say([text], { from: once }).session;
        if (text !== "oui") expect(twice.profile, text).to.deep.equal(once.profile);
        expect(turnsToResult(twice), text).to.be.a("number");
      }
    });
  });
}

describe("a conversation that had ended", () => {
  it("begins again kindly, whatever its last question was", () => {
    for (const text of ["oui", "non", "17", "Dreux", "le deuxième", "Ça m'aide", "corriger", "retour"]) {
      const heard = say([text], { from: NEW_SESSION });
      expect(heard.text, text).to.not.equal("");
      expect(turnsToResult(heard.session), text).to.be.a("number");
    }
  });
});
