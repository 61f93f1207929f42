/** Shows an information sheet at any moment, and goes on with what was waited for. */

import { monthOf } from "../french.js";
import type { Sheet } from "../knowledge/sheet-schema.js";
import { parisDay } from "../turn/world.js";
import type { Reading } from "../understanding/read-message.js";
import { questionById } from "./flow.js";
import { mergeChoice, mergeReading, saysSomething } from "./merge.js";
import { proceed, type Step, type StepWorld, waitAgain } from "./moves.js";
import { remember, type Session } from "./session.js";
import type { WordingValues } from "./wording-values.js";

/** Words by which a question says something of whoever asks it. */
export const OF_ONESELF = /\b(je suis|j ai|je cherche|je (ne )?veux|je voudrais|je travaille|je garde|en fait)\b/;

/** The sheet, then what the assistant was waiting for; before the recap, what the question says of the person is kept. */
export function showSheet(
  sheet: Sheet,
  session: Session,
  reading: Reading,
  said: readonly string[],
  world: StepWorld,
): Step {
  const { waiting } = session;
  const isNeedAsked = waiting.for === "question" && questionById(world.flow, waiting.id).fills === "needs";
  const ofOneself = waiting.for === "question" && OF_ONESELF.test(said.join(" "));
  const tells = waiting.for === "story" || isNeedAsked || ofOneself;
  const known = tells && saysSomething(reading) ? learnt(session, reading, world) : session;
  // To "what do you need", a question is an answer: what its sheet is about.
  const needs = isNeedAsked && known.profile.needs.length === 0 ? sheet.needs.slice(0, 1) : [];
  const settled = needs.length > 0 ? mergeChoice(remember(known), { label: "", needs }) : known;
  const next = settled === session ? waitAgain(session, world) : proceed(settled, world);
  const text = world.wording.say("answers/fiche", world.channel, sheetWords(sheet, parisDay(world.now))).trim();
  const choices = next.replies.length > 0 ? [] : world.flow.buttons.after_result;
  return { ...next, replies: [{ text, choices }, ...next.replies] };
}

function learnt(session: Session, reading: Reading, world: StepWorld): Session {
  return mergeReading(remember(session), reading, world.knowledge, false);
}

function sheetWords(sheet: Sheet, today: string): WordingValues["answers/fiche"] {
  const { title, text, simple, next, links, reviewed_on, review_by } = sheet;
  return {
    title,
    text,
    simple,
    next,
    firstNext: next[0] ?? "",
    links,
    source: sheet.sources[0]?.title ?? "",
    reviewedOn: monthOf(reviewed_on),
    reviewBy: monthOf(review_by),
    stale: review_by < today,
  };
}
