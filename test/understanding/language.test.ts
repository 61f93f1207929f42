/** Other languages are told from French, whatever the alphabet; French with a borrowed word stays French. */

import { expect } from "chai";
import { realWorld } from "../support/world.js";

const TODAY = new Date("2026-11-20T12:00:00+01:00");
const read = (text: string) => realWorld().reader.read(text, { asked: null, today: TODAY });

const FOREIGN: [text: string, language: string][] = [
  ["hello, my husband and i are looking for a job near Dreux", "anglais"],
  ["quiero trabajar en la construccion, tengo experiencia", "espagnol"],
  ["bom dia, eu preciso de ajuda", "portugais"],
  ["buongiorno, cerco lavoro come cuoco", "italien"],
  ["guten tag, ich brauche hilfe", "allemand"],
  ["salam khoya, bghit nkhdem", "arabe"],
  ["أبحث عن عمل", "arabe"],
  ["шукаю роботу в Орлеані", "ukrainien ou russe"],
  ["我想找工作", "une autre langue"],
  ["ψάχνω για δουλειά", "une autre langue"],
];

describe("A message in another language", () => {
  for (const [text, language] of FOREIGN) {
    it(`is known to be so: ${text}`, () => {
      expect(read(text).language?.id).to.equal(language);
    });
  }

  it("is none when it is French with borrowed words, initials or accents", () => {
    for (const text of [
      "help jsp quoi faire après mon job d'été",
      "je suis business manager et je veux faire un bilan",
      "j'habite à Bin ho, je cherche un cdi",
      "CV à refaire",
      "bonjour",
      "Dreux",
      "😀",
      "",
    ])
      expect(read(text).language, text).to.equal(null);
  });

  it("still says a danger", () => {
    expect(read("i want to die").dangers).to.include("suicide");
    expect(read("quiero morir").dangers).to.include("suicide");
  });
});

describe("An insult", () => {
  it("is heard, and hides no demand", () => {
    expect(read("va te faire foutre").insults).to.equal(true);
    const angry = read("ma conseillère est une connasse, je cherche du travail depuis deux ans");
    expect([angry.insults, angry.needs[0]]).to.deep.equal([true, "recherche_emploi"]);
    expect(read("l'usine a fermé la semaine dernière").insults).to.equal(false);
  });
});
