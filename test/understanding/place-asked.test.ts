/** A place that was asked for: bare names, misspelt ones, and what is no answer. */

import { expect } from "chai";
import { described, readPlace, readsPlaces } from "../support/places.js";
import { realWorld } from "../support/world.js";

describe("Place", () => {
  describe("asked for", () => {
    it("is the bare name, however small the commune", () => {
      readsPlaces(
        {
          dreux: "Dreux (28)",
          "au mans": "Le Mans (72)",
          "le tarn": "département Tarn",
          "28": "département Eure-et-Loir",
        },
        true,
      );
      readsPlaces({ Ambléon: "Ambléon (01)", cherisy: "Cherisy (28)" }, true);
    });

    it("is understood misspelt", () => {
      readsPlaces(
        {
          Toulousse: "Toulouse (31)",
          dreu: "Dreux (28)",
          "j'habite montpelier": "Montpellier (34)",
          carcasone: "Carcassonne (11)",
          "la seine sur mer": "La Seyne-sur-Mer (83)",
          "haute garone": "département Haute-Garonne",
          ocitanie: "région Occitanie",
        },
        true,
      );
    });

    it("is misspelt only for an answer to the question", () => {
      readsPlaces({ Toulousse: "rien", carcasone: "rien" });
    });

    it("is not guessed from words that name no place", () => {
      for (const text of [
        "je sais pas",
        "merci",
        "bonjour",
        "salut",
        "nulle part",
        "en france",
        "à la campagne",
        "la ville",
        "chez moi",
        "peu importe",
        "xyzxyz",
        "lycée",
        "au chômage",
        "travail",
        "Bruxelles",
        "Genève",
        "",
        "🙂",
      ])
        expect(described(readPlace(text, true)), text).to.equal("rien");
    });
  });

  it("is never read out of properties of objects", () => {
    for (const text of ["constructor", "__proto__", "toString", "hasOwnProperty"])
      expect(described(readPlace(text, true)), text).to.equal("rien");
  });

  it("returns whatever is repeated", () => {
    for (const piece of [
      "à Dreux ",
      "saint ",
      "saint martin ",
      "28 ",
      "cent ",
      "1/",
      "habite ",
      "de la ",
      "dans le ",
    ]) {
      for (const asked of [false, true]) readPlace(piece.repeat(5000), asked);
    }
  });

  it("finds every commune of the first regions by its postcode and name", () => {
    const { communes, departements } = realWorld().knowledge;
    const missed: string[] = [];
    for (const commune of communes.byCode.values()) {
      if (!departements.get(commune.departement)?.region.served || !commune.postcodes[0]) continue;
      const reading = readPlace(`${commune.postcodes[0]} ${commune.name}`, true);
      const found = reading?.kind === "commune" && reading.commune.name.startsWith(commune.name.split(" ")[0] ?? "");
      if (!found) missed.push(`${commune.name} → ${described(reading)}`);
    }
    expect(missed).to.deep.equal([]);
  });
});
