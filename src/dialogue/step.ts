/** One step of the conversation: from what is known and what was just read, to what is known next and what is said. */

import type { Reading } from "../understanding/read-message.js";
import { words } from "../understanding/tokens.js";
import { answerAside } from "./asides.js";
import { followCommand } from "./commands.js";
import { type Opinion, type Question, questionById } from "./flow.js";
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
import { ask, outcomeOf, proceed, refer, type Step, type StepWorld, say, startCorrection } from "./moves.js";
import { choicesOf, chosen, exactly, lateChoice, type OfferedChoice, partlyNamed } from "./next-question.js";
import { notUnderstood } from "./not-understood.js";
import { doorWords } from "./results.js";
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
  if (isPolite(text) && (waitsForNothing(session) || isFarewell(text))) return answerPoliteness(heard, world);
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

/** A greeting or thanks alone says nothing of the situation, and is no misunderstanding. */
const POLITE =
  /^(bonjour|bonsoir|salut|coucou|hello|allo|merci|beaucoup|bien|au|revoir|bonne|journee|soiree|monsieur|madame)$/;
/** Beside a word of thanks. */
const BESIDE_THANKS = /^(oui|non|ok|okay|super|bon|quand|meme|parfait|tout|pour|d|accord|c|est|genial|alors|voila)$/;

function isPolite(text: string): boolean {
  const said = words(text);
  const thanks = said.includes("merci");
  return said.length > 0 && said.every((word) => POLITE.test(word) || (thanks && BESIDE_THANKS.test(word)));
}

/** "Merci", "au revoir" at a question: whoever leaves is not held back. */
function isFarewell(text: string): boolean {
  return /\b(merci|au revoir|bonne (journee|soiree))\b/.test(words(text).join(" "));
}

function waitsForNothing({ waiting }: Session): boolean {
  return waiting.for === "story" || waiting.for === "after_result";
}

function answerPoliteness(session: Session, world: StepWorld): Step {
  if (session.waiting.for === "story") return proceed(session, world);
  const buttons = session.waiting.for === "after_result" ? "after_result" : "start";
  return say(session, "common/au-revoir", {}, buttons, world);
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
      if (said === "yes") return say(heard, "common/au-revoir", {}, "after_result", world);
      if (said === "no") return askWhatIsWrong(heard, world);
      if (isUnsure(said)) return followCommand("humain", heard, reading, world);
      break;
    case "story":
      if (isUnsure(said)) return proceed(doubt(session), world);
  }
  if (waiting.for === "after_result" && isQuestion(text)) return tellNoAnswer(session, reading, world);
  return notUnderstood(session, reading, world);
}

/** Asks something, though of what is not known. */
function isQuestion(text: string): boolean {
  return (
    text.trimEnd().endsWith("?") ||
    /^(est ce|c est|je peux|faut il|comment|combien|pourquoi|qui|quand|ou)\b/.test(words(text).join(" "))
  );
}

/** The opinion of a button after a result, touched or said. */
function opinionSaid({ waiting }: Session, text: string, { flow }: StepWorld): Opinion | null {
  const label = waiting.for === "after_result" ? exactly(text, Object.keys(flow.opinions)) : null;
  return label === null ? null : (flow.opinions[label] ?? null);
}

/** Counted once for a result; whoever was not helped is asked what is wrong. */
function takeOpinion(opinion: Opinion, session: Session, world: StepWorld): Step {
  const rated = { ...session, rated: true };
  const next =
    opinion === "helped" ? say(rated, "common/avis-merci", {}, "after_result", world) : askWhatIsWrong(rated, world);
  const { channel } = world;
  return { ...next, facts: session.rated ? [] : [{ kind: "opinion", channel, opinion }] };
}

function askWhatIsWrong(session: Session, world: StepWorld): Step {
  return say({ ...session, waiting: { for: "correction" } }, "results/pas-convenu", {}, "correction", world);
}

/** New facts: they replace the need when the need was the question, or when the person corrects it. */
function learn(session: Session, reading: Reading, world: StepWorld): Step {
  const { waiting } = session;
  const toldAll = waiting.for === "recap" || waiting.for === "correction" || waiting.for === "after_result";
  const known = toldAll ? ofAnotherPerson(session, reading) : session;
  const asksNeed = waiting.for === "question" && waiting.id === "besoin";
  const asksForPlace = reading.networks.length > 0 && reading.needs[0] === "horaires_contact" && reading.place !== null;
  const takesBack = reading.answer === "no" && (waiting.for === "recap" || waiting.for === "after_result");
  const replaces = asksNeed || asksForPlace || waiting.for === "correction" || takesBack;
  const next = mergeReading({ ...known, past: remember(session).past }, reading, world.knowledge, replaces);
  const isNew = JSON.stringify(next.profile) !== JSON.stringify(session.profile) || next.candidates.length > 0;
  return isNew || waiting.for !== "after_result" ? proceed(next, world) : tellNoAnswer(session, reading, world);
}

/** A question whose words say nothing new of the person: the first door is who can answer it. */
function tellNoAnswer(session: Session, reading: Reading, world: StepWorld): Step {
  const { waiting } = session;
  const needs = waiting.for === "after_result" ? waiting.needs : session.profile.needs;
  const [first] = outcomeOf(session, world, needs).referrals;
  if (!first) return followCommand("humain", session, reading, world);
  const { name, phone, nationalPhone } = doorWords(first, 1, session, world.channel, world);
  return say(session, "results/sans-reponse", { name, phone: phone || nationalPhone }, "after_result", world);
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
