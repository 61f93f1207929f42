/** A simulated citizen: knows who they are, answers what is asked, sometimes beside the point, sometimes changes their mind. */

import { NEW_SESSION, type Session } from "../../src/dialogue/session.js";
import type { Knowledge } from "../../src/knowledge/load.js";
import type { NeedId, StatusId } from "../../src/knowledge/taxonomy.js";
import { EMPTY_PROFILE, type Profile, placeOfCommune } from "../../src/matching/profile.js";
import { takeTurn } from "../../src/turn/turn.js";
import { parisDay, type World } from "../../src/turn/world.js";

/** Numbers between 0 and 1, the same at each run (a linear congruential generator). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How each status and need is said: in the words of the buttons, and for the others in everyday words. */
const STATUS_SAID: Partial<Record<StatusId, string>> = {
  collegien_lyceen: "Au collège ou au lycée",
  etudiant: "En études supérieures",
  apprenti: "En apprentissage",
  decrocheur: "J'ai quitté l'école",
  demandeur_emploi: "Sans emploi",
  salarie: "En emploi dans le privé",
  agent_public: "Dans la fonction publique",
  independant: "À mon compte",
};
const NEED_SAID: Partial<Record<NeedId, string>> = {
  bilan_projet: "Je ne sais pas quoi faire",
  recherche_emploi: "Trouver un emploi",
  info_formation: "Trouver une formation",
  vae: "Faire reconnaître mon expérience",
  creation_entreprise: "Créer une activité",
  alternance: "trouver une alternance",
  financement: "comment payer ma formation",
  frein_logement: "trouver un logement",
  frein_mobilite: "j'ai besoin du permis pour me déplacer",
  illettrisme_savoirs_base: "apprendre à lire et à écrire",
  info_metiers: "me renseigner sur un métier",
};
const AGES: Partial<Record<StatusId, readonly [number, number]>> = {
  collegien_lyceen: [12, 18],
  etudiant: [18, 27],
  apprenti: [16, 28],
  decrocheur: [16, 25],
};
const GROWN_UP: readonly [number, number] = [18, 64];
const BESIDE = [
  "il fait beau",
  "euh",
  "attendez",
  "pourquoi ?",
  "c'est anonyme ?",
  "c'est quoi le cpf ?",
  "blop",
  "je vous entends mal",
];
/** How often, at a recap, they come for something else after all. */
const CHANGE_OF_MIND = 0.05;
/** Messages after which the citizen gives up. */
const PATIENCE = 24;

export interface Walk {
  hidden: Profile;
  /** Questions that the assistant asked before the first result, the recap aside. */
  questions: number;
  /** Questions of a service that asks in order everything it was not told: need, situation, commune, age. */
  inOrder: number;
  /** First door shown, and the one that the whole profile would have had. */
  door: string | undefined;
  expected: string | undefined;
}

/** One conversation from the first message to the result; `door` is undefined when the citizen gave up. */
export function walk(world: World, random: () => number, communes: readonly string[]): Walk {
  let hidden = hiddenProfile(world.knowledge, random, communes);
  const expectedFor = (profile: Profile) => world.referrer.firstDoor(profile, parisDay(world.now));
  let session: Session = NEW_SESSION;
  const inOrder = random() < 0.3 ? 4 : 3;
  let text = inOrder === 4 ? "bonjour" : (NEED_SAID[hidden.needs[0] ?? "bilan_projet"] ?? "bonjour");
  let asked = "";
  let questions = 0;
  for (let turn = 0; turn < PATIENCE; turn += 1) {
    const answer = takeTurn(session, { text, channel: "web" }, world);
    session = answer.session;
    const referred = answer.facts.find((fact) => fact.kind === "referred");
    if (referred?.kind === "referred") {
      return { hidden, questions, inOrder, door: referred.networks[0], expected: expectedFor(hidden) };
    }
    const { waiting } = session;
    if (waiting.for === "question" && waiting.id !== asked) questions += 1;
    asked = waiting.for === "question" ? waiting.id : "";
    if (waiting.for === "recap" && random() < CHANGE_OF_MIND) {
      hidden = { ...hidden, needs: ["recherche_emploi"] };
      text = "non, en fait je cherche un emploi";
      continue;
    }
    text =
      random() < 0.1
        ? (BESIDE[Math.floor(random() * BESIDE.length)] ?? "euh")
        : answerOf(session, hidden, world, random);
  }
  return { hidden, questions, inOrder, door: undefined, expected: expectedFor(hidden) };
}

function hiddenProfile(knowledge: Knowledge, random: () => number, communes: readonly string[]): Profile {
  const pick = <Thing>(things: readonly Thing[]): Thing => things[Math.floor(random() * things.length)] as Thing;
  const status = pick(Object.keys(STATUS_SAID)) as StatusId;
  const [from, to] = AGES[status] ?? GROWN_UP;
  const age = from + Math.floor(random() * (to - from + 1));
  const need = status === "collegien_lyceen" ? "orientation_scolaire" : (pick(Object.keys(NEED_SAID)) as NeedId);
  const place = placeOfCommune(pick(communes), knowledge);
  const needs: NeedId[] = [status === "etudiant" && need === "bilan_projet" ? "orientation_scolaire" : need];
  return { ...EMPTY_PROFILE, status, needs, ages: [age, age], place };
}

/** An honest answer to what is waited for; at the recap, now and then, the age is said again as a correction. */
function answerOf(
  { waiting, candidates }: Session,
  hidden: Profile,
  { knowledge }: World,
  random: () => number,
): string {
  const age = String(hidden.ages?.[0] ?? "");
  if (waiting.for === "recap") return random() < 0.1 ? `non, j'ai ${age} ans` : "oui";
  if (waiting.for !== "question") return "je veux continuer";
  const commune = knowledge.communes.byCode.get(hidden.place?.commune ?? "");
  switch (waiting.id) {
    case "besoin":
      return NEED_SAID[hidden.needs[0] ?? "bilan_projet"] ?? "Choisir mes études";
    case "situation":
      return STATUS_SAID[hidden.status] ?? "Autre situation";
    case "age":
      return age;
    case "commune_precise":
      return candidates.includes(commune?.code ?? "")
        ? (knowledge.departements.get(commune?.departement ?? "")?.name ?? "")
        : (commune?.postcodes[0] ?? "");
    default:
      return commune?.name ?? "";
  }
}
