/** How the DILA directory of public offices names our networks: its type codes ("pivot"). */

import type { NetworkId } from "../taxonomy.js";

/** Network of each DILA type code; a code that is not here is outside the service. */
export const NETWORK_OF_PIVOT: Readonly<Record<string, NetworkId>> = {
  mission_locale: "mission_locale",
  cio: "cio",
  france_travail: "france_travail",
  pole_emploi: "france_travail",
  cap_emploi: "cap_emploi",
  apec: "apec",
  apecita: "apecita",
  cij: "info_jeunes",
  cidf: "cidff",
  suio: "scuio",
  greta: "greta",
  epide: "epide",
  maison_emploi: "maison_emploi",
  maison_handicapees: "mdph",
  agefiph: "agefiph",
  cci: "cci",
  chambre_metier: "cma",
  chambre_agriculture: "chambre_agriculture",
  carif_oref: "carif_oref",
  dronisep: "onisep",
  cg: "conseil_departemental",
  cr: "conseil_regional",
  france_services: "france_services",
  cdg: "cdg",
  cnfpt: "cnfpt",
  crous: "crous",
  ofii: "ofii",
  msa: "msa",
};

/** Source of the records as the base names it, and what its ids begin with. */
export const DILA_SOURCE = "Annuaire de l'administration (DILA)";
export const DILA_PREFIX = "dila";
