/** Goes on when a message could not be read: other words, then a person. */

import type { Language } from "../knowledge/schema.js";
import { humanContact } from "../matching/human-contact.js";
import type { Fact } from "../turn/message.js";
import type { Reading } from "../understanding/read-message.js";
import { followCommand } from "./commands.js";
import { type Question, questionById } from "./flow.js";
import { giveHelplines, proceed, refer, repeat, type Step, type StepWorld, say } from "./moves.js";
import { nextQuestion } from "./next-question.js";
import { leaveAside, type Session } from "./session.js";

/** Says so and asks in other words; in the end a person is offered, and an open question is left aside. */
export function notUnderstood(session: Session, reading: Reading, world: StepWorld): Step {
  const facts: Fact[] = reading.silent ? [] : [{ kind: "misunderstood", channel: world.channel }];
  const counted = { ...session, misunderstood: session.misunderstood + 1 };
  const next = goOn(counted, reading, world);
  return { ...next, facts: [...facts, ...next.facts] };
}

function goOn(session: Session, reading: Reading, world: StepWorld): Step {
  const { waiting, misunderstood } = session;
  if (waiting.for === "danger") return giveHelplines(session, world, misunderstood % 2 === 1);
  // Whoever spoke of dying and is not understood may be saying it again.
  if (session.dangers.length > 0 && misunderstood === 1) return { ...giveHelplines(session, world, true), session };
  if (reading.language) return answerLanguage(reading.language, session, world);
  if (reading.insults && misunderstood > 1) return followCommand("humain", session, reading, world);
  if (misunderstood >= world.flow.give_up_after) return giveUp(session, reading, world);
  if (reading.silent) return repeat(session, world, "common/silence");
  if (reading.insults) return repeat(session, world, "common/insulte");
  const guess = misunderstood === 1 ? suggest(session, reading, world) : null;
  if (guess) return guess;
  return repeat(session, world, reading.needs.includes("hors_sujet") ? "common/hors-sujet" : "common/pas-compris");
}

const MOST_SUGGESTED = 3;
/** Below this probability a reading is no better than another. */
const LIKELY = 0.05;
/** The best guess must be worth saying. */
const LIKELIEST = 0.12;

/** The three likeliest readings as buttons; null when nothing in the message points anywhere. */
function suggest(session: Session, reading: Reading, world: StepWorld): Step | null {
  const { waiting } = session;
  const question = waiting.for === "question" ? questionById(world.flow, waiting.id) : nextQuestion(session, world);
  if (!question || (waiting.for !== "question" && waiting.for !== "story")) return null;
  const labels = likeliest(question, reading);
  if (labels.length < 2) return null;
  const text = world.wording.say("common/est-ce-plutot", world.channel, { choices: labels.join(", ") });
  return {
    session: { ...session, waiting: { for: "question", id: question.id } },
    replies: [{ text, choices: [...labels, ...world.flow.buttons.none_of_these] }],
    facts: [],
  };
}

/** The suggested answers of a question that the message makes likeliest, one for each reading. */
function likeliest(question: Question, { ranked, needs }: Reading): string[] {
  if (question.fills !== "needs" && question.fills !== "status") return [];
  if (needs.includes("hors_sujet")) return [];
  const probable = new Map<string, number>(question.fills === "needs" ? ranked.needs : ranked.status);
  const readings = question.choices.map(({ label, status, needs: [need] = [] }) => ({
    label,
    id: status ?? need ?? "",
  }));
  const first = readings.filter(({ id }, index) => readings.findIndex((other) => other.id === id) === index);
  const likely = first
    .map(({ label, id }) => ({ label, probability: probable.get(id) ?? 0 }))
    .filter(({ probability }) => probability >= LIKELY)
    .sort((a, b) => b.probability - a.probability);
  return (likely[0]?.probability ?? 0) >= LIKELIEST ? likely.slice(0, MOST_SUGGESTED).map(({ label }) => label) : [];
}

/** Kindly, in that language and in French, with the number of a person. */
function answerLanguage({ says }: Language, session: Session, world: StepWorld): Step {
  const contact = humanContact(session.profile, world.knowledge);
  return say(session, "common/autre-langue", { says, ...contact }, "start", world);
}

/** A person instead of the assistant; what could not be answered is left aside, and the conversation goes on. */
function giveUp(session: Session, reading: Reading, world: StepWorld): Step {
  const next = goOnWithout(session, world);
  if (!next) return followCommand("humain", { ...session, misunderstood: 0 }, reading, world);
  const text = world.wording.say("common/passons", world.channel, humanContact(session.profile, world.knowledge));
  return { ...next, replies: [{ text, choices: [] }, ...next.replies] };
}

/** The next step without the answer, or null: a person near the commune, unless it could not be said either. */
function goOnWithout(session: Session, world: StepWorld): Step | null {
  const { waiting, leftAside } = session;
  if (waiting.for === "question") return proceed(leaveAside(session, waiting.id), world);
  return leftAside.includes("commune") ? refer(session, world) : null;
}
