/** One step of the conversation: from what is known and what was just read, to what is known next and what is said. */

import { joinFrench } from "../french.js";
import { helplinesFor } from "../matching/urgent.js";
import type { Reading } from "../understanding/read-message.js";
import { words } from "../understanding/tokens.js";
import { answerAside, withoutCalling } from "./asides.js";
import { followCommand } from "./commands.js";
import { type Question, questionById } from "./flow.js";
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
import { ask, giveHelplines, proceed, refer, type Step, type StepWorld, say, startCorrection } from "./moves.js";
import { choicesOf, chosen, lateChoice, type OfferedChoice, partlyNamed } from "./next-question.js";
import { notUnderstood } from "./not-understood.js";
import { leaveAside, remember, type Session } from "./session.js";

/** The answer to one message; `text` only serves to recognise a suggested answer and is not kept. */
export function step(session: Session, reading: Reading, text: string, world: StepWorld): Step {
  if (session.waiting.for === "danger" && /\beffacer?\b/i.test(text))
    return followCommand("effacer", session, reading, world);
  if (onlyCannotCall(session, reading)) return withoutCalling(session, world);
  if (reading.dangers.length > 0) return answerDanger(session, reading, world);
  if (reading.silent) return notUnderstood(session, reading, world);
  if (reading.language) return notUnderstood(session, reading, world);
  const offered = choicesOffered(session, world);
  const late = session.waiting.for === "danger" ? null : lateChoice(text, world);
  const choice = chosen(text, offered, world.channel) ?? late;
  if (choice) return choose(choice, session, reading, world);
  const aside = answerAside(session, reading, text, world);
  if (aside) return aside;
  const heard = { ...session, misunderstood: 0 };
  if (reading.command) return followCommand(reading.command, heard, reading, world);
  if (isPolite(text) && session.waiting.for === "danger") return stay(heard, world);
  if (isPolite(text) && waitsForNothing(session)) return answerPoliteness(heard, world);
  const reopened = session.waiting.for === "correction" ? questionToReopen(text, reading, world) : null;
  if (reopened) return reopen(session, reopened, world);
  const named = answersOpenQuestion(session, reading, world) ? null : partlyNamed(text, offered);
  if (named) return choose(named, session, reading, world);
  const doubts = onlyDoubts(reading) && session.waiting.for !== "story";
  const lowMood = session.waiting.for === "danger" && !saysWhoOrWhere(reading);
  if ((saysSomething(reading) || corrects(reading, session)) && !doubts && !lowMood)
    return learn(session, reading, world);
  return answer(session, reading, world);
}

/** "Je ne peux pas appeler", after the numbers, when nothing else is said: no new danger, no wish to go on. */
function onlyCannotCall({ waiting, dangers }: Session, reading: Reading): boolean {
  if (waiting.for !== "danger" || !reading.asks.includes("sans_appeler")) return false;
  const isNew = reading.dangers.some((danger) => !dangers.includes(danger));
  return !isNew && reading.answer !== "yes" && reading.command === null && !saysWhoOrWhere(reading);
}

/** In danger, "c'est trop tard" is no request: only who or where somebody is goes on with the search. */
function saysWhoOrWhere({ status, age, place }: Reading): boolean {
  return status !== "unknown" || age !== null || place !== null;
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

/** A greeting or thanks alone says nothing of the situation, and is no misunderstanding. */
const POLITE =
  /^(bonjour|bonsoir|salut|coucou|hello|allo|merci|beaucoup|au|revoir|bonne|journee|soiree|monsieur|madame)$/;

function isPolite(text: string): boolean {
  const said = words(text);
  const thanks = said.includes("merci");
  return said.length > 0 && said.every((word) => POLITE.test(word) || (thanks && /^(oui|non|ok|super)$/.test(word)));
}

function waitsForNothing({ waiting }: Session): boolean {
  return waiting.for === "story" || waiting.for === "after_result";
}

function answerPoliteness(session: Session, world: StepWorld): Step {
  if (session.waiting.for === "story") return proceed(session, world);
  return say(session, "common/au-revoir", {}, "after_result", world);
}

/** "Non" to going on: nothing more is asked, and the numbers stay in sight. */
function stay(session: Session, world: StepWorld): Step {
  const lines = helplinesFor(session.dangers, session.profile, world.knowledge.helplines);
  const phones = joinFrench(lines.map(({ phone }) => phone));
  return say(session, "common/je-reste", { phones }, "after_danger", world);
}

/** Help lines first and alone; what was said of the situation is kept for when the person goes on. */
function answerDanger(session: Session, reading: Reading, world: StepWorld): Step {
  const merged = mergeReading(remember(session), reading, world.knowledge, false);
  const dangers = [...new Set([...session.dangers, ...reading.dangers])];
  const inDanger = { ...merged, dangers, misunderstood: 0 };
  return {
    ...giveHelplines(inDanger, world, session.dangers.length > 0),
    facts: [{ kind: "danger", channel: world.channel }],
  };
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
function answer(session: Session, reading: Reading, world: StepWorld): Step {
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
      if (said === "yes") return say(heard, "common/au-revoir", {}, "after_result", world);
      if (said === "no")
        return say({ ...heard, waiting: { for: "correction" } }, "results/pas-convenu", {}, "correction", world);
      if (isUnsure(said)) return followCommand("humain", heard, reading, world);
      break;
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
  const replaces =
    asksNeed || asksForPlace || waiting.for === "correction" || (waiting.for === "recap" && reading.answer === "no");
  return proceed(mergeReading({ ...known, past: remember(session).past }, reading, world.knowledge, replaces), world);
}

/** "Je ne sais pas" leaves a question aside, except about the need: not knowing what to do is one. */
function answerQuestion(session: Session, question: Question, reading: Reading, world: StepWorld): Step {
  if (reading.answer === "both" && question.both)
    return proceed(mergeChoice(remember(session), { label: "", ...question.both }), world);
  if (!isUnsure(reading.answer)) return notUnderstood(session, reading, world);
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
