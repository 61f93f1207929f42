/** The age of the person concerned: said, announced, computed; never a duration, a rule or somebody else's age. */

import { expect } from "chai";
import { type AgeContext, readAge } from "../../src/understanding/age.js";
import { tokenize } from "../../src/understanding/tokens.js";
import { spell, spellWithHyphens } from "../support/french-number.js";

const TODAY = new Date("2026-11-20T12:00:00+01:00");

function ageIn(text: string, context: Partial<AgeContext> = {}): number | null {
  return readAge(tokenize(text), { asked: null, about: null, today: TODAY, ...context });
}

/** Each message with the age that must be read in it. */
function reads(expected: Record<string, number | null>, context: Partial<AgeContext> = {}): void {
  for (const [text, age] of Object.entries(expected)) expect(ageIn(text, context), text).to.equal(age);
}

describe("Age", () => {
  it("is read in digits and in words, from 6 to 99", () => {
    for (let age = 6; age <= 99; age += 1) {
      for (const said of [String(age), spell(age), spellWithHyphens(age)]) {
        expect(ageIn(`j'ai ${said} ans`), said).to.equal(age);
        expect(ageIn(said, { asked: "age" }), said).to.equal(age);
      }
    }
  });

  it("is read however it is said", () => {
    reads({
      "j’ai 17 ans": 17,
      "J'AI 17 ANS !!": 17,
      "j ai 14ans": 14,
      "17 ans et demi": 17,
      "moi c'est Sam, 19 ans, Tarbes": 19,
      "je suis âgée de 34 ans": 34,
      "Âge : 34": 34,
      "j'ai eu 18 ans hier": 18,
      "j'ai 26 piges": 26,
      "moi 20 ans": 20,
      "non, j'ai 19 ans": 19,
      "j'ai quarante-huit ans et je suis au chômage": 48,
    });
  });

  it("is read with the exact limits of the age bands", () => {
    reads({ "j'ai 15 ans": 15, "j'ai 16 ans": 16, "j'ai 25 ans": 25, "j'ai 26 ans": 26, "j'ai 50 ans": 50 });
  });

  it("is not a duration", () => {
    reads({
      "je travaille depuis 10 ans": null,
      "j'ai 10 ans d'expérience": null,
      "j'ai travaillé 12 ans chez Renault": null,
      "j'ai 15 ans de boîte": null,
      "24 ans de carrière": null,
      "il y a 20 ans j'étais soudeur": null,
      "ça fait 15 ans que je bosse": null,
      "un CDI de 15 ans": null,
      "j'ai un trou de 6 ans dans mon CV": null,
      "un contrat de 12 mois": null,
      "dans 10 ans je serai où ?": null,
      "ma formation dure 18 mois": null,
    });
  });

  it("is read beside a duration", () => {
    reads({
      "j'ai 20 ans d'ancienneté et 45 ans": 45,
      "au chômage depuis 10 ans, j'ai 52 ans": 52,
      "bac+2 et 30 ans": 30,
      "j'ai un an d'expérience, j'ai 22 ans": 22,
    });
  });

  it("is not a range, a limit or a rule", () => {
    reads({
      "c'est pour les 18-25 ans": null,
      "entre 16 et 25 ans": null,
      "de seize à vingt-cinq ans": null,
      "17/18 ans": null,
      "il faut avoir 18 ans ?": null,
      "plus de 50 ans": null,
      "moins de 26 ans": null,
      "la mission locale c'est 16-25 ans, j'ai 19 ans": 19,
    });
  });

  it("is today's when a birthday is announced", () => {
    reads({
      "j'ai bientôt 22 ans": 21,
      "je vais avoir 18 ans": 17,
      "j'aurai 16 ans en mars": 15,
      "j'ai 20 ans dans trois semaines": 19,
      "presque 26 ans": 25,
      "18 ans bientôt": 17,
      "18 ans, bientôt 19 ans": 18,
    });
  });

  it("is announced in many ways", () => {
    reads({
      "je veux être lancée avant mes 45 ans": 44,
      "pas encore 18 ans": 17,
      "18 ans en mars": 17,
    });
    reads({ "mon fils va sur ses quinze ans": 14 }, { about: "child" });
  });

  it("is not announced by the words of another clause", () => {
    reads({ "un patron va peut-être me prendre j'ai 29 ans": 29, "aucun patron ne veut me prendre j'ai 29 ans": 29 });
  });

  it("is that of the person whom the message is about", () => {
    const client = { about: "client" } as const;
    reads({ "une dame de 45 ans que je suis depuis 2 ans": 45, "j'accompagne un jeune de 19 ans": 19 }, client);
    reads({ "j'ai 30 ans, mon frère a 22 ans": 22 }, { about: "relative" });
    reads({ "j'ai 30 ans, mon frère a 22 ans": 30, "mon mari a 50 ans": null });
    reads({ "il a vingt ans plus rien ne l'intéresse": 20 }, { about: "child" });
  });

  it("is what it says when the birthday is just over", () => {
    reads({ "je viens d'avoir 18 ans": 18, "elle vient d'avoir 16 ans": 16 });
  });

  it("is computed from a birth year", () => {
    reads({
      "je suis né en 2006": 20,
      "née le 3 mars 2001": 25,
      "né le 12/05/2007": 19,
      "née le 12.05.07": 19,
      "née à Dreux en 1975": 51,
      "né en deux mille six": 20,
      "né en 06": 20,
      "né en 95": 31,
      "je suis de 95": 31,
      "je suis né en 2025": null,
      "je suis né en 1890": null,
      "né en 3000": null,
    });
  });

  it("is a birth year when it was asked and a year is answered", () => {
    reads({ "2006": 20, "en 1980": 46, "je suis de 1980": 46, "3000": null }, { asked: "age" });
    reads({ "2006": null });
  });

  it("is not the moment of something past", () => {
    reads({
      "j'ai arrêté l'école à 16 ans": null,
      "entrée à l'usine à dix-neuf ans": null,
      "j'ai arrêté l'école à 16 ans, j'en ai 20": 20,
      "reprendre une licence à 40 ans": 40,
    });
  });

  describe("of the right person", () => {
    it("is not somebody else's", () => {
      reads({
        "mon mari a 50 ans": null,
        "ma mère a 68 ans et me porte encore": null,
        "mon frère a 17 ans et moi 20": 20,
        "ma copine a 30 ans, j'en ai 28": 28,
      });
    });

    it("is the child's when a parent asks for a child", () => {
      const forChild = { about: "child" } as const;
      reads(
        {
          "mon fils a 15 ans": 15,
          "ma fille de 14 ans": 14,
          "ma fille a 15 ans et moi 43 ans": 15,
          "j'ai 45 ans et mon fils en a 16": 16,
          "j'ai 45 ans, mon garçon de 15 ans cherche un stage": 15,
          "ma fille, née en 2010": 16,
          "j'ai 45 ans": null,
        },
        forChild,
      );
    });

    it("is the speaker's when nobody asks for a child", () => {
      reads({ "j'ai 34 ans et une fille de 8 ans": 34, "j'ai 3 enfants de 7, 9 et 12 ans": null });
    });
  });

  describe("asked for", () => {
    it("is the number of a short answer", () => {
      reads(
        {
          "17": 17,
          "dix-sept": 17,
          "vingt et un": 21,
          "j'ai 17": 17,
          "environ 40": 40,
          "moi c'est 25": 25,
          "18 bientôt": 17,
          "bientôt 18": 17,
          "17 et demi": 17,
        },
        { asked: "age" },
      );
    });

    it("is not any number", () => {
      reads(
        {
          "6 mois": null,
          "20 euros": null,
          "2 enfants": null,
          "28100": null,
          "0": null,
          "5": null,
          "100": null,
          "plus de 50": null,
          "depuis 10 ans": null,
          "j'ai 10 ans de boîte": null,
          "je préfère ne pas le dire": null,
          "": null,
        },
        { asked: "age" },
      );
    });
  });

  it("is a number that stands alone, even when it was not asked", () => {
    reads({ "17": 17, "17 ans": 17, "euh 17": 17, "Dreux 28": null, "12 mois": null, "40 heures": null });
  });

  it("is not the number of a département when the place was asked", () => {
    reads({ "28": null, "le 65": null, "28 ans": 28 }, { asked: "place" });
  });

  it("is never outside 6 to 99, whatever numbers are repeated", () => {
    for (const piece of ["cent ", "1/", "j'ai 17 ans ", "né en ", "18-", "dans 3 mois ", "oui non "]) {
      const age = ageIn(piece.repeat(5000));
      expect(age === null || (age >= 6 && age <= 99), piece).to.equal(true);
    }
  });
});
