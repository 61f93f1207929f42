/** Opening hours given as French text: read whole into OSM syntax, or not at all. The texts are those of the sources. */

import { expect } from "chai";
import { hoursFromText, saysByAppointment } from "../../../src/knowledge/hours/from-text.js";
import { isOsmHours } from "../../../src/knowledge/hours/opening.js";

const UNDERSTOOD: Record<string, string> = {
  "Jeudi 09:00 - 12:00": "Th 09:00-12:00",
  "Lundi 08:00 - 17:00; Mardi 08:00 - 17:00; Mercredi 08:00 - 17:00; Jeudi 08:00 - 17:00; Vendredi 08:00 - 17:00":
    "Mo-Fr 08:00-17:00",
  "Lundi 08:30 - 12:00 / 13:30 - 17:00; Mardi 08:30 - 12:00 / 13:30 - 17:00; Mercredi 08:30 - 13:00; Jeudi 08:30 - 13:00; Vendredi 08:30 - 12:00 / 13:30 - 17:00":
    "Mo-Tu 08:30-12:00,13:30-17:00; We-Th 08:30-13:00; Fr 08:30-12:00,13:30-17:00",
  "Mardi 14:00 - 17:00; Samedi 09:00 - 12:00": "Tu 14:00-17:00; Sa 09:00-12:00",
  "Lundi 09:45 - 12:00 / 09:45 - 12:00 / 13:45 - 15:30": "Mo 09:45-12:00,13:45-15:30",
  "Du lundi au mercredi 08h30 / 12h30 - 13h30 / 17h30 ;  le jeudi 13h30 / 17h30 ; le vendredi 08h30 / 12h30 - 13h30 / 16h30":
    "Mo-We 08:30-12:30,13:30-17:30; Th 13:30-17:30; Fr 08:30-12:30,13:30-16:30",
  "Du lundi au vendredi 09h00 à 12h30 et de 13h30 à 17h30": "Mo-Fr 09:00-12:30,13:30-17:30",
  "Du lundi au vendredi : 09:00–12:30 / 13:30–17:30": "Mo-Fr 09:00-12:30,13:30-17:30",
  "Du lundi au vendredi de 9h à 12h30 et de 13h30 à 17h30, fermé les mardi après-midi":
    "Mo 09:00-12:30,13:30-17:30; Tu 09:00-12:30; We-Fr 09:00-12:30,13:30-17:30",
  "Lundi; 13h30 – 17h30; Mardi; 13h30 – 17h30; Mercredi; 10h – 12h  13h30 – 17h30; Samedi; Fermé":
    "Mo-Tu 13:30-17:30; We 10:00-12:00,13:30-17:30",
  "Lundi : 8h30 – 12h30 / 13h45 – 17h30; Mardi : Fermé au public le matin / 13h45 – 17h30; Jeudi : 8h30 – 20h00":
    "Mo 08:30-12:30,13:45-17:30; Tu 13:45-17:30; Th 08:30-20:00",
  "Lundi, mardi et jeudi 9 h 30 - 12 h": "Mo-Tu 09:30-12:00; Th 09:30-12:00",
  "Lundi 14h-17h / 9h-12h": "Mo 09:00-12:00,14:00-17:00",
  "Lundi et mardi de 9h à 12h, sur rendez-vous": 'Mo-Tu 09:00-12:00 "sur rendez-vous"',
  "Mercredi 9h-12h (uniquement sur RDV); vendredi 9h-12h": 'We 09:00-12:00 "sur rendez-vous"; Fr 09:00-12:00',
  "Samedi 18:00 - 24:00": "Sa 18:00-24:00",
};

const NOT_UNDERSTOOD = [
  "",
  "Fermé",
  "9h à 17h",
  "Lundi",
  "Lundi sur rendez-vous",
  "Horaires : lundi 9h-12h",
  "Du lundi au vendredi 9h-12h, sauf le mercredi",
  "Du lundi au vendredi 9h-12h, fermé le mercredi",
  "En période scolaire: Mardi 8h30-12h00 - Vacances Scolaires Mardi 8h30-12h00",
  "1er lundi du mois 9h-12h",
  "Lundi (semaines paires) 9h-12h",
  "Lundi #; mardi 9h-12h",
  "Lundi 9h-12h; du lundi au vendredi 9h-17h",
  "Vendredi au lundi 9h-12h",
  "Lundi 9h 12h",
  "Mardi : Fermé au public le matin / 9h - 17h",
  "Du lundi au vendredi de 9h à 17h, fermé les mardi après-midi",
  `Lundi 9h-12h${",".repeat(100_000)}x`,
];

const IMPOSSIBLE = [
  "Vendredi 00:00 - 00:00",
  "Lundi 12:00 - 09:00",
  "Lundi 25:00 - 26:00",
  "Lundi 09:60 - 12:00",
  "Lundi 09:00 - 24:30",
  "Lundi 08:30 - 16:30 / 08:30 - 16:00",
  "Jeudi 09:00 - 14:00 / 11:00 - 12:30",
];

describe("opening hours read from French text", () => {
  for (const [text, osm] of Object.entries(UNDERSTOOD)) {
    it(`understands ${text.slice(0, 100)}`, () => {
      expect(hoursFromText(text)).to.equal(osm);
      expect(isOsmHours(osm)).to.equal(true);
    });
  }

  for (const text of NOT_UNDERSTOOD) {
    it(`says nothing of what it understands by half: ${text.slice(0, 60)}`, () =>
      expect(hoursFromText(text)).to.equal(null));
  }

  for (const text of IMPOSSIBLE) {
    it(`refuses impossible hours: ${text}`, () => expect(hoursFromText(text)).to.equal(null));
  }

  it("knows the ways to say 'by appointment', and nothing more", () => {
    for (const text of ["Sur rendez-vous", "sur rdv.", "Uniquement sur rendez-vous", "Sur rendez-vous uniquement"])
      expect(saysByAppointment(text), text).to.equal(true);
    for (const text of ["", "sans rendez-vous", "Sur rendez-vous le mardi"])
      expect(saysByAppointment(text), text).to.equal(false);
  });
});
