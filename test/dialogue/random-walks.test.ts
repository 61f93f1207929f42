/** From any sequence of messages there is always a reply, never an exception, and never a dead end. */

import { expect } from "chai";
import fc from "fast-check";
import { NEW_SESSION, type Session } from "../../src/dialogue/session.js";
import { takeTurn } from "../../src/turn/turn.js";
import { LONGEST_MESSAGE } from "../../src/understanding/tokens.js";
import { say, textOf, worldNow } from "../support/conversation.js";

const POOL = [
  "bonjour", "merci", "oui", "non", "je ne sais pas", "peut-être", "blop blop", "", "😀", "?!", "…",
  "aide", "retour", "recommencer", "tout effacer", "pourquoi", "corriger", "parler à quelqu'un", "continuer",
  "Ma commune", "Ma situation", "Mon âge", "Ce que je cherche", "la deuxième", "la dernière",
  "j'ai 17 ans", "j'ai 14 ans", "17", "52 ans", "née en 1980", "999 ans",
  "Dreux", "j'habite à Tarbes", "Saint-Martin", "Saint-Denis", "28100", "dans le Gard", "en Occitanie", "Caen", "Saint-Pierre",
  "plutôt vers Chartres", "c'est pour mon fils", "je suis au lycée", "je suis salarié", "je suis au chômage", "fonctionnaire",
  "je suis agriculteur", "j'ai une RQTH", "je suis cadre", "je veux changer de métier", "une formation", "une VAE", "un logement",
  "j'ai envie de mourir", "mon mari me frappe", "je dors dehors", "quelle est la météo",
  "<script>alert(1)</script>", "{{name}} {{#each}}", "constructor", "__proto__", "' OR 1=1 --", "é".repeat(LONGEST_MESSAGE + 1),
  "bonjour, j'ai 17 ans, j'ai laché le lycée et j'habite à Dreux",
]; // biome-ignore format: one table

const messages = fc.array(fc.oneof(fc.constantFrom(...POOL), fc.string({ unit: "grapheme", maxLength: 30 })), {
  minLength: 1,
  maxLength: 12,
});
const channel = fc.constantFrom("web" as const, "phone" as const);
const RUNS = { numRuns: 500, seed: 20261001 };

describe("any conversation", () => {
  it("has a reply that says something to each message, and a session that holds together", () => {
    const { flow, knowledge } = worldNow();
    fc.assert(
      fc.property(messages, channel, (said, on) => {
        let session: Session = NEW_SESSION;
        for (const text of said) {
          const turn = takeTurn(session, { text, channel: on }, worldNow());
          expect(textOf(turn).trim()).to.not.equal("");
          for (const reply of turn.replies) expect(reply.text.trim()).to.not.equal("");
          ({ session } = turn);
          const { waiting, profile, candidates, past } = session;
          if (waiting.for === "question") expect(flow.questions.map(({ id }) => id)).to.include(waiting.id);
          expect(profile.needs.length).to.be.at.most(4);
          expect(past.length).to.be.at.most(10);
          for (const code of candidates) expect(knowledge.communes.byCode.has(code)).to.equal(true);
        }
      }),
      RUNS,
    );
  });

  it("keeps nothing of what was written: a session only holds values of closed lists, codes and numbers", () => {
    fc.assert(
      fc.property(messages, (said) => {
        const kept = JSON.stringify(say(said).session);
        expect(kept).to.match(/^[\w{}[\]":,\-.]*$/);
      }),
      RUNS,
    );
  });

  for (const [answer, most] of [
    ["je ne sais pas", 8],
    ["zzzz wwww", 18],
  ] as const)
    it(`comes to a result when all that follows is « ${answer} »`, () => {
      fc.assert(
        fc.property(messages, channel, (said, on) => {
          let { session } = say(said, { channel: on });
          if (session.waiting.for === "danger") ({ session } = say(["continuer"], { from: session }));
          for (let left = most; left > 0 && session.waiting.for !== "after_result"; left -= 1)
            ({ session } = say([answer], { from: session, channel: on }));
          expect(session.waiting.for).to.equal("after_result");
        }),
        { ...RUNS, numRuns: 200 },
      );
    });
});
