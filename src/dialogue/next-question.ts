/** Finds the next question whose answer is still missing, and words it. */

import { nameKey } from "../knowledge/commune-index.js";
import type { Channel, Reply } from "../turn/message.js";
import { parisDay, type World } from "../turn/world.js";
import { words } from "../understanding/tokens.js";
import type { Choice, Question } from "./flow.js";
import { GUARDS } from "./guards.js";
import type { Session } from "./session.js";
import type { WordingName } from "./wording-values.js";

/** The next question to ask, in the order of the flow, or null when enough is known. */
export function nextQuestion(session: Session, world: World): Question | null {
  const guardWorld = { ...world, day: parisDay(world.now) };
  const open = world.flow.questions.filter((question) => !session.leftAside.includes(question.id));
  return open.find((question) => GUARDS[question.ask_when](session, guardWorld)) ?? null;
}

/** The question as it is said; the second time in other words when the wording has them. */
export function askQuestion(question: Question, session: Session, channel: Channel, world: World): Reply {
  const again = (session.asked[question.id] ?? 0) > 0;
  const text = world.wording.say(`questions/${question.id}` as WordingName, channel, {}, again);
  return { text, choices: choicesOf(question, session, world).map((choice) => choice.label) };
}

/** A suggested answer, and the commune it stands for when it is one of several homonyms. */
export interface OfferedChoice extends Choice {
  commune?: string;
}

export function choicesOf(question: Question, session: Session, { knowledge }: World): OfferedChoice[] {
  if (question.choices_from !== "candidates") return question.choices;
  return session.candidates.flatMap((code) => {
    const commune = knowledge.communes.byCode.get(code);
    const departement = commune && knowledge.departements.get(commune.departement);
    return commune ? [{ label: `${commune.name} (${departement?.name ?? commune.departement})`, commune: code }] : [];
  });
}

const ORDINALS: Record<string, number> = {
  premier: 1, premiere: 1, deuxieme: 2, second: 2, seconde: 2, troisieme: 3, quatrieme: 4, cinquieme: 5, dernier: -1, derniere: -1,
}; // biome-ignore format: one table

/** The choice that a message repeats, names in part (one only) or points at ("le deuxième"). */
export function chosen(text: string, choices: readonly OfferedChoice[]): OfferedChoice | null {
  const said = words(text);
  const key = nameKey(said);
  const exact = choices.find((choice) => nameKey(words(choice.label)) === key);
  if (exact) return exact;
  const pointed =
    said.length <= 3 ? said.map((word) => ORDINALS[word]).find((ordinal) => ordinal !== undefined) : undefined;
  if (pointed !== undefined) return choices.at(pointed > 0 ? pointed - 1 : pointed) ?? null;
  const partly =
    said.length > 0 && said.length <= 4
      ? choices.filter((choice) => ` ${nameKey(words(choice.label))} `.includes(` ${key} `))
      : [];
  return partly.length === 1 ? (partly[0] ?? null) : null;
}
