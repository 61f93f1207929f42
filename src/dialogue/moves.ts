/** The moves of the dialogue: ask, say back, refer, correct, repeat. Steps and commands are made of them. */

import type { NeedId } from "../knowledge/taxonomy.js";
import { asksOnlyForPlace, whoIs } from "../matching/profile.js";
import type { Outcome } from "../matching/refer.js";
import { helplinesFor } from "../matching/urgent.js";
import type { Channel, Fact, Reply } from "../turn/message.js";
import { parisDay, type World } from "../turn/world.js";
import { type ButtonSet, type Question, questionById } from "./flow.js";
import { askQuestion, nextQuestion } from "./next-question.js";
import { recapFacts } from "./recap.js";
import { showOutcome } from "./results.js";
import { leaveAside, type Session } from "./session.js";
import { changeSaid, shownFirst } from "./what-changed.js";
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
  const nothingToCheck = recapFacts(session.profile, world.knowledge).length === 0 || asksOnlyForPlace(session.profile);
  if (!question && nothingToCheck) return refer(understood, world);
  if (!question) return sayBack(understood, "results/recap", world, session.recapped);
  const { waiting } = session;
  const isAgain = waiting.for === "question" && waiting.id === question.id;
  const repeated = isAgain ? session.repeated + 1 : 0;
  // What is not answered that often is not asked any more.
  if (repeated >= world.flow.give_up_after)
    return proceed(leaveAside({ ...understood, repeated: 0 }, question.id), world);
  return ask({ ...understood, repeated }, question, world, isAgain);
}

/** Says back what was understood; `again` when something has changed since it was last said. */
export function sayBack(
  session: Session,
  name: "results/recap" | "results/rappel",
  world: StepWorld,
  again = false,
): Step {
  const facts = recapFacts(session.profile, world.knowledge);
  const text = world.wording.say(name, world.channel, { facts }, again ? "again" : "first");
  return {
    session: { ...session, waiting: { for: "recap" }, recapped: true },
    replies: [{ text, choices: world.flow.buttons.recap }],
    facts: [],
  };
}

/** Asks a question; `again` in other words, when the answer just given did not settle it. */
export function ask(session: Session, question: Question, world: StepWorld, again = false): Step {
  const reply = askQuestion(question, session, world.channel, world, again ? "again" : "first");
  return { session: { ...session, waiting: { for: "question", id: question.id } }, replies: [reply], facts: [] };
}

/** The outcome for what is known, with `needs` in place of the person's own. */
export function outcomeOf(session: Session, world: StepWorld, needs: readonly NeedId[]): Outcome {
  const profile = needs === session.profile.needs ? session.profile : { ...session.profile, needs };
  return world.referrer.refer(profile, parisDay(world.now), session.dangers);
}

/** Shows where to go. */
export function refer(session: Session, world: StepWorld, needs: readonly NeedId[] = session.profile.needs): Step {
  const outcome = outcomeOf(session, world, needs);
  const { status, place } = session.profile;
  const networks = outcome.referrals.map(({ network }) => network.id);
  const shown = needs === session.profile.needs ? shownFirst(outcome, session) : session.shown;
  return {
    session: {
      ...session,
      waiting: { for: "after_result", needs },
      misunderstood: 0,
      shown,
      rated: false,
      wantsPerson: false,
    },
    replies: showOutcome(outcome, session, changeSaid(session, shown, world), world.channel, world),
    facts: [
      {
        kind: "referred",
        channel: world.channel,
        status,
        needs,
        departement: place?.departement ?? null,
        networks,
      },
    ],
  };
}

/** What was said last, once more. */
export function sayAgain(session: Session, world: StepWorld): Step {
  const { waiting } = session;
  if (waiting.for !== "after_result") return waitAgain(session, world);
  return { ...refer(session, world, waiting.needs), facts: [] };
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

type Interjection =
  | "common/silence"
  | "common/pas-compris"
  | "common/hors-sujet"
  | "common/insulte"
  | "common/aide"
  | "common/rien-a-revenir"
  | "common/pourquoi-question";

/** A short sentence, then again what the assistant was waiting for; in other words when an answer was not understood. */
export function repeat(session: Session, world: StepWorld, name: Interjection): Step {
  const text = world.wording.say(name, world.channel, {}, session.misunderstood > 1 ? "again" : "first");
  const again = waitAgain(session, world);
  const choices = again.replies.length > 0 ? [] : world.flow.buttons.after_result;
  return { ...again, replies: [{ text, choices }, ...again.replies] };
}

/** What the assistant was waiting for, said again; nothing after a result. */
export function waitAgain(session: Session, world: StepWorld): Step {
  const { waiting, misunderstood } = session;
  switch (waiting.for) {
    case "question":
      return ask(session, questionById(world.flow, waiting.id), world, misunderstood > 0);
    case "recap":
      return sayBack(session, "results/rappel", world);
    case "correction":
      return startCorrection(session, world);
    case "danger":
      return giveHelplines(session, world);
    case "after_result":
      return { session, replies: [], facts: [] };
    case "story": {
      const opening = proceed(session, world);
      return { ...opening, session: { ...opening.session, misunderstood } };
    }
  }
}

/** The help lines for the dangers said so far, alone: nothing is asked of a person in distress. */
export function giveHelplines(session: Session, world: StepWorld, again = true): Step {
  const lines = helplinesFor(session.dangers, session.profile, world.knowledge.helplines);
  const other = whoIs(session.profile) !== "self";
  const text = world.wording.say("common/detresse", world.channel, { lines, other }, again ? "again" : "first");
  return {
    session: { ...session, waiting: { for: "danger" } },
    replies: [{ text, choices: world.flow.buttons.after_danger, calls: lines }],
    facts: [],
  };
}
