/** How our needs and publics are said in the closed vocabularies of data.inclusion services (v1.0.8). */

import type { Public } from "../schema.js";
import { type FlagId, type NeedId, STATUSES, type StatusId } from "../taxonomy.js";

/** What a need is as a service: its type where the need alone tells it, and the themes that say the same thing. */
export interface ServiceTerm {
  type: "accompagnement" | "information" | null;
  thematiques: readonly string[];
}

const CHOOSING_A_JOB = [
  "choisir-un-metier--confirmer-son-choix-de-metier",
  "choisir-un-metier--identifier-ses-points-forts-et-ses-competences",
];

/**
 * Needs that are a service; opening hours, a human to talk to and off-topic requests are none. A need to which no theme
 * corresponds (VAE, leaving school early) has none rather than a near one.
 */
export const SERVICE_OF_NEED: Partial<Record<NeedId, ServiceTerm>> = {
  info_metiers: {
    type: "information",
    thematiques: ["choisir-un-metier--decouvrir-un-metier-ou-un-secteur-dactivite"],
  },
  info_formation: { type: "information", thematiques: ["se-former--trouver-sa-formation"] },
  orientation_scolaire: { type: null, thematiques: ["se-former--trouver-sa-formation"] },
  alternance: { type: null, thematiques: ["se-former--trouver-sa-formation"] },
  vae: { type: null, thematiques: [] },
  financement: { type: null, thematiques: ["se-former--monter-son-dossier-de-formation"] },
  bilan_projet: { type: "accompagnement", thematiques: CHOOSING_A_JOB },
  cep_accompagnement: { type: "accompagnement", thematiques: CHOOSING_A_JOB },
  recherche_emploi: {
    type: "accompagnement",
    thematiques: ["preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi"],
  },
  creation_entreprise: {
    type: "accompagnement",
    thematiques: ["creer-une-entreprise--definir-son-projet-de-creation-dentreprise"],
  },
  decrochage: { type: "accompagnement", thematiques: [] },
  illettrisme_savoirs_base: {
    type: null,
    thematiques: ["lecture-ecriture-calcul--maitriser-le-calcul", "lecture-ecriture-calcul--maitriser-le-francais"],
  },
  frein_mobilite: { type: null, thematiques: ["mobilite--etre-accompagne-dans-son-parcours-mobilite"] },
  frein_logement: {
    type: null,
    thematiques: ["logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement"],
  },
  frein_sante: { type: null, thematiques: [] },
  droits_travail: {
    type: null,
    thematiques: ["difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits"],
  },
};

const PUBLIC_OF_STATUS: Partial<Record<StatusId, string>> = {
  collegien_lyceen: "jeunes",
  etudiant: "etudiants",
  apprenti: "actifs",
  demandeur_emploi: "demandeurs-emploi",
  salarie: "actifs",
  agent_public: "actifs",
  independant: "actifs",
};

const PUBLIC_OF_FLAG: Partial<Record<FlagId, string>> = {
  jeune: "jeunes",
  senior: "seniors",
  handicap: "personnes-en-situation-de-handicap",
  etranger: "personnes-exilees",
  parent_pour_enfant: "familles",
};

const EVERYBODY = "tous-publics";
const OLDEST_YOUNG = 25;
const YOUNGEST_SENIOR = 50;

/** The values of `publics` that hold all these publics, or null when one of them has no value: words then say them alone. */
export function publicTerms(publics: readonly Public[]): string[] | null {
  if (coversEveryStatus(publics)) return [EVERYBODY];
  const terms = publics.map(termsOf);
  if (terms.length === 0 || terms.includes(null)) return null;
  const all = new Set(terms.flatMap((term) => term ?? []));
  return all.has(EVERYBODY) ? [EVERYBODY] : [...all].sort();
}

/** A public is a conjunction, a value is not: the most telling condition is taken (flag, then age, then status). */
function termsOf(who: Public): string[] | null {
  const flags = [...(who.flags_all ?? []), ...(who.flags_any ?? [])];
  if (flags.length > 0) return allOrNone(flags.map((flag) => PUBLIC_OF_FLAG[flag]));
  if (who.ages && who.ages[1] <= OLDEST_YOUNG) return ["jeunes"];
  if (who.ages && who.ages[0] >= YOUNGEST_SENIOR) return ["seniors"];
  if (who.statuses) return allOrNone(who.statuses.map((status) => PUBLIC_OF_STATUS[status]));
  return who.ages || who.flags_none ? null : [EVERYBODY];
}

function allOrNone(terms: readonly (string | undefined)[]): string[] | null {
  const found = terms.filter((term) => term !== undefined);
  return found.length === terms.length ? found : null;
}

/** Whether the publics without any other condition make up all the situations a person can be in. */
function coversEveryStatus(publics: readonly Public[]): boolean {
  const plain = publics.filter((who) => Object.keys(who).every((key) => key === "statuses"));
  const covered = new Set(plain.flatMap(({ statuses }) => statuses ?? []));
  return STATUSES.every((status) => status === "unknown" || status === "professionnel" || covered.has(status));
}
