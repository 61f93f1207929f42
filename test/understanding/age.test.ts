/** The age of the person concerned: said, announced, computed; never a duration or a rule. */

import { expect } from "chai";
import { ageIn, readsAges } from "../support/ages.js";
import { spell, spellWithHyphens } from "../support/french-number.js";

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
    readsAges({
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
    readsAges({ "j'ai 15 ans": 15, "j'ai 16 ans": 16, "j'ai 25 ans": 25, "j'ai 26 ans": 26, "j'ai 50 ans": 50 });
  });

  it("is not a duration", () => {
    readsAges({
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
    readsAges({
      "j'ai 20 ans d'ancienneté et 45 ans": 45,
      "au chômage depuis 10 ans, j'ai 52 ans": 52,
      "bac+2 et 30 ans": 30,
      "j'ai un an d'expérience, j'ai 22 ans": 22,
    });
  });

  it("is not a range, a limit or a rule", () => {
    readsAges({
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
    readsAges({
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
    readsAges({
      "je veux être lancée avant mes 45 ans": 44,
      "pas encore 18 ans": 17,
      "18 ans en mars": 17,
    });
    readsAges({ "mon fils va sur ses quinze ans": 14 }, { about: "child" });
  });

  it("is not announced by the words of another clause", () => {
    readsAges({
      "un patron va peut-être me prendre j'ai 29 ans": 29,
      "aucun patron ne veut me prendre j'ai 29 ans": 29,
    });
  });

  it("is that of the person whom the message is about", () => {
    const client = { about: "client" } as const;
    readsAges({ "une dame de 45 ans que je suis depuis 2 ans": 45, "j'accompagne un jeune de 19 ans": 19 }, client);
    readsAges({ "j'ai 30 ans, mon frère a 22 ans": 22 }, { about: "relative" });
    readsAges({ "j'ai 30 ans, mon frère a 22 ans": 30, "mon mari a 50 ans": null });
    readsAges({ "il a vingt ans plus rien ne l'intéresse": 20 }, { about: "child" });
  });

  it("is what it says when the birthday is just over", () => {
    readsAges({ "je viens d'avoir 18 ans": 18, "elle vient d'avoir 16 ans": 16 });
  });

  it("is computed from a birth year", () => {
    readsAges({
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
    readsAges({ "2006": 20, "en 1980": 46, "je suis de 1980": 46, "3000": null }, { asked: "age" });
    readsAges({ "2006": null });
  });

  it("is not the moment of something past", () => {
    readsAges({
      "j'ai arrêté l'école à 16 ans": null,
      "entrée à l'usine à dix-neuf ans": null,
      "j'ai arrêté l'école à 16 ans, j'en ai 20": 20,
      "reprendre une licence à 40 ans": 40,
    });
  });
});
