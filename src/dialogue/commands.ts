/** Does what the person orders at any moment: help, start again, go back, erase, a human, why, correct. */

import type { Command } from "../knowledge/schema.js";
import type { NeedId } from "../knowledge/taxonomy.js";
import { humanContact } from "../matching/human-contact.js";
import type { Reading } from "../understanding/read-message.js";
import { type Question, questionById } from "./flow.js";
import { mergeReading } from "./merge.js";
import {
  ask,
  giveHelplines,
  outcomeOf,
  refer,
  repeat,
  type Step,
  type StepWorld,
  say,
  sayAgain,
  sayBack,
  startCorrection,
} from "./moves.js";
import { askQuestion } from "./next-question.js";
import { showReasons } from "./results.js";
import { NEW_SESSION, remember, type Session, stepBack } from "./session.js";

export function followCommand(command: Command, session: Session, reading: Reading, world: StepWorld): Step {
  switch (command) {
    case "aide":
      return repeat(session, world, "common/aide");
    case "recommencer":
      return say({ ...NEW_SESSION, simple: session.simple }, "common/recommence", {}, "start", world);
    case "retour":
      return goBack(session, world);
    case "effacer":
      return { ...say(NEW_SESSION, "common/efface", {}, "start", world), erase: true };
    case "humain":
      return callHuman(session, reading, world);
    case "pourquoi":
      return giveReasons(session, world);
    case "corriger":
      return startCorrection(session, world);
    case "simple":
    case "comme_avant":
      return changeWords(session, command, world);
  }
}

/** The same again in easy words, or with all the details; kept for the rest of the conversation. */
function changeWords(session: Session, command: "simple" | "comme_avant", world: StepWorld): Step {
  const simple = command === "simple";
  const wording = simple ? world.wording.simple : world.wording.full;
  const text = wording.say(simple ? "common/plus-simple" : "common/comme-avant", world.channel, {});
  const again = sayAgain({ ...session, simple }, { ...world, wording });
  return { ...again, replies: [{ text, choices: [] }, ...again.replies] };
}

function goBack(session: Session, world: StepWorld): Step {
  const previous = stepBack(session);
  if (!previous) return repeat(session, world, "common/rien-a-revenir");
  const { waiting } = previous;
  switch (waiting.for) {
    case "question":
      return ask(previous, questionById(world.flow, waiting.id), world);
    case "recap":
      return sayBack(previous, "results/recap", world);
    case "correction":
      return startCorrection(previous, world);
    case "danger":
      return giveHelplines(previous, world);
    case "after_result":
      return { ...refer(previous, world, waiting.needs), facts: [] };
    case "story":
      return session.waiting.for === "recap"
        ? startCorrection(session, world)
        : say(previous, "common/recommence", {}, "start", world);
  }
}

/** The nearest place that receives this person now, or first the commune when it is not known; in danger, who listens now. */
function callHuman(session: Session, reading: Reading, world: StepWorld): Step {
  if (session.waiting.for === "danger") return giveHelplines(session, world);
  const known = mergeReading(remember(session), reading, world.knowledge, false);
  const { profile } = known;
  const place = profile.place?.departement != null;
  const words = { place, ...humanContact(profile, world.knowledge) };
  const text = world.wording.say("common/humain", world.channel, words);
  const needs: NeedId[] = profile.needs.includes("rdv_humain") ? [...profile.needs] : [...profile.needs, "rdv_humain"];
  const next = place
    ? refer(known, world, ["rdv_humain"])
    : askPlace({ ...known, profile: { ...profile, needs } }, world);
  return { ...next, replies: [{ text, choices: [] }, ...next.replies] };
}

/** The commune alone: whoever wants a person is not interviewed. */
function askPlace(session: Session, world: StepWorld): Step {
  return ask(
    { ...session, wantsPerson: true, leftAside: session.leftAside.filter((id) => id !== "commune") },
    questionById(world.flow, "commune"),
    world,
  );
}

/** Why it is asked, then the question again. */
function explainQuestion(session: Session, question: Question, world: StepWorld): Step {
  const why = askQuestion(question, session, world.channel, world, "why");
  const again = ask(session, question, world);
  return { ...again, replies: [{ ...why, choices: [] }, ...again.replies] };
}

function giveReasons(session: Session, world: StepWorld): Step {
  const { waiting } = session;
  if (waiting.for === "danger") return giveHelplines(session, world);
  if (waiting.for === "question") return explainQuestion(session, questionById(world.flow, waiting.id), world);
  if (waiting.for !== "after_result") return repeat(session, world, "common/pourquoi-question");
  const outcome = outcomeOf(session, world, waiting.needs);
  return { session, replies: [showReasons(outcome, session, world.channel, world)], facts: [] };
}
