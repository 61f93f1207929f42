/** Opening hours of the DILA directory: read whole into OSM syntax, or not at all. */

import { expect } from "chai";
import { hoursFromDila } from "../../../src/knowledge/hours/from-dila.js";

function period(first: string, last: string, times: string[], commentaire = ""): Record<string, string> {
  const [debut1 = "", fin1 = "", debut2 = "", fin2 = ""] = times;
  return {
    nom_jour_debut: first,
    nom_jour_fin: last,
    valeur_heure_debut_1: debut1,
    valeur_heure_fin_1: fin1,
    valeur_heure_debut_2: debut2,
    valeur_heure_fin_2: fin2,
    commentaire,
  };
}
const MORNING = ["09:00:00", "12:00:00"];
const DAY = [...MORNING, "13:30:00", "17:00:00"];

describe("opening hours read from a DILA record", () => {
  it("reads spans of days, single days and one or two ranges", () => {
    const week = [
      period("Lundi", "Jeudi", DAY),
      period("Vendredi", "Vendredi", MORNING),
      period("Samedi", "", MORNING),
    ];
    expect(hoursFromDila(week)).to.equal("Mo-Th 09:00-12:00,13:30-17:00; Fr-Sa 09:00-12:00");
  });

  it("adds up the periods of one day", () => {
    const afternoon = period("Lundi", "Lundi", ["14:00:00", "16:00:00"]);
    expect(hoursFromDila([afternoon, period("Lundi", "Mardi", MORNING)])).to.equal(
      "Mo 09:00-12:00,14:00-16:00; Tu 09:00-12:00",
    );
  });

  it("takes an afternoon told without a morning", () => {
    expect(hoursFromDila([period("Lundi", "Lundi", ["", "", "14:00:00", "17:00:00"])])).to.equal("Mo 14:00-17:00");
  });

  it("keeps 'by appointment' as a comment", () => {
    expect(hoursFromDila([period("Mardi", "Mardi", MORNING, "Sur rendez-vous.")])).to.equal(
      'Tu 09:00-12:00 "sur rendez-vous"',
    );
  });

  it("says nothing when a comment may take back the hours", () => {
    const comment = "Accueil ouvert uniquement hors vacances scolaires l'après-midi.";
    expect(hoursFromDila([period("Mardi", "Mardi", DAY, comment), period("Jeudi", "Jeudi", DAY)])).to.equal(null);
    const mixed = [period("Mardi", "Mardi", MORNING), period("Mardi", "Mardi", ["14:00:00", "17:00:00"], "Sur rdv")];
    expect(hoursFromDila(mixed)).to.equal(null);
  });

  it("refuses what is empty, impossible or of another shape", () => {
    const refused: unknown[] = [
      undefined,
      null,
      "",
      "[]",
      [],
      [{}],
      [period("Lundi", "Vendredi", [])],
      [period("Lundi", "Vendredi", ["09:00:00"])],
      [period("Lundi", "Vendredi", ["12:00:00", "09:00:00"])],
      [period("Lundi", "Vendredi", ["09:00:00", "25:00:00"])],
      [period("Lundi", "Vendredi", ["09:00:00", "12:00:00", "11:00:00", "17:00:00"])],
      [period("Lundi", "Vendredi", ["9h", "12h"])],
      [period("Vendredi", "Lundi", MORNING)],
      [period("Lundi", "Férié", MORNING)],
      [period("", "", MORNING)],
    ];
    for (const record of refused) expect(hoursFromDila(record), JSON.stringify(record)).to.equal(null);
  });
});
