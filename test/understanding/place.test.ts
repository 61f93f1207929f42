/** Where the person lives: communes and postcodes, wherever and however they are said. */

import { expect } from "chai";
import { spell } from "../support/french-number.js";
import { described, readPlace, readsPlaces } from "../support/places.js";
import { realWorld } from "../support/world.js";

describe("Place", () => {
  it("is read wherever a person says it", () => {
    readsPlaces({
      "j'habite à Dreux": "Dreux (28)",
      "bonjour, j'ai 17 ans, j'ai laché le lycée et j'habite à dreux": "Dreux (28)",
      "salarié à Tarbes, je veux changer de métier": "Tarbes (65)",
      "au chômage, Toulouse": "Toulouse (31)",
      "je vis a rodez": "Rodez (12)",
      "près de Chartres": "Chartres (28)",
      "plutôt vers chartres": "Chartres (28)",
      "étudiante sur Montpellier": "Montpellier (34)",
      "j'habite : Orléans": "Orléans (45)",
      "Ville : Tours": "Tours (37)",
      TOULOUSE: "Toulouse (31)",
    });
  });

  it("is read with its article, apart or joined", () => {
    readsPlaces({
      "je vis au Mans": "Le Mans (72)",
      "je viens du Mans": "Le Mans (72)",
      "aux Andelys": "Les Andelys (27)",
      "le Havre": "Le Havre (76)",
      "la seyne": "La Seyne-sur-Mer (83)",
      "j'habite La Seyne-sur-Mer": "La Seyne-sur-Mer (83)",
      "L’Isle-Jourdain, dans le Gers": "L'Isle-Jourdain (32)",
    });
  });

  it("is read with « St » as with « Saint »", () => {
    readsPlaces({
      "st etienne": "Saint-Étienne (42)",
      "Saint Étienne": "Saint-Étienne (42)",
      "à Ste-Maxime": "Sainte-Maxime (83)",
      "la chapelle st mesmin": "La Chapelle-Saint-Mesmin (45)",
    });
  });

  it("is read by the part of a long name that people say", () => {
    readsPlaces({
      "j'habite à Aix": "Aix-en-Provence (13)",
      "je suis à Digne": "Digne-les-Bains (04)",
      "à Châteauneuf, dans le 45": "Châteauneuf-sur-Loire (45)",
    });
  });

  it("is where the person lives, rather than another place of the message", () => {
    readsPlaces({
      "je cherche un stage à Toulouse mais j'habite à Tarbes": "Tarbes (65)",
      "je cherche une formation à Toulouse mais j'habite dans le Gers": "département Gers",
      "j'habite dans le Gers à Auch": "Auch (32)",
    });
  });

  describe("by postcode", () => {
    it("is read together, in pieces and in words", () => {
      for (const text of [
        "28100",
        "28 100",
        "28100 Dreux",
        "vingt-huit mille cent",
        "deux huit un zéro zéro",
        "j'habite au 28100",
      ])
        expect(described(readPlace(text)), text).to.equal("Dreux (28)");
    });

    it("keeps the first zero", () => {
      readsPlaces({
        "06000": "Nice (06)",
        "six mille": "Nice (06)",
        "zéro six mille": "Nice (06)",
        "zero six zero zero zero": "Nice (06)",
        "01000": "Bourg-en-Bresse (01)",
      });
    });

    it("is the same in digits and in words for every postcode of the Eure-et-Loir and the Alpes-Maritimes", () => {
      const { byPostcode } = realWorld().knowledge.communes;
      const codes = [...byPostcode.keys()].filter((code) => /^(28|06)/.test(code));
      expect(codes.length).to.be.above(50);
      for (const code of codes) {
        const said = code.startsWith("0") ? `zéro ${spell(Number(code))}` : spell(Number(code));
        expect(described(readPlace(said, true)), said).to.equal(described(readPlace(code, true)));
      }
    });

    it("is the commune of that postcode that is named", () => {
      readsPlaces({
        "28100 Dreux": "Dreux (28)",
        "28500 Vernouillet": "Vernouillet (28)",
        "28500 Cherisy": "Cherisy (28)",
      });
    });

    it("gives the arrondissement of Paris, Lyon and Marseille", () => {
      readsPlaces({
        "13001": "Marseille 1er Arrondissement (13)",
        "13013 Marseille": "Marseille 13e Arrondissement (13)",
        "75020": "Paris 20e Arrondissement (75)",
        "69003 Lyon": "Lyon 3e Arrondissement (69)",
      });
    });

    it("is not an amount, a year, a phone number or a duration", () => {
      readsPlaces({
        "je gagne 25 000 euros": "rien",
        "je touche mille deux cents": "rien",
        "trente mille habitants": "rien",
        "j'ai fait deux mille heures": "rien",
        "né en deux mille six": "rien",
        "mon numéro c'est le 06 12 34 56 78": "rien",
        "zéro six douze trente-quatre cinquante-six soixante-dix-huit": "rien",
      });
    });

    it("that does not exist is no place, but its département when the place was asked", () => {
      readsPlaces({ "28199": "rien", "99999": "rien" });
      readsPlaces({ "28199": "département Eure-et-Loir", "99999": "rien", "00000": "rien" }, true);
    });
  });

  it("is the arrondissement when it is named", () => {
    readsPlaces({
      "marseille 13e": "Marseille 13e Arrondissement (13)",
      "j'habite à Marseille 1er": "Marseille 1er Arrondissement (13)",
      "Lyon 3ème": "Lyon 3e Arrondissement (69)",
      "13e arrondissement de Marseille": "Marseille 13e Arrondissement (13)",
      "à Marseille": "Marseille (13)",
    });
  });
});
