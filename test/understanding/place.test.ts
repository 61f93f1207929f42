/** Where the person lives: communes, postcodes, départements, regions; never out of an ordinary word. */

import { expect } from "chai";
import { PlaceReader, type PlaceReading, placeName } from "../../src/understanding/place.js";
import { tokenize } from "../../src/understanding/tokens.js";
import { spell } from "../support/french-number.js";
import { realWorld } from "../support/world.js";

const places = () => new PlaceReader(realWorld().knowledge);
let reader: PlaceReader;

const read = (text: string, asked = false): PlaceReading | null => reader.read(tokenize(text), asked);

/** "Dreux (28)", "région Occitanie", "département Gers", "plusieurs Saint-Denis", "rien". */
function described(reading: PlaceReading | null): string {
  if (!reading) return "rien";
  if (reading.kind === "commune") return `${reading.commune.name} (${reading.commune.departement})`;
  if (reading.kind === "several") return `plusieurs ${placeName(reading)}`;
  return reading.kind === "departement" ? `département ${placeName(reading)}` : `région ${placeName(reading)}`;
}

function reads(expected: Record<string, string>, asked = false): void {
  for (const [text, place] of Object.entries(expected)) expect(described(read(text, asked)), text).to.equal(place);
}

describe("Place", () => {
  before(() => {
    reader = places();
  });

  it("is read wherever a person says it", () => {
    reads({
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
    reads({
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
    reads({
      "st etienne": "Saint-Étienne (42)",
      "Saint Étienne": "Saint-Étienne (42)",
      "à Ste-Maxime": "Sainte-Maxime (83)",
      "la chapelle st mesmin": "La Chapelle-Saint-Mesmin (45)",
    });
  });

  it("is read by the part of a long name that people say", () => {
    reads({
      "j'habite à Aix": "Aix-en-Provence (13)",
      "je suis à Digne": "Digne-les-Bains (04)",
      "à Châteauneuf, dans le 45": "Châteauneuf-sur-Loire (45)",
    });
  });

  it("is where the person lives, rather than another place of the message", () => {
    reads({
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
        expect(described(read(text)), text).to.equal("Dreux (28)");
    });

    it("keeps the first zero", () => {
      reads({
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
        expect(described(read(said, true)), said).to.equal(described(read(code, true)));
      }
    });

    it("is the commune of that postcode that is named", () => {
      reads({ "28100 Dreux": "Dreux (28)", "28500 Vernouillet": "Vernouillet (28)", "28500 Cherisy": "Cherisy (28)" });
    });

    it("gives the arrondissement of Paris, Lyon and Marseille", () => {
      reads({
        "13001": "Marseille 1er Arrondissement (13)",
        "13013 Marseille": "Marseille 13e Arrondissement (13)",
        "75020": "Paris 20e Arrondissement (75)",
        "69003 Lyon": "Lyon 3e Arrondissement (69)",
      });
    });

    it("is not an amount, a year, a phone number or a duration", () => {
      reads({
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
      reads({ "28199": "rien", "99999": "rien" });
      reads({ "28199": "département Eure-et-Loir", "99999": "rien", "00000": "rien" }, true);
    });
  });

  it("is the arrondissement when it is named", () => {
    reads({
      "marseille 13e": "Marseille 13e Arrondissement (13)",
      "j'habite à Marseille 1er": "Marseille 1er Arrondissement (13)",
      "Lyon 3ème": "Lyon 3e Arrondissement (69)",
      "13e arrondissement de Marseille": "Marseille 13e Arrondissement (13)",
      "à Marseille": "Marseille (13)",
    });
  });

  describe("of several homonyms", () => {
    it("is left open, the likeliest first", () => {
      const reading = read("Saint-Martin", true);
      expect(reading?.kind).to.equal("several");
      const sainteColombe = read("j'habite à Sainte-Colombe");
      expect(sainteColombe?.kind === "several" && sainteColombe.candidates.length).to.be.within(2, 5);
    });

    it("is the one of the département that is said", () => {
      reads({
        "j'habite Saint-Martin dans le Gers": "Saint-Martin (32)",
        "Saint-Martin, Gers": "Saint-Martin (32)",
        "Saint-Denis dans le 93": "Saint-Denis (93)",
        "Saint-Denis de la Réunion": "Saint-Denis (974)",
        "j'habite à Saint-Denis, à la Réunion": "Saint-Denis (974)",
      });
      reads({ "st martin 32": "Saint-Martin (32)", "Saint-Denis 93": "Saint-Denis (93)" }, true);
    });

    it("is the commune there whose name begins so, when none bears just that name", () => {
      reads({ "Saint-Martin dans le 66": "Saint-Martin-de-Fenouillet (66)" });
    });

    it("is the much larger one when there is one", () => {
      reads({ "j'habite à Tarbes": "Tarbes (65)", "à Montauban": "Montauban (82)", "à Rennes": "Rennes (35)" });
    });
  });

  describe("as a département or a region", () => {
    it("is read by number after « dans le »", () => {
      reads({
        "dans le 28": "département Eure-et-Loir",
        "j'habite dans le 28": "département Eure-et-Loir",
        "je suis du 13": "département Bouches-du-Rhône",
        "département 65": "département Hautes-Pyrénées",
        "habite dans le 2A": "département Corse-du-Sud",
      });
    });

    it("is not read in an age, a date or an hour", () => {
      reads({
        "le 28 ans": "rien",
        "j'ai 28 ans": "rien",
        "le 13 novembre": "rien",
        "je commence le 31": "rien",
        "du 28 au 30": "rien",
        "dans le 13 novembre": "rien",
        "28": "rien",
      });
    });

    it("is read by name", () => {
      reads({
        "j'habite en Eure-et-Loir": "département Eure-et-Loir",
        "dans le Lot": "département Lot",
        "dans le cher": "département Cher",
        "les hautes pyrénées": "département Hautes-Pyrénées",
        "je suis en corse": "région Corse",
        "en Occitanie": "région Occitanie",
        "en PACA": "région Provence-Alpes-Côte d'Azur",
        "région centre": "région Centre-Val de Loire",
      });
    });

    it("is not the ordinary word of the same spelling", () => {
      reads({ "c'est trop cher": "rien", "un lot de cartes": "rien", "je perds le nord": "rien" });
      reads({ "c'est cher": "rien" }, true);
    });

    it("is told from the commune of the same name by the words before it", () => {
      reads({
        "j'habite en Mayenne": "département Mayenne",
        "j'habite à Mayenne": "Mayenne (53)",
        "dans la Vienne": "département Vienne",
        "à Vienne": "Vienne (38)",
        "dans le Vaucluse": "département Vaucluse",
        "en Vaucluse": "département Vaucluse",
        "en Corrèze": "département Corrèze",
        "en Indre-et-Loire": "département Indre-et-Loire",
        "j'habite à Paris": "Paris (75)",
      });
      reads({ "la Creuse": "département Creuse", vaucluse: "département Vaucluse", paris: "Paris (75)" }, true);
    });

    it("is read overseas", () => {
      reads({
        "j'habite à la Réunion": "département La Réunion",
        "en Guadeloupe": "département Guadeloupe",
        "je suis à Mayotte": "département Mayotte",
        "à Fort-de-France": "Fort-de-France (972)",
        "97400": "Saint-Denis (974)",
      });
      reads({ Cayenne: "Cayenne (973)", Mamoudzou: "Mamoudzou (976)", réunion: "département La Réunion" }, true);
    });
  });

  it("is read outside the first regions too", () => {
    reads({
      "j'habite à Caen": "Caen (14)",
      "59000": "Lille (59)",
      "à Ajaccio": "Ajaccio (2A)",
      Strasbourg: "Strasbourg (67)",
    });
  });

  describe("that joined another commune", () => {
    it("is today's commune", () => {
      reads({
        "j'habite à Seynod": "Annecy (74)",
        "je vis à annecy le vieux": "Annecy (74)",
        "à Cloyes-sur-le-Loir": "Cloyes-les-Trois-Rivières (28)",
      });
      reads({ seynod: "Annecy (74)" }, true);
    });

    it("gives way to a commune of today, except in the département that is said", () => {
      reads({
        "j'habite à Mainvilliers": "Mainvilliers (28)",
        "j'habite à Mainvilliers dans le Loiret": "Le Malesherbois (45)",
      });
    });

    it("is not read out of a small word", () => {
      reads({ "je voudrais apprendre à lire": "rien", "j'habite à Liré": "Orée d'Anjou (49)" });
    });
  });

  describe("with the name of an ordinary word", () => {
    it("is read after a preposition or « habite »", () => {
      reads({
        "à Nice": "Nice (06)",
        "j'habite Tours": "Tours (37)",
        "à Sens": "Sens (89)",
        "je suis à gap": "Gap (05)",
        "j'habite à Mer": "Mer (41)",
        "j'habite à Rue": "Rue (80)",
        "près d'Orange": "Orange (84)",
        "c'est à loches": "Loches (37)",
      });
    });

    it("is read when it is all that is said, or all that the question asks", () => {
      reads({ Nice: "Nice (06)", Tours: "Tours (37)" });
      reads({ mer: "Mer (41)", gap: "Gap (05)", sens: "Sens (89)", "à orange": "Orange (84)" }, true);
      reads({ "Mer, Loir-et-Cher": "Mer (41)", "Tours, Indre-et-Loire": "Tours (37)" });
    });

    it("is not read out of a sentence that only holds the word", () => {
      reads({
        "c'est nice": "rien",
        "j'ai fait des tours": "rien",
        "ça a du sens": "rien",
        "au sens large": "rien",
        "un gap dans mon CV": "rien",
        "je pars à la mer": "rien",
        "je suis à la rue": "rien",
        "j'ai une réunion": "rien",
        "en réunion": "rien",
        "petit à petit": "rien",
        "on m'a viré": "rien",
        "je travaille chez Orange": "rien",
        "qui contacter à l'hôpital ?": "rien",
        "refusé en CAP pâtissier": "rien",
        "un logement et un boulot": "rien",
        "Marre. Je suis là. Marre.": "rien",
      });
    });
  });

  it("is not the name of a street nor of a person", () => {
    reads({
      "j'habite rue de Toulouse à Tarbes": "Tarbes (65)",
      "2 avenue de Nice, Dreux": "Dreux (28)",
      "j'habite rue Victor Hugo": "rien",
      "je m'appelle Albert": "rien",
    });
  });

  describe("asked for", () => {
    it("is the bare name, however small the commune", () => {
      reads(
        {
          dreux: "Dreux (28)",
          "au mans": "Le Mans (72)",
          "le tarn": "département Tarn",
          "28": "département Eure-et-Loir",
        },
        true,
      );
      reads({ Ambléon: "Ambléon (01)", cherisy: "Cherisy (28)" }, true);
    });

    it("is understood misspelt", () => {
      reads(
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
      reads({ Toulousse: "rien", carcasone: "rien" });
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
        expect(described(read(text, true)), text).to.equal("rien");
    });
  });

  it("is never read out of properties of objects", () => {
    for (const text of ["constructor", "__proto__", "toString", "hasOwnProperty"])
      expect(described(read(text, true)), text).to.equal("rien");
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
      for (const asked of [false, true]) read(piece.repeat(5000), asked);
    }
  });

  it("finds every commune of the first regions by its postcode and name", () => {
    const { communes, departements } = realWorld().knowledge;
    const missed: string[] = [];
    for (const commune of communes.byCode.values()) {
      if (!departements.get(commune.departement)?.region.served || !commune.postcodes[0]) continue;
      const reading = read(`${commune.postcodes[0]} ${commune.name}`, true);
      const found = reading?.kind === "commune" && reading.commune.name.startsWith(commune.name.split(" ")[0] ?? "");
      if (!found) missed.push(`${commune.name} → ${described(reading)}`);
    }
    expect(missed).to.deep.equal([]);
  });
});
