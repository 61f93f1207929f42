/** Finds the next question whose answer is still missing, and words it. */

import { nameKey } from "../knowledge/commune-index.js";
import { namedAs, whoIs } from "../matching/profile.js";
import type { Channel, Reply } from "../turn/message.js";
import type { World } from "../turn/world.js";
import { words } from "../understanding/tokens.js";
import type { Choice, Question } from "./flow.js";
import { GUARDS } from "./guards.js";
import type { Session } from "./session.js";
import { doorsApart, matters } from "./what-matters.js";
import type { Version } from "./wording.js";
import type { QuestionName } from "./wording-values.js";

/**
 * The next question to ask, or null when enough is known: of those whose answer could change the referral, the one that
 * tells most first doors apart; the order of the flow decides between equals.
 */
export function nextQuestion(session: Session, world: World): Question | null {
  const open = world.flow.questions.filter(
    ({ id, ask_when: guard }) => !session.leftAside.includes(id) && GUARDS[guard](session),
  );
  const worthAsking = open.filter((question) => matters(question, session, world));
  const [only = null, another] = worthAsking;
  if (!another) return only;
  const telling = worthAsking.map((question) => ({ question, doors: doorsApart(question, session, world) }));
  return telling.reduce((most, each) => (each.doors > most.doors ? each : most)).question;
}

/** The question as it is said, about somebody else when it is for them. */
export function askQuestion(
  question: Question,
  session: Session,
  channel: Channel,
  world: World,
  version: Version,
): Reply {
  const who = whoIs(session.profile);
  const words = { named: namedAs(who), child: who === "child" };
  const text = world.wording.say(`questions/${question.id}` as QuestionName, channel, words, version);
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

const ORDINALS = new Map([
  ["premier", 0], ["premiere", 0], ["deuxieme", 1], ["second", 1], ["seconde", 1], ["troisieme", 2],
  ["quatrieme", 3], ["cinquieme", 4], ["dernier", -1], ["derniere", -1],
]); // biome-ignore format: one table
/** "la deuxième", "c'est la première". */
const LONGEST_POINTER = 4;
/** Before a rank: "le deuxième", "le numéro 2"; "en seconde" and "première" alone are classes. */
const POINTS = /^(le|la|numero|choix|reponse)$/;

/** The choice whose label the message repeats, or the one that it points at on the screen ("la deuxième", "le 2"). */
export function chosen(text: string, choices: readonly OfferedChoice[], channel: Channel): OfferedChoice | null {
  const said = words(text);
  const key = nameKey(said);
  const exact = choices.find((choice) => nameKey(words(choice.label)) === key);
  const homonyms = choices.some((choice) => choice.commune !== undefined);
  // "La seconde", "la première" said of a situation are classes.
  const classes =
    choices.some(({ status }) => status !== undefined) && /^(premiere?|seconde?)$/.test(said.at(-1) ?? "");
  const rank = !classes && (homonyms || channel === "web") ? pointedAt(said, homonyms) : null;
  return exact ?? choices.at(rank ?? choices.length) ?? null;
}

/** The label that the message repeats word for word, accents and capitals aside. */
export function exactly(text: string, labels: readonly string[]): string | null {
  const key = nameKey(words(text));
  return labels.find((label) => nameKey(words(label)) === key) ?? null;
}

/** The button of another question, repeated word for word: an answer that comes late is an answer all the same. */
export function lateChoice(text: string, { flow }: World): OfferedChoice | null {
  const choices = flow.questions.flatMap((question) => question.choices);
  const label = exactly(
    text,
    choices.map((choice) => choice.label),
  );
  return choices.find((choice) => choice.label === label) ?? null;
}

/** The rank, from 0, of one of `count` things that the message points at anywhere: "et le deuxième il est où". */
export function rankNamed(said: readonly string[], count: number): number | null {
  const at = said.findIndex(
    (word, index) => ORDINALS.has(word) && /^(le|la|au|du|numero)$/.test(said[index - 1] ?? ""),
  );
  const rank = ORDINALS.get(said[at] ?? "");
  if (rank === undefined) return null;
  return rank < 0 ? count - 1 : rank < count ? rank : null;
}

/** The rank that a few words point at, from 0; `freely` when no class can be meant. */
function pointedAt(said: readonly string[], freely: boolean): number | null {
  if (said.length > LONGEST_POINTER) return null;
  const last = said.at(-1) ?? "";
  if (freely) return ORDINALS.get(said.find((word) => ORDINALS.has(word)) ?? "") ?? null;
  if (!POINTS.test(said.at(-2) ?? "")) return null;
  return /^[1-9]$/.test(last) ? Number(last) - 1 : (ORDINALS.get(last) ?? null);
}

/** A label named by fewer letters, or by less than half its words, is not: "l'école" is not "J'ai quitté l'école". */
const FEWEST_LETTERS = 4;

/** The only choice that the message names by a part of its label. */
export function partlyNamed<Choice extends { label: string }>(text: string, choices: readonly Choice[]): Choice | null {
  const said = words(text);
  const key = nameKey(said);
  if (key.length < FEWEST_LETTERS) return null;
  const [found, other] = choices.filter(({ label }) => {
    const labelWords = words(label);
    return said.length * 2 >= labelWords.length && ` ${nameKey(labelWords)} `.includes(` ${key} `);
  });
  return found && !other ? found : null;
}
