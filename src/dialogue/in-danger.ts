/** In danger: help lines first and alone, whatever is answered to them, until the person goes on or says it was a mistake. */

import { joinFrench } from "../french.js";
import { helplinesFor } from "../matching/urgent.js";
import type { Reading } from "../understanding/read-message.js";
import { mergeReading } from "./merge.js";
import { giveHelplines, proceed, type Step, type StepWorld, say } from "./moves.js";
import { remember, type Session } from "./session.js";

/** The line that is joined by message. */
const BY_MESSAGE = "urgence_sms";

/** "Je ne peux pas appeler", after the numbers, when nothing else is said: no new danger, no wish to go on. */
export function onlyCannotCall({ waiting, dangers }: Session, reading: Reading): boolean {
  if (waiting.for !== "danger" || !reading.asks.includes("sans_appeler")) return false;
  const isNew = reading.dangers.some((danger) => !dangers.includes(danger));
  return !isNew && reading.answer !== "yes" && reading.command === null && !saysWhoOrWhere(reading);
}

/** "Personne n'est violent ici", "vous vous trompez": the alert was a misunderstanding, unless a new one is heard. */
export function deniesDanger({ waiting }: Session, { asks, dangers }: Reading): boolean {
  return waiting.for === "danger" && asks.includes("pas_en_danger") && dangers.length === 0;
}

/** Goes on as if no danger had been heard; the numbers are said once more. */
export function dropDanger(session: Session, world: StepWorld): Step {
  const { profile } = session;
  const lines = helplinesFor(session.dangers, profile, world.knowledge.helplines);
  const text = world.wording.say("common/pas-en-danger", world.channel, { phones: phonesOf(lines) });
  const flags = profile.flags.filter((flag) => flag !== "urgence_detresse");
  const next = proceed({ ...remember(session), dangers: [], profile: { ...profile, flags } }, world);
  return { ...next, replies: [{ text, choices: [] }, ...next.replies] };
}

function phonesOf(lines: readonly { phone: string }[]): string {
  return joinFrench(lines.map(({ phone }) => phone));
}

/** In danger, "c'est trop tard" is no request: only who or where somebody is goes on with the search. */
export function saysWhoOrWhere({ status, age, place }: Reading): boolean {
  return status !== "unknown" || age !== null || place !== null;
}

/** "Non" to going on: nothing more is asked, and the numbers stay in sight. */
export function stay(session: Session, world: StepWorld): Step {
  const lines = helplinesFor(session.dangers, session.profile, world.knowledge.helplines);
  return say(session, "common/je-reste", { phones: phonesOf(lines) }, "after_danger", world);
}

/** Help lines first and alone; what was said of the situation is kept for when the person goes on. */
export function answerDanger(session: Session, reading: Reading, world: StepWorld): Step {
  const isNew = reading.dangers.some((danger) => !session.dangers.includes(danger));
  const asksSecrecy = !isNew && reading.asks.includes("anonymat");
  const secrecy = asksSecrecy ? [{ text: world.wording.say("common/anonymat", world.channel, {}), choices: [] }] : [];
  const merged = mergeReading(remember(session), reading, world.knowledge, false);
  const dangers = [...new Set([...session.dangers, ...reading.dangers])];
  const inDanger = { ...merged, dangers, misunderstood: 0 };
  const lines = giveHelplines(inDanger, world, session.dangers.length > 0);
  return { ...lines, replies: [...secrecy, ...lines.replies], facts: [{ kind: "danger", channel: world.channel }] };
}

/** The numbers were given: whoever cannot or will not call is told how to write, and nothing is asked. */
export function withoutCalling(session: Session, world: StepWorld): Step {
  const line = world.knowledge.helplines.find(({ id }) => id === BY_MESSAGE);
  const { label = "", phone = "", cost = "", hours = "" } = line ?? {};
  const again = session.misunderstood > 0;
  const text = world.wording
    .say("common/sans-appeler", world.channel, { label, phone, cost, hours }, again ? "again" : "first")
    .trim();
  return {
    session: { ...session, misunderstood: session.misunderstood + 1 },
    replies: [{ text, choices: world.flow.buttons.after_danger, ...(line ? { calls: [line] } : {}) }],
    facts: [],
  };
}
