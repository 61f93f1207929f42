/** Places for the tests of exports: one that says everything, and the text of any list of places in a format. */

import type { ExportFormat, Tally } from "../../../src/knowledge/export/format.js";
import { writeAll } from "../../../src/knowledge/export/format.js";
import { type Structure, structureSchema } from "../../../src/knowledge/schema.js";

/** A valid place with every field filled; `changes` replaces some. */
export function samplePlace(changes: Partial<Structure> = {}): Structure {
  const place = {
    id: "essai:ml-28134-01",
    nom: "Mission locale - Dreux",
    network: "mission_locale",
    subtype: "antenne",
    adresse: "1 rue de l'Essai",
    code_postal: "28100",
    code_insee: "28134",
    commune: "Dreux",
    departement: "28",
    region: "24",
    latitude: 48.73624,
    longitude: 1.36814,
    geo_precision: "address",
    geo_source: "essai",
    telephone: "02 37 38 57 67",
    courriel: "contact@exemple.fr",
    site_web: "https://exemple.fr",
    horaires_accueil: 'Mo-Fr 09:00-12:00,14:00-17:00; We 09:00-12:00 "sur rendez-vous"; PH off',
    horaires_texte: null,
    commentaire: 'Au fond de la cour, porte "B" ; sonner\ndeux fois',
    rendez_vous: "Oui",
    operator: "=Association d'essai",
    notes: ["première ; note", "a | b"],
    siret: "13003013300016",
    complement_adresse: "Bâtiment B",
    description: "Un accueil pour les jeunes de Dreux.",
    accessibilite_lieu: "https://acceslibre.beta.gouv.fr/app/28-dreux/a/essai/",
    lien_source: "https://exemple.fr/lieux/1",
    zone_eligibilite: ["28", "200040277"],
    same_as: ["autre:1"],
    vanished_on: null,
    verified_on: "2026-11-02",
    source: "essai",
    date_maj: "2026-11",
    ...changes,
  };
  return structureSchema.parse(place) as Structure;
}

/** The whole text of `places` in a format, and what was counted. */
export function written(places: Iterable<Structure>, format: ExportFormat): { text: string; tally: Tally } {
  const tally: Tally = { places: 0, records: 0, leftOut: new Map() };
  return { text: [...writeAll(places, format, tally)].join(""), tally };
}
