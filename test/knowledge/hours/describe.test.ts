/** Opening hours said in French lines. */

import { expect } from "chai";
import { describeHours } from "../../../src/knowledge/hours/describe.js";

const SAID: Record<string, string[]> = {
  "Mo-Fr 09:00-12:00,13:30-17:00": ["du lundi au vendredi : 9 h – 12 h, 13 h 30 – 17 h"],
  "Mo-Tu 08:45-12:00; Sa 09:00-12:05; PH off": [
    "lundi et mardi : 8 h 45 – 12 h",
    "samedi : 9 h – 12 h 05",
    "fermé les jours fériés",
  ],
  "Mo,We,Th 09:00-12:00; Su,PH off": ["lundi : 9 h – 12 h", "mercredi et jeudi : 9 h – 12 h", "fermé les jours fériés"],
  "Mo-Fr 09:00-17:00; We 09:00-12:00; Th closed": [
    "lundi et mardi : 9 h – 17 h",
    "mercredi : 9 h – 12 h",
    "vendredi : 9 h – 17 h",
  ],
  'Tu 09:00-12:00 "sur rendez-vous"': ["mardi : 9 h – 12 h (sur rendez-vous)"],
  "Mo-Fr 09:00-12:00; SH off": ["du lundi au vendredi : 9 h – 12 h", "fermé pendant les vacances scolaires"],
  "20:00-08:00": ["du lundi au dimanche : 20 h – 8 h"],
  "24/7": ["24 h/24, 7 j/7"],
};

describe("opening hours in French", () => {
  for (const [osm, lines] of Object.entries(SAID)) {
    it(`says ${osm}`, () => expect(describeHours(osm)).to.deep.equal(lines));
  }

  it("says nothing of an expression that is more than a plain week", () => {
    for (const osm of [
      "",
      "Jul-Aug Mo 09:00-12:00",
      "Mo[1] 09:00-12:00",
      "SH Mo 09:00-12:00",
      "PH 09:00-12:00",
      "Lundi",
    ])
      expect(describeHours(osm), osm).to.deep.equal([]);
  });
});
