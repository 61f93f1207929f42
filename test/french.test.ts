/** The small rules of French that every sentence needs. */

import { expect } from "chai";
import { z } from "zod";
import { atPlace, frenchMessage, frenchMonth, frenchNumber, joinFrench, ofName } from "../src/french.js";

describe("French", () => {
  it("says where", () => {
    const places = ["Dreux", "Le Mans", "Les Ulis", "La Seyne-sur-Mer", "L'Isle-Jourdain", "Lescar", "Lens"];
    expect(places.map(atPlace)).to.deep.equal([
      "à Dreux",
      "au Mans",
      "aux Ulis",
      "à La Seyne-sur-Mer",
      "à L'Isle-Jourdain",
      "à Lescar",
      "à Lens",
    ]);
  });

  it("says of what", () => {
    const names = ["Dreux", "Orléans", "Le Mans", "Les Ulis", "Évreux", "Œting", "Île-Rousse", "Yvetot", "La Ciotat"];
    expect(names.map(ofName)).to.deep.equal([
      "de Dreux",
      "d'Orléans",
      "du Mans",
      "des Ulis",
      "d'Évreux",
      "d'Œting",
      "d'Île-Rousse",
      "d'Yvetot",
      "de La Ciotat",
    ]);
  });

  it("joins a list", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(joinFrench)).to.deep.equal(["", "a", "a et b", "a, b et c"]);
  });

  it("writes a number with a comma", () => {
    expect([3, 3.4, 0, 12.25].map(frenchNumber)).to.deep.equal(["3", "3,4", "0", "12,25"]);
  });

  it("names a month, as far as the date is known", () => {
    expect(["2019-08", "2024-11-26", "2024-04", "2019", "2024-13"].map(frenchMonth)).to.deep.equal([
      "d'août 2019",
      "de novembre 2024",
      "d'avril 2024",
      "de 2019",
      "de 2024",
    ]);
  });

  it("names every month of the year", () => {
    const months = Array.from({ length: 12 }, (_, month) => frenchMonth(`2026-${String(month + 1).padStart(2, "0")}`));
    expect(new Set(months).size).to.equal(12);
    for (const month of months) expect(month).to.match(/^(de |d')[a-zéû]+ 2026$/);
  });

  it("says what is wrong with a value", () => {
    const read = z.object({ id: z.string() }).safeParse({ id: 3 }, { error: frenchMessage });
    expect(read.error?.issues[0]?.message).to.include("chaîne de caractères");
  });
});
