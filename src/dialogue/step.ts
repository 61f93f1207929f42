/** One step of the conversation: from what is known and what was just read, to what is known next and what is said. */

import type { Reading } from "../understanding/read-message.js";
import { answerAfterResult, opinionSaid, takeOpinion, tellNoAnswer } from "./after-result.js";
import { answerAside } from "./asides.js";
import { followCommand } from "./commands.js";
import { type Question, questionById } from "./flow.js";
import {
  answerDanger,
  deniesDanger,
  dropDanger,
  onlyCannotCall,
  saysWhoOrWhere,
  stay,
  withoutCalling,
} from "./in-danger.js";
import {
  chooseCommune,
  corrects,
  isUnsure,
  mergeChoice,
  mergeReading,
  ofAnotherPerson,
  onlyDoubts,
  saysSomething,
} from "./merge.js";
import { ask, proceed, refer, type Step, type StepWorld, startCorrection } from "./moves.js";
import { choicesOf, chosen, exactly, lateChoice, type OfferedChoice, partlyNamed } from "./next-question.js";
import { notUnderstood } from "./not-understood.js";
import { answerPoliteness, isFarewell, isPolite, waitsForNothing } from "./politeness.js";
import { leaveAside, remember, type Session } from "./session.js";

/** The answer to one message; `text` only serves to recognise a suggested answer and is not kept. */
export function step(session: Session, reading: Reading, text: string, world: StepWorld): Step {
  if (session.waiting.for === "danger" && /\beffacer?\b/i.test(text))
    return followCommand("effacer", session, reading, world);
  if (onlyCannotCall(session, reading)) return withoutCalling(session, world);
  if (deniesDanger(session, reading)) return dropDanger(session, world);
  if (reading.dangers.length > 0) return answerDanger(session, reading, world);
  if (reading.silent) return notUnderstood(session, reading, world);
  if (reading.language) return notUnderstood(session, reading, world);
  if (session.waiting.for === "question" && isNoneOfThese(text, world)) return notUnderstood(session, reading, world);
  const offered = choicesOffered(session, world);
  const late = session.waiting.for === "danger" ? null : lateChoice(text, world);
  const choice = chosen(text, offered, world.channel) ?? late;
  if (choice) return choose(choice, session, reading, world);
  const opinion = opinionSaid(session, text, world);
  if (opinion) return takeOpinion(opinion, session, world);
  const aside = answerAside(session, reading, text, world);
  if (aside) return aside;
  const heard = { ...session, misunderstood: 0 };
  if (reading.command) return followCommand(reading.command, heard, reading, world);
  if (isPolite(text) && session.waiting.for === "danger") return stay(heard, world);
  if (isPolite(text) && (waitsForNothing(session) || isFarewell(text, session))) return answerPoliteness(heard, world);
  const reopened = session.waiting.for === "correction" ? questionToReopen(text, reading, world) : null;
  if (reopened) return reopen(session, reopened, world);
  const named = answersOpenQuestion(session, reading, world) ? null : partlyNamed(text, offered);
  if (named) return choose(named, session, reading, world);
  const doubts = onlyDoubts(reading) && session.waiting.for !== "story";
  const lowMood = session.waiting.for === "danger" && !saysWhoOrWhere(reading);
  if ((saysSomething(reading) || corrects(reading, session)) && !doubts && !lowMood)
    return learn(session, reading, world);
  return answer(session, reading, text, world);
}

/** "Autre chose", of the readings that were guessed at. */
function isNoneOfThese(text: string, { flow }: StepWorld): boolean {
  return exactly(text, flow.buttons.none_of_these) !== null;
}

/** Whether the message itself says what is asked; at the beginning, anything does. */
function answersOpenQuestion({ waiting }: Session, reading: Reading, world: StepWorld): boolean {
  if (waiting.for !== "question") return saysSomething(reading);
  switch (questionById(world.flow, waiting.id).fills) {
    case "needs":
      return reading.needs.length > 0;
    case "status":
      return reading.status !== "unknown";
    case "place":
      return reading.place !== null;
    case "age":
      return reading.age !== null;
  }
}

/** The suggested answers of the open question; before any, those of the first one, which the welcome offers. */
function choicesOffered(session: Session, world: StepWorld): OfferedChoice[] {
  const { waiting } = session;
  const opening = waiting.for === "story" ? world.flow.questions[0] : undefined;
  const question = waiting.for === "question" ? questionById(world.flow, waiting.id) : opening;
  return question ? choicesOf(question, session, world) : [];
}

function choose(choice: OfferedChoice, session: Session, reading: Reading, world: StepWorld): Step {
  if (choice.needs?.includes("rdv_humain")) return followCommand("humain", session, reading, world);
  const known = remember(session);
  const next = choice.commune ? chooseCommune(known, choice.commune, world.knowledge) : mergeChoice(known, choice);
  return proceed(next, world);
}

/** A short answer, to what the assistant was waiting for. */
function answer(session: Session, reading: Reading, text: string, world: StepWorld): Step {
  const { waiting } = session;
  const said = reading.answer;
  const heard = { ...session, misunderstood: 0 };
  switch (waiting.for) {
    case "question":
      return answerQuestion(session, questionById(world.flow, waiting.id), reading, world);
    case "recap":
      if (said === "no") return startCorrection(heard, world);
      // Whoever cannot tell whether it is right is not asked again: the search goes on with it.
      if (said !== null) return refer(remember(heard), world);
      break;
    case "correction":
      if (said === "yes" || isUnsure(said))
        return session.recapped ? refer(remember(heard), world) : proceed(heard, world);
      break;
    case "danger":
      if (said === "yes") return proceed(session, world);
      if (said === "no") return stay(heard, world);
      return notUnderstood(session, reading, world);
    case "after_result":
      return answerAfterResult(session, reading, text, world);
    case "story":
      if (isUnsure(said)) return proceed(doubt(session), world);
  }
  return notUnderstood(session, reading, world);
}

/** New facts: they replace the need when the need was the question, or when the person corrects it. */
function learn(session: Session, reading: Reading, world: StepWorld): Step {
  const { waiting } = session;
  const toldAll = waiting.for === "recap" || waiting.for === "correction" || waiting.for === "after_result";
  const known = toldAll ? ofAnotherPerson(session, reading) : session;
  const asksNeed = waiting.for === "question" && waiting.id === "besoin";
  const asksForPlace = reading.networks.length > 0 && reading.needs[0] === "horaires_contact" && reading.place !== null;
  const afterResult = waiting.for === "after_result" && reading.deniedNeeds.length > 0;
  const takesBack = reading.answer === "no" && (waiting.for === "recap" || afterResult);
  const replaces = asksNeed || asksForPlace || waiting.for === "correction" || takesBack;
  const next = mergeReading({ ...known, past: remember(session).past }, reading, world.knowledge, replaces);
  const isNew = JSON.stringify(next.profile) !== JSON.stringify(session.profile) || next.candidates.length > 0;
  return isNew || waiting.for !== "after_result" ? proceed(next, world) : tellNoAnswer(session, reading, world);
}

/** "Je ne sais pas" leaves a question aside, except about the need: not knowing what to do is one. */
function answerQuestion(session: Session, question: Question, reading: Reading, world: StepWorld): Step {
  if (reading.answer === "both" && question.both)
    return proceed(mergeChoice(remember(session), { label: "", ...question.both }), world);
  const refuses = question.personal && reading.answer === "no";
  if (!isUnsure(reading.answer) && !refuses) return notUnderstood(session, reading, world);
  return proceed(question.fills === "needs" ? doubt(session) : leaveAside(session, question.id), world);
}

function doubt(session: Session): Session {
  return mergeChoice(remember(session), { label: "", needs: ["bilan_projet"] });
}

function questionToReopen(text: string, reading: Reading, { flow, channel }: StepWorld): string | null {
  const labels = Object.keys(flow.corrections).map((label) => ({ label }));
  const label = chosen(text, labels, channel) ?? (saysSomething(reading) ? null : partlyNamed(text, labels));
  return label ? (flow.corrections[label.label] ?? null) : null;
}

function reopen(session: Session, id: string, world: StepWorld): Step {
  return ask(
    { ...remember(session), leftAside: session.leftAside.filter((aside) => aside !== id) },
    questionById(world.flow, id),
    world,
  );
}
