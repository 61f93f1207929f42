/** Short answers and commands: what is a yes, a no, a doubt or an order, and what only looks like one. */

import { expect } from "chai";
import type { Reading } from "../../src/understanding/read-message.js";
import { realWorld } from "../support/world.js";

const read = (text: string): Reading => realWorld().reader.read(text, { asked: "other", today: new Date(0) });

function areAnswers(answer: Reading["answer"], texts: readonly string[]): void {
  for (const text of texts) expect(read(text).answer, text.slice(0, 60)).to.equal(answer);
}

describe("An answer", () => {
  it("is yes", () => {
    areAnswers("yes", [
      "oui",
      "Oui.",
      "OUI !!!",
      "ouiii",
      "ouais",
      "ben oui",
      "euh oui",
      "oui oui",
      "ok",
      "OK merci",
      "d'accord",
      "volontiers",
      "pourquoi pas",
      "pas mal",
      "bien sûr",
      "avec plaisir",
      "je veux bien",
      "c'est ça",
      "tout à fait",
      "exactement",
      "si si",
      "oui, j'habite à Dreux",
      "bien sûr que oui",
    ]);
  });

  it("is no", () => {
    areAnswers("no", [
      "non",
      "Non.",
      "nan",
      "nooon",
      "non merci",
      "bah non",
      "euh... non",
      "non non",
      "pas du tout",
      "surtout pas",
      "jamais",
      "c'est pas ça",
      "ce n'est pas ça",
      "oui mais non",
      "absolument pas",
      "bien sûr que non",
      "non je veux pas",
    ]);
  });

  it("is neither when the person is not sure", () => {
    areAnswers("unsure", [
      "je ne sais pas",
      "je sais pas",
      "je sais pas trop",
      "j'sais pas",
      "jsp",
      "sais pas",
      "bof",
      "peut-être",
      "Peut être",
      "pas sûr",
      "ça dépend",
      "mouais",
      "aucune idée",
      "peut-être pas",
    ]);
  });

  it("is not taken from two that contradict each other", () => {
    areAnswers("unsure", ["oui et non", "oui ou non", "oui non", "non mais oui", "ni oui ni non", "non, enfin oui"]);
  });

  it("is none in a message that says something else", () => {
    areAnswers(null, [
      "",
      "🙂",
      "Dreux",
      "17",
      "je cherche un emploi",
      "mission locale",
      "merci",
      "constructor",
      "si je pouvais je partirais demain à Toulouse",
      "jamais je n'aurais cru devoir chercher un travail à mon âge",
    ]);
  });

  it("is the head of a longer message when it is plain", () => {
    areAnswers("yes", ["oui c'est bien ça et j'habite à Dreux depuis dix ans avec ma fille"]);
    areAnswers("no", ["non pas du tout, je suis salarié et je voudrais changer de métier maintenant"]);
    areAnswers(null, ["d'accord pour la formation mais je voudrais surtout savoir qui peut la payer"]);
  });

  it("comes back from anything, however often it is repeated", () => {
    for (const piece of ["oui non ", "oui ", "non mais oui ", "je ne sais pas ", "pas ", "pourquoi "]) {
      expect(read(piece.repeat(1000)).answer, piece).to.be.oneOf(["yes", "no", "unsure", null]);
    }
  });
});

describe("A command", () => {
  const commands: Record<NonNullable<Reading["command"]>, string[]> = {
    aide: ["aide", "Aide !", "aide svp", "AIDE MOI STP", "aidez-moi", "help", "comment ça marche ?"],
    recommencer: ["recommencer", "on recommence", "recommencer s'il vous plaît", "je voudrais recommencer", "RESET"],
    retour: ["retour", "Retour", "RETOUR", "revenir en arrière", "annuler", "merci, retour", "question précédente"],
    effacer: ["effacer", "tout effacer", "efface tout", "effacer mes données", "supprimez mes données", "oublie moi"],
    humain: ["parler à quelqu'un", "je voudrais parler à quelqu'un", "je veux parler à un humain", "humain"],
    pourquoi: ["pourquoi", "pourquoi ?", "pourquoi ces lieux ?", "Pourquoi cette question ?"],
    corriger: ["corriger", "modifier", "changer mes réponses"],
    simple: ["plus simple", "c'est trop compliqué", "plus simplement svp", "avec des mots simples", "FALC"],
    comme_avant: ["comme avant", "avec tous les détails", "mode normal"],
  };
  for (const [command, texts] of Object.entries(commands)) {
    it(`is « ${command} »`, () => {
      for (const text of texts) expect(read(text).command, text).to.equal(command);
    });
  }

  it("is none in a sentence that only contains its words", () => {
    for (const text of [
      "aide soignante",
      "je veux devenir aide-soignante",
      "aide à domicile",
      "une aide financière",
      "aide comptable",
      "retour à l'école",
      "retour à l'emploi",
      "je veux un retour à l'emploi",
      "recommencer mes études",
      "je veux recommencer une formation",
      "recommencer à travailler",
      "ressources humaines",
      "sciences humaines",
      "pourquoi pas",
      "pourquoi pas une formation",
      "effacer mon casier judiciaire est-il possible",
      "corriger mon CV",
      "modifier mon contrat de travail",
      "annuler mon inscription à la fac",
      "comment ça marche l'alternance",
      "changer de métier",
    ])
      expect(read(text).command, text).to.equal(null);
  });

  it("is none in an empty or repeated message", () => {
    for (const text of ["", "🙂", "aide ".repeat(1000), "__proto__", "constructor"])
      expect(read(text).command, text.slice(0, 20)).to.equal(null);
  });

  it("does not hide a request for a human in a short message", () => {
    expect(read("bonjour je préfère parler à quelqu'un s'il vous plaît").command).to.equal("humain");
  });
});
