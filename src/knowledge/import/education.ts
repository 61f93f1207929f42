/** Reads the directory of the ministry of education ("fr-en-annuaire-education"): its "Information et orientation" rows are the CIO. */

import { csvRows } from "./csv-rows.js";
import { type Draft, type Format, fault, position, type Reading, textOf } from "./format.js";
import { jsonRecords } from "./json-records.js";
import { csvOrJson } from "./text-kind.js";

const SOURCE = "Annuaire de l'éducation (ministère de l'Éducation nationale)";
const TYPE_OF_CIO = "Information et orientation";
const NEEDED = ["identifiant_de_l_etablissement", "nom_etablissement", "type_etablissement"];

/** How finely the directory says it placed a school, and our word for it. */
const PRECISION: readonly [RegExp, string][] = [
  [/^(parfaite|num[eé]ro)/i, "address"],
  [/^(correcte|rue|voie)/i, "street"],
  [/^(commune|ville)/i, "commune"],
];

export const education: Format = {
  records: csvOrJson(
    (bytes, file, limits) => jsonRecords(bytes, file, ["results", "records"], limits),
    (bytes, file, limits) => csvRows(bytes, file, NEEDED, limits),
  ),
  read,
  lenient: true,
  allOrNothing: false,
  onlyWhenNew: [],
};

function read(row: Record<string, unknown>): Reading[] {
  const missing = NEEDED.find((field) => !textOf(row[field]));
  if (missing) return fault(missing, "champ manquant");
  if (row.type_etablissement !== TYPE_OF_CIO) return [{ kind: "outside", why: String(row.type_etablissement) }];
  if (/^ferm/i.test(textOf(row.etat) ?? "")) return [{ kind: "outside", why: "établissement fermé" }];
  return [{ kind: "place", draft: toDraft(row) }];
}

function toDraft(row: Record<string, unknown>): Draft {
  const more = [row.adresse_2, row.adresse_3].map(textOf).filter((part) => part !== null);
  return {
    id: `uai:${textOf(row.identifiant_de_l_etablissement)}`,
    nom: textOf(row.nom_etablissement),
    network: "cio",
    adresse: textOf(row.adresse_1),
    complement_adresse: more.join(", ") || null,
    code_postal: textOf(row.code_postal),
    code_insee: textOf(row.code_commune),
    commune: textOf(row.nom_commune),
    telephone: textOf(row.telephone),
    courriel: textOf(row.mail),
    site_web: textOf(row.web),
    siret: textOf(row.siren_siret),
    ...placed(row),
    source: SOURCE,
    date_maj: row.date_maj_ligne,
  };
}

function placed(row: Record<string, unknown>): Draft {
  const draft = position(row.latitude, row.longitude, "annuaire de l'éducation");
  if (draft.latitude === undefined) return {};
  const said = textOf(row.precision_localisation) ?? "";
  return { ...draft, geo_precision: PRECISION.find(([pattern]) => pattern.test(said))?.[1] ?? null };
}
