/** Names that are several things: homonyms, départements and regions, communes of before, ordinary words. */

import { expect } from "chai";
import { readPlace, readsPlaces } from "../support/places.js";

describe("Place", () => {
  describe("of several homonyms", () => {
    it("is left open, the likeliest first", () => {
      const reading = readPlace("Saint-Martin", true);
      expect(reading?.kind).to.equal("several");
      const sainteColombe = readPlace("j'habite à Sainte-Colombe");
      expect(sainteColombe?.kind === "several" && sainteColombe.candidates.length).to.be.within(2, 5);
    });

    it("is the one of the département that is said", () => {
      readsPlaces({
        "j'habite Saint-Martin dans le Gers": "Saint-Martin (32)",
        "Saint-Martin, Gers": "Saint-Martin (32)",
        "Saint-Denis dans le 93": "Saint-Denis (93)",
        "Saint-Denis de la Réunion": "Saint-Denis (974)",
        "j'habite à Saint-Denis, à la Réunion": "Saint-Denis (974)",
      });
      readsPlaces({ "st martin 32": "Saint-Martin (32)", "Saint-Denis 93": "Saint-Denis (93)" }, true);
    });

    it("is the commune there whose name begins so, when none bears just that name", () => {
      readsPlaces({ "Saint-Martin dans le 66": "Saint-Martin-de-Fenouillet (66)" });
    });

    it("is the much larger one when there is one", () => {
      readsPlaces({ "j'habite à Tarbes": "Tarbes (65)", "à Montauban": "Montauban (82)", "à Rennes": "Rennes (35)" });
    });
  });

  describe("as a département or a region", () => {
    it("is read by number after « dans le »", () => {
      readsPlaces({
        "dans le 28": "département Eure-et-Loir",
        "j'habite dans le 28": "département Eure-et-Loir",
        "je suis du 13": "département Bouches-du-Rhône",
        "département 65": "département Hautes-Pyrénées",
        "habite dans le 2A": "département Corse-du-Sud",
      });
    });

    it("is not read in an age, a date or an hour", () => {
      readsPlaces({
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
      readsPlaces({
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
      readsPlaces({ "c'est trop cher": "rien", "un lot de cartes": "rien", "je perds le nord": "rien" });
      readsPlaces({ "c'est cher": "rien" }, true);
    });

    it("is told from the commune of the same name by the words before it", () => {
      readsPlaces({
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
      readsPlaces({ "la Creuse": "département Creuse", vaucluse: "département Vaucluse", paris: "Paris (75)" }, true);
    });

    it("is read overseas", () => {
      readsPlaces({
        "j'habite à la Réunion": "département La Réunion",
        "en Guadeloupe": "département Guadeloupe",
        "je suis à Mayotte": "département Mayotte",
        "à Fort-de-France": "Fort-de-France (972)",
        "97400": "Saint-Denis (974)",
      });
      readsPlaces({ Cayenne: "Cayenne (973)", Mamoudzou: "Mamoudzou (976)", réunion: "département La Réunion" }, true);
    });
  });

  it("is read outside the first regions too", () => {
    readsPlaces({
      "j'habite à Caen": "Caen (14)",
      "59000": "Lille (59)",
      "à Ajaccio": "Ajaccio (2A)",
      Strasbourg: "Strasbourg (67)",
    });
  });

  describe("that joined another commune", () => {
    it("is today's commune", () => {
      readsPlaces({
        "j'habite à Seynod": "Annecy (74)",
        "je vis à annecy le vieux": "Annecy (74)",
        "à Cloyes-sur-le-Loir": "Cloyes-les-Trois-Rivières (28)",
      });
      readsPlaces({ seynod: "Annecy (74)" }, true);
    });

    it("gives way to a commune of today, except in the département that is said", () => {
      readsPlaces({
        "j'habite à Mainvilliers": "Mainvilliers (28)",
        "j'habite à Mainvilliers dans le Loiret": "Le Malesherbois (45)",
      });
    });

    it("is not read out of a small word", () => {
      readsPlaces({ "je voudrais apprendre à lire": "rien", "j'habite à Liré": "Orée d'Anjou (49)" });
    });
  });

  describe("with the name of an ordinary word", () => {
    it("is read after a preposition or « habite »", () => {
      readsPlaces({
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
      readsPlaces({ Nice: "Nice (06)", Tours: "Tours (37)" });
      readsPlaces({ mer: "Mer (41)", gap: "Gap (05)", sens: "Sens (89)", "à orange": "Orange (84)" }, true);
      readsPlaces({ "Mer, Loir-et-Cher": "Mer (41)", "Tours, Indre-et-Loire": "Tours (37)" });
    });

    it("is not read out of a sentence that only holds the word", () => {
      readsPlaces({
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
    readsPlaces({
      "j'habite rue de Toulouse à Tarbes": "Tarbes (65)",
      "2 avenue de Nice, Dreux": "Dreux (28)",
      "j'habite rue Victor Hugo": "rien",
      "je m'appelle Albert": "rien",
    });
  });
});
