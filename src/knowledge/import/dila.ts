/** Reads the DILA directory of public offices: the dump (`{"service":[…]}`), or the pages of its API (JSON inside strings). */

import { DILA_PREFIX, DILA_SOURCE, NETWORK_OF_PIVOT } from "../formats/dila-fields.js";
import { hoursFromDila } from "../hours/from-dila.js";
import { saysByAppointment } from "../hours/from-text.js";
import type { NetworkId } from "../taxonomy.js";
import { type Draft, type Format, fault, position, type Reading, textOf } from "./format.js";
import { jsonRecords } from "./json-records.js";

type Item = Record<string, unknown>;

export const dila: Format = {
  records: (bytes, file, limits) => jsonRecords(bytes, file, ["service", "services", "results"], limits),
  read,
  lenient: true,
  allOrNothing: false,
  onlyWhenNew: [],
};

function read(record: Item): Reading[] {
  const [id, nom] = [textOf(record.id), textOf(record.nom)];
  if (!id) return fault("id", "champ manquant : un enregistrement de la DILA en a un");
  if (!nom) return fault("nom", "champ manquant");
  const pivots = items(record.pivot);
  if (record.pivot === undefined) return fault("pivot", "champ manquant : un enregistrement de la DILA en a un");
  const types = pivots.map((pivot) => textOf(pivot.type_service_local)).filter((type) => type !== null);
  const network = types.map(networkOfPivot).find((found) => found !== null);
  if (!network) return [{ kind: "outside", why: types[0] ?? "sans type" }];
  if (record.statut_de_diffusion === "false") return [{ kind: "outside", why: "non diffusé" }];
  const oldCode = textOf(record.ancien_code_pivot);
  const draft = { id: `${DILA_PREFIX}:${oldCode ?? id}`, nom, network, ...where(record, pivots), ...contact(record) };
  return [{ kind: "place", draft: { ...draft, source: DILA_SOURCE, date_maj: record.date_modification } }];
}

function networkOfPivot(type: string): NetworkId | null {
  return Object.hasOwn(NETWORK_OF_PIVOT, type) ? (NETWORK_OF_PIVOT[type] ?? null) : null;
}

/** The address where people are received, rather than the one for letters. */
function where(record: Item, pivots: Item[]): Draft {
  const addresses = items(record.adresse);
  const address = addresses.find((item) => item.type_adresse === "Adresse") ?? addresses[0] ?? {};
  const served = pivots[0]?.code_insee_commune;
  const more = [address.complement1, address.complement2, address.service_distribution].map(textOf);
  return {
    adresse: textOf(address.numero_voie),
    complement_adresse: more.filter((part) => part !== null).join(", ") || null,
    code_postal: textOf(address.code_postal),
    code_insee: textOf(record.code_insee_commune) ?? textOf(Array.isArray(served) ? served[0] : served),
    commune: textOf(address.nom_commune),
    ...position(address.latitude, address.longitude, "annuaire de l'administration"),
  };
}

function contact(record: Item): Draft {
  return {
    telephone: textOf(items(record.telephone)[0]?.valeur),
    courriel: first(record.adresse_courriel),
    site_web: textOf(items(record.site_internet)[0]?.valeur),
    commentaire: textOf(record.information_complementaire),
    siret: textOf(record.siret),
    lien_source: textOf(record.url_service_public),
    ...hours(record),
  };
}

/** A comment may take back what the hours say: then only the words of the source are kept. */
function hours(record: Item): Draft {
  const periods = items(record.plage_ouverture);
  const comment = textOf(record.commentaire_plage_ouverture);
  if (periods.length === 0) return { horaires_accueil: null, horaires_texte: comment };
  const osm = comment && !saysByAppointment(comment) ? null : hoursFromDila(periods);
  if (osm && !comment) return { horaires_accueil: osm, horaires_texte: null };
  const said = [...periods.map(inWords), comment].filter(Boolean).join(" ; ");
  return { horaires_accueil: osm, horaires_texte: said || null };
}

function inWords(period: Item): string {
  const at = (field: string) => textOf(period[field])?.slice(0, 5) ?? "";
  const [from, to] = [textOf(period.nom_jour_debut) ?? "", textOf(period.nom_jour_fin) ?? ""];
  const ranges = [1, 2].map((rank) => [at(`valeur_heure_debut_${rank}`), at(`valeur_heure_fin_${rank}`)]);
  const said = ranges.filter(([start, end]) => start || end).map(([start, end]) => `${start} - ${end}`);
  const comment = textOf(period.commentaire);
  return `${to && to !== from ? `${from} au ${to}` : from} ${said.join(" / ")}${comment ? ` (${comment})` : ""}`.trim();
}

/** Items of a list, which the API gives as JSON inside a string. */
function items(value: unknown): Item[] {
  const list = unfold(value);
  return Array.isArray(list) ? list.filter((item): item is Item => typeof item === "object" && item !== null) : [];
}

function first(value: unknown): string | null {
  const list = unfold(value);
  return textOf(Array.isArray(list) ? list[0] : list)?.split(/[;,\s]+/)[0] ?? null;
}

function unfold(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    const inner: unknown = JSON.parse(value);
    return Array.isArray(inner) ? inner : [inner];
  } catch {
    return null;
  }
}
