/** Whose age it is, and a number that answers the question of the age. */

import { expect } from "chai";
import { ageIn, readsAges } from "../support/ages.js";

describe("Age", () => {
  describe("of the right person", () => {
    it("is not somebody else's", () => {
      readsAges({
        "mon mari a 50 ans": null,
        "ma mère a 68 ans et me porte encore": null,
        "mon frère a 17 ans et moi 20": 20,
        "ma copine a 30 ans, j'en ai 28": 28,
      });
    });

    it("is the child's when a parent asks for a child", () => {
      const forChild = { about: "child" } as const;
      readsAges(
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
      readsAges({ "j'ai 34 ans et une fille de 8 ans": 34, "j'ai 3 enfants de 7, 9 et 12 ans": null });
    });
  });

  describe("asked for", () => {
    it("is the number of a short answer", () => {
      readsAges(
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
      readsAges(
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
    readsAges({ "17": 17, "17 ans": 17, "euh 17": 17, "Dreux 28": null, "12 mois": null, "40 heures": null });
  });

  it("is not the number of a département when the place was asked", () => {
    readsAges({ "28": null, "le 65": null, "28 ans": 28 }, { asked: "place" });
  });

  it("is never outside 6 to 99, whatever numbers are repeated", () => {
    for (const piece of ["cent ", "1/", "j'ai 17 ans ", "né en ", "18-", "dans 3 mois ", "oui non "]) {
      const age = ageIn(piece.repeat(5000));
      expect(age === null || (age >= 6 && age <= 99), piece).to.equal(true);
    }
  });
});
