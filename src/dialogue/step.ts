/** One step of the conversation: from what is known and what was just read, to what is known next and what is said. */

import { helplinesFor } from "../matching/urgent.js";
import type { Reading } from "../understanding/read-message.js";
import { followCommand } from "./commands.js";
import { type Question, questionById } from "./flow.js";
import { chooseCommune, mergeChoice, mergeReading, saysSomething } from "./merge.js";
import { ask, proceed, refer, repeat, type Step, type StepWorld, say, startCorrection } from "./moves.js";
import { choicesOf, chosen, type OfferedChoice } from "./next-question.js";
import { remember, type Session } from "./session.js";

/** The answer to one message; `text` only serves to recognise a suggested answer and is not kept. */
export function step(session: Session, reading: Reading, text: string, world: StepWorld): Step {
  if (reading.dangers.length > 0) return answerDanger(session, reading, world);
  if (reading.silent) return { ...repeat(session, world, "common/silence"), facts: [] };
  const choice = offeredChoice(session, text, world);
  if (!choice && reading.command) return followCommand(reading.command, session, reading, world);
  return answer(session, reading, choice, text, world);
}

/** Help lines first and alone; what was said of the situation is kept for when the person goes on. */
function answerDanger(session: Session, reading: Reading, world: StepWorld): Step {
  const merged = mergeReading(remember(session), reading, world.knowledge, false);
  const dangers = [...new Set([...session.dangers, ...reading.dangers])];
  const lines = helplinesFor(dangers, merged.profile, world.knowledge.helplines);
  const text = world.wording.say("common/detresse", world.channel, { lines }, session.dangers.length > 0);
  return {
    session: { ...merged, dangers, waiting: { for: "danger" }, misunderstood: 0 },
    replies: [{ text, choices: world.flow.buttons.after_danger, calls: lines }],
    facts: [{ kind: "danger", channel: world.channel }],
  };
}

function offeredChoice(session: Session, text: string, world: StepWorld): OfferedChoice | null {
  const { waiting } = session;
  const opening = waiting.for === "story" ? world.flow.questions[0] : undefined;
  const question = waiting.for === "question" ? questionById(world.flow, waiting.id) : opening;
  return question ? chosen(text, choicesOf(question, session, world)) : null;
}

function answer(
  session: Session,
  reading: Reading,
  choice: OfferedChoice | null,
  text: string,
  world: StepWorld,
): Step {
  const { waiting } = session;
  if (choice) {
    if (choice.needs?.includes("rdv_humain")) return followCommand("humain", session, reading, world);
    return proceed(applyChoice(remember(session), choice, world), world);
  }
  if (waiting.for === "correction" && text in world.flow.corrections)
    return reopen(session, world.flow.corrections[text] ?? "", world);
  if (saysSomething(reading)) return learn(session, reading, world);
  if (waiting.for === "question") return answerQuestion(session, questionById(world.flow, waiting.id), reading, world);
  if (waiting.for === "recap" && reading.answer === "yes") return refer(remember(session), world);
  if (waiting.for === "recap" && reading.answer === "no") return startCorrection(session, world);
  if (waiting.for === "danger" && reading.answer !== null) return proceed(session, world);
  if (waiting.for === "after_result" && reading.answer !== null)
    return say(session, "common/au-revoir", {}, "after_result", world);
  return notUnderstood(session, reading, world);
}

function applyChoice(session: Session, choice: OfferedChoice, { knowledge }: StepWorld): Session {
  return choice.commune ? chooseCommune(session, choice.commune, knowledge) : mergeChoice(session, choice);
}

/** New facts: they replace the need when the need was the question, or when the person corrects it. */
function learn(session: Session, reading: Reading, world: StepWorld): Step {
  const { waiting } = session;
  const asksNeed = waiting.for === "question" && waiting.id === "besoin";
  const replaces = asksNeed || waiting.for === "correction" || (waiting.for === "recap" && reading.answer === "no");
  return proceed(mergeReading(remember(session), reading, world.knowledge, replaces), world);
}

/** A question answered by "je ne sais pas", or not understood, is asked again in other words, then left aside. */
function answerQuestion(session: Session, question: Question, reading: Reading, world: StepWorld): Step {
  const tries = session.asked[question.id] ?? 0;
  const unsure = reading.answer === "unsure" && question.id !== "besoin";
  if (reading.answer === "unsure" && question.id === "besoin") {
    return proceed(mergeChoice(remember(session), { label: "", needs: ["bilan_projet"] }), world);
  }
  if (unsure || tries >= world.flow.give_up_after) {
    return proceed({ ...remember(session), leftAside: [...session.leftAside, question.id] }, world);
  }
  return notUnderstood(session, reading, world);
}

function reopen(session: Session, id: string, world: StepWorld): Step {
  return ask(
    { ...remember(session), leftAside: session.leftAside.filter((aside) => aside !== id) },
    questionById(world.flow, id),
    world,
  );
}

function notUnderstood(session: Session, reading: Reading, world: StepWorld): Step {
  const name = reading.needs.includes("hors_sujet") ? "common/hors-sujet" : "common/pas-compris";
  const counted = { ...session, misunderstood: session.misunderstood + 1 };
  if (counted.misunderstood >= world.flow.give_up_after)
    return followCommand("humain", { ...counted, misunderstood: 0 }, reading, world);
  return { ...repeat(counted, world, name), facts: [{ kind: "misunderstood", channel: world.channel }] };
}
