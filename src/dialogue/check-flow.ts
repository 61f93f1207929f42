/** Checks the flow as a whole: every question can be reached, every answer leads on, every sentence is short and fair. */

import type { Fault } from "../errors.js";
import { EMPTY_PROFILE, isServed, placeOfCommune } from "../matching/profile.js";
import { parisDay, type World } from "../turn/world.js";
import type { Question } from "./flow.js";
import { GUARDS } from "./guards.js";
import { chooseCommune, mergeChoice } from "./merge.js";
import { nextQuestion } from "./next-question.js";
import { everySentence, wordsIn } from "./sentences.js";
import { leaveAside, NEW_SESSION, type Session } from "./session.js";

const FILE = "orientation.yaml";
const MOST_WORDS = 25;

/** Every fault of the flow and of its sentences, one a line; none when all is well. */
export function checkFlow(world: World): Fault[] {
  const { asked, faults } = walkFlow(world);
  const unreachable = world.flow.questions
    .filter(({ id }) => !asked.has(id))
    .map(({ id }) => ({ file: FILE, field: `questions.${id}`, problem: "question que rien ne fait poser" }));
  return [...faults, ...unreachable, ...checkSentences(world)];
}

interface Walked {
  /** Ids of the questions that were asked. */
  asked: Set<string>;
  faults: Fault[];
}

/** Answers every question in every way, from the beginning to a referral. */
function walkFlow(world: World): Walked {
  const asked = new Set<string>();
  const faults: Fault[] = [];
  const open: Session[] = [NEW_SESSION, withHomonyms(world)];
  const seen = new Set<string>();
  for (let session = open.pop(); session !== undefined; session = open.pop()) {
    const question = nextQuestion(session, world);
    if (!question) {
      if (!leadsSomewhere(session, world)) faults.push(noDoor(session));
      continue;
    }
    asked.add(question.id);
    for (const { label, next } of answersTo(question, session, world)) {
      if (GUARDS[question.ask_when](next) && !next.leftAside.includes(question.id))
        faults.push({ file: FILE, field: `questions.${question.id}`, problem: `« ${label} » ne mène à rien` });
      const key = JSON.stringify([next.profile, next.candidates, next.leftAside]);
      if (!seen.has(key)) open.push(next);
      seen.add(key);
    }
  }
  return { asked, faults };
}

/** The session after each suggested answer, and after none. */
function answersTo(question: Question, session: Session, world: World): { label: string; next: Session }[] {
  const choices = question.choices.map((choice) => ({ label: choice.label, next: mergeChoice(session, choice) }));
  const communes = question.fills === "place" ? sampleCommunes(world) : [];
  const places = communes.map((code) => ({ label: code, next: chooseCommune(session, code, world.knowledge) }));
  return [...choices, ...places, { label: "je ne sais pas", next: leaveAside({ ...session, past: [] }, question.id) }];
}

/** The largest commune of each region that is served. */
function sampleCommunes({ knowledge }: World): string[] {
  const largest = new Map<string | null, { code: string; population: number }>();
  for (const { code, population } of knowledge.communes.byCode.values()) {
    const place = placeOfCommune(code, knowledge);
    const known = largest.get(place.region);
    if (isServed(place, knowledge) && (!known || population > known.population))
      largest.set(place.region, { code, population });
  }
  return [...largest.values()].map(({ code }) => code);
}

/** The beginning, with a name that several communes bear. */
function withHomonyms({ knowledge }: World): Session {
  const several = [...knowledge.communes.byName.values()].find((communes) => communes.length > 1) ?? [];
  return { ...NEW_SESSION, candidates: several.map(({ code }) => code) };
}

function leadsSomewhere({ profile }: Session, { referrer, now }: World): boolean {
  return referrer.firstDoor(profile, parisDay(now)) !== undefined;
}

function noDoor({ profile }: Session): Fault {
  const said = Object.entries(profile).filter(([key, value]) => value !== EMPTY_PROFILE[key as keyof typeof profile]);
  return { file: FILE, field: "questions", problem: `aucun lieu pour ${JSON.stringify(Object.fromEntries(said))}` };
}

/** Names of jobs and people in one gender only: the other one, or a neutral word, must stand beside them. */
const GENDERED =
  /\b(un|le|votre|ce) (conseiller|salarié|étudiant|chômeur|employé|formateur|directeur|technicien|vendeur|ouvrier|agriculteur|infirmier|éducateur|animateur|boulanger|cuisinier|entrepreneur|artisan boulanger|travailleur|demandeur)\b|\bassistante sociale\b|\bsecrétaires femmes\b/i;
const BOTH_GENDERS = /\bou une? |·e|\(e\)/;

function checkSentences(world: World): Fault[] {
  return everySentence(world).flatMap(({ from, sentence }) => {
    const words = wordsIn(sentence);
    const long = words > MOST_WORDS ? [`phrase de ${words} mots : « ${sentence} »`] : [];
    const gendered =
      GENDERED.test(sentence) && !BOTH_GENDERS.test(sentence) ? [`métier d'un seul genre : « ${sentence} »`] : [];
    return [...long, ...gendered].map((problem) => ({ file: from, field: "phrase", problem }));
  });
}
