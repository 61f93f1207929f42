/** The closed vocabulary of the project: the ids that knowledge files, readings, profiles and statistics all use. */

export const STATUSES = [
  "collegien_lyceen",
  "etudiant",
  "apprenti",
  "decrocheur",
  "demandeur_emploi",
  "salarie",
  "agent_public",
  "independant",
  "inactif",
  "benevole",
  "professionnel",
  "unknown",
] as const;
export type StatusId = (typeof STATUSES)[number];

export const FLAGS = [
  "jeune",
  "senior",
  "handicap",
  "cadre",
  "interim",
  "agriculture",
  "spectacle",
  "sante_social",
  "femme_droits",
  "etranger",
  "parent_pour_enfant",
  "urgence_detresse",
] as const;
export type FlagId = (typeof FLAGS)[number];

export const NEEDS = [
  "info_metiers",
  "info_formation",
  "orientation_scolaire",
  "alternance",
  "vae",
  "financement",
  "bilan_projet",
  "cep_accompagnement",
  "recherche_emploi",
  "creation_entreprise",
  "decrochage",
  "illettrisme_savoirs_base",
  "frein_mobilite",
  "frein_logement",
  "frein_sante",
  "droits_travail",
  "horaires_contact",
  "rdv_humain",
  "hors_sujet",
] as const;
export type NeedId = (typeof NEEDS)[number];

/** Networks that take part in the service, as members or partners. */
export const MEMBER_NETWORKS = [
  "mission_locale",
  "cio",
  "france_travail",
  "cap_emploi",
  "apec",
  "avenir_actifs",
  "transitions_pro",
  "opco",
  "afdas",
  "cci",
  "cma",
  "chambre_agriculture",
  "espace_conseil_vae",
  "scuio",
  "info_jeunes",
  "cidff",
  "cria",
  "bge",
  "cite_des_metiers",
  "mcef",
  "maison_emploi",
  "mife",
  "plie",
  "e2c",
  "epide",
  "psad",
  "mdph",
  "agefiph",
  "apecita",
  "greta",
  "conseil_departemental",
  "conseil_regional",
  "carif_oref",
  "onisep",
  "phare28",
  "ligue_enseignement",
  "france_services",
] as const;

/** Doors outside the service to which a person is redirected. */
export const OTHER_DOORS = [
  "etablissement_psyen",
  "employeur_cmc",
  "cdg",
  "cnfpt",
  "anfh",
  "fiphfp",
  "defense_mobilite",
  "rectorat_rh_proximite",
  "rectorat_caes",
  "crous",
  "cfa",
  "mediateur_apprentissage",
  "cfppa",
  "ifsi",
  "enic_naric",
  "ofii",
  "asso_fle",
  "adie",
  "initiative_france",
  "inspection_travail",
  "defenseur_des_droits",
  "service_sante_travail",
  "siae",
  "agence_emploi",
  "akto",
  "ocapiat",
  "vivea",
  "msa",
  "solidarite_paysans",
  "anefa",
  "cibc",
  "pdva",
] as const;

export const NETWORKS = [...MEMBER_NETWORKS, ...OTHER_DOORS] as const;
export type NetworkId = (typeof NETWORKS)[number];

/** Age bands of the vocabulary: young from 16 to 25 (26 is not), senior from 50. */
export function ageFlag(age: number): FlagId | null {
  if (age >= 16 && age <= 25) return "jeune";
  return age >= 50 ? "senior" : null;
}

/** Whom a request is about: the one who writes, their child, somebody they accompany in their work, or somebody close. */
export const CONCERNED = ["self", "child", "client", "relative"] as const;
export type Concerned = (typeof CONCERNED)[number];
