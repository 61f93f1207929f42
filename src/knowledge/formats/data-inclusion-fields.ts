/** How data.inclusion v1 names our networks ("reseaux_porteurs"), and the fields that both formats share. */

import type { Structure } from "../schema.js";
import type { NetworkId } from "../taxonomy.js";

/** Value of `reseaux_porteurs` for each network that has one; CIO, Apec, Transitions Pro, SCUIO and others have none. */
export const RESEAU_OF_NETWORK: Readonly<Partial<Record<NetworkId, string>>> = {
  mission_locale: "mission-locale",
  france_travail: "france-travail",
  cap_emploi: "cap-emploi-reseau-cheops",
  cidff: "cidff",
  mdph: "mdph",
  plie: "plie",
  maison_emploi: "maisons-de-l-emploi",
  e2c: "ecoles-de-la-deuxieme-chance",
  epide: "epide",
  info_jeunes: "reseau-information-jeunesse",
  bge: "reseau-bge",
  cci: "chambres-consulaires",
  cma: "chambres-consulaires",
  chambre_agriculture: "chambres-consulaires",
  france_services: "france-service",
  adie: "adie",
  agefiph: "agefiph",
  initiative_france: "initiative-france",
  msa: "mutualite-sociale-agricole",
  conseil_departemental: "departements",
  conseil_regional: "regions",
};

/** Values that several of our networks share, or that say more than one thing: the name of the place decides. */
const SHARED = new Set(["chambres-consulaires", "departements", "regions"]);

/** Kinds of structure of the integration through economic activity (SIAE). */
const SIAE = ["aci", "ai", "ei", "eiti", "etti"];

/** Network of each `reseaux_porteurs` value that means one of ours and no other. */
export const NETWORK_OF_RESEAU: ReadonlyMap<string, NetworkId> = new Map([
  ...Object.entries(RESEAU_OF_NETWORK)
    .filter(([, reseau]) => !SHARED.has(reseau))
    .map(([network, reseau]): [string, NetworkId] => [reseau, network as NetworkId]),
  ...SIAE.map((reseau): [string, NetworkId] => [reseau, "siae"]),
]);

/** Fields with the same name and meaning in data.inclusion and in the knowledge base. */
export const SHARED_FIELDS = [
  "id",
  "nom",
  "adresse",
  "complement_adresse",
  "code_postal",
  "code_insee",
  "commune",
  "latitude",
  "longitude",
  "telephone",
  "courriel",
  "site_web",
  "horaires_accueil",
  "description",
  "siret",
  "accessibilite_lieu",
  "lien_source",
  "source",
  "date_maj",
] as const satisfies readonly (keyof Structure)[];
