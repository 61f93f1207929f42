/** The moves of the dialogue: ask, say back, refer, correct, repeat. Steps and commands are made of them. */

import type { NeedId } from "../knowledge/taxonomy.js";
import type { Outcome } from "../matching/refer.js";
import type { Channel, Fact, Reply } from "../turn/message.js";
import { parisDay, type World } from "../turn/world.js";
import { type ButtonSet, type Question, questionById } from "./flow.js";
import { askQuestion, nextQuestion } from "./next-question.js";
import { recapSentence } from "./recap.js";
import { showOutcome } from "./results.js";
import type { Session } from "./session.js";
import type { WordingName, WordingValues } from "./wording-values.js";

export interface Step {
  session: Session;
  replies: Reply[];
  facts: Fact[];
  /** Everything that was kept of this conversation, by any channel, is to be wiped at once. */
  erase?: boolean;
}

/** What every part of a step needs. */
export interface StepWorld extends World {
  channel: Channel;
}

/** Asks the next question, or says back what was understood when nothing is missing. */
export function proceed(session: Session, world: StepWorld): Step {
  const understood = { ...session, misunderstood: 0 };
  const question = nextQuestion(understood, world);
  if (question) return ask(understood, question, world);
  const text = world.wording.say(
    "results/recap",
    world.channel,
    { sentence: recapSentence(session.profile, world.knowledge) },
    session.recapped,
  );
  return {
    session: { ...understood, waiting: { for: "recap" }, recapped: true },
    replies: [{ text, choices: world.flow.buttons.recap }],
    facts: [],
  };
}

export function ask(session: Session, question: Question, world: StepWorld): Step {
  const reply = askQuestion(question, session, world.channel, world);
  const asked = { ...session.asked, [question.id]: (session.asked[question.id] ?? 0) + 1 };
  return { session: { ...session, asked, waiting: { for: "question", id: question.id } }, replies: [reply], facts: [] };
}

/** The outcome for what is known; `needs` in place of the person's own when given. */
export function outcomeOf(session: Session, world: StepWorld, needs?: readonly NeedId[]): Outcome {
  const profile = needs ? { ...session.profile, needs } : session.profile;
  return world.referrer.refer(profile, parisDay(world.now), session.dangers);
}

/** Shows where to go. */
export function refer(session: Session, world: StepWorld, needs?: readonly NeedId[]): Step {
  const outcome = outcomeOf(session, world, needs);
  const { status, place } = session.profile;
  const networks = outcome.referrals.map(({ network }) => network.id);
  return {
    session: { ...session, waiting: { for: "after_result" }, misunderstood: 0 },
    replies: showOutcome(outcome, session, world.channel, world),
    facts: [
      {
        kind: "referred",
        channel: world.channel,
        status,
        needs: needs ?? session.profile.needs,
        departement: place?.departement ?? null,
        networks,
      },
    ],
  };
}

export function startCorrection(session: Session, world: StepWorld): Step {
  const text = world.wording.say("results/correction", world.channel, {});
  return {
    session: { ...session, waiting: { for: "correction" } },
    replies: [{ text, choices: world.flow.buttons.correction }],
    facts: [],
  };
}

/** One sentence of the assistant with a set of buttons; nothing else changes. */
export function say<Name extends WordingName>(
  session: Session,
  name: Name,
  values: WordingValues[Name],
  buttons: ButtonSet,
  world: StepWorld,
): Step {
  const text = world.wording.say(name, world.channel, values);
  return { session, replies: [{ text, choices: world.flow.buttons[buttons] }], facts: [] };
}

/** A short sentence, then again what the assistant was waiting for. */
export function repeat(
  session: Session,
  world: StepWorld,
  name:
    | "common/silence"
    | "common/pas-compris"
    | "common/hors-sujet"
    | "common/aide"
    | "common/rien-a-revenir"
    | "common/pourquoi-question",
): Step {
  const first = { text: world.wording.say(name, world.channel, {}, session.misunderstood > 1), choices: [] };
  const again = waitAgain(session, world);
  return { ...again, replies: [first, ...again.replies] };
}

function waitAgain(session: Session, world: StepWorld): Step {
  const { waiting } = session;
  if (waiting.for === "question") return ask(session, questionById(world.flow, waiting.id), world);
  if (waiting.for === "correction") return startCorrection(session, world);
  if (waiting.for === "after_result") return { session, replies: [], facts: [] };
  return proceed(session, world);
}
