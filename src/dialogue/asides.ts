/** Answers what is asked beside the interview: of a place that was shown or named, or of the assistant itself. Nothing is learned from it. */

import { monthOf } from "../french.js";
import type { Topic } from "../knowledge/schema.js";
import type { Sheet } from "../knowledge/sheet-schema.js";
import type { NeedId, NetworkId } from "../knowledge/taxonomy.js";
import type { Outcome, Referral } from "../matching/refer.js";
import { whyNot } from "../matching/why-not.js";
import { parisDay } from "../turn/world.js";
import type { Reading } from "../understanding/read-message.js";
import { words } from "../understanding/tokens.js";
import { followCommand } from "./commands.js";
import { questionById } from "./flow.js";
import { mergeChoice, mergeReading, saysSomething } from "./merge.js";
import { outcomeOf, proceed, type Step, type StepWorld, sayAgain, waitAgain } from "./moves.js";
import { rankNamed } from "./next-question.js";
import { doorWords } from "./results.js";
import { remember, type Session } from "./session.js";
import type { WordingValues } from "./wording-values.js";

/** A longer message tells something of the person, whatever it asks besides. */
const LONGEST_ASIDE = 16;

const LONGEST_REPEAT = 6;
const OF_ONESELF = /\b(je suis|j ai|je cherche|je (ne )?veux|je voudrais|je travaille|je garde|en fait)\b/;

/** Not being able to call, or not being in danger, answers help lines, and asks for nothing elsewhere. */
type AskedTopic = Exclude<Topic, "sans_appeler" | "pas_en_danger">;
type DoorTopic = Exclude<AskedTopic, "autre_lieu" | "anonymat" | "robot" | "repeter" | "faim" | "dettes">;

/** The answer to a question that says nothing of the person, or null when there is none in the message. */
export function answerAside(session: Session, reading: Reading, text: string, world: StepWorld): Step | null {
  const said = words(text);
  if (said.length > LONGEST_ASIDE || reading.dangers.length > 0) return null;
  const topic = topicOf(reading);
  const ofAssistant = topic === "anonymat" || topic === "robot";
  if (session.waiting.for === "danger") return ofAssistant ? inform(session, world, `common/${topic}`) : null;
  const sheet =
    world.sheets.titled(text) ??
    (isOfDoor(topic, session, reading) ? null : world.sheets.asked(text, isOfResult(topic, session)));
  if (sheet) return showSheet(sheet, session, reading, said, world);
  if (tellsOfPerson(reading, said, session)) return null;
  if (topic === "repeter" && said.length <= LONGEST_REPEAT) return sayAgain(session, world);
  if (ofAssistant || topic === "faim" || topic === "dettes") return inform(session, world, `common/${topic}`);
  if (session.waiting.for === "after_result") return answerOfResult(session, reading, said, world);
  return topic === "cout" && reading.networks.length === 0 ? inform(session, world, "common/cout") : null;
}

function topicOf({ asks }: Reading): AskedTopic | undefined {
  return asks.find((topic) => topic !== "sans_appeler" && topic !== "pas_en_danger");
}

/** "Non je suis à Chartres, c'est trop loin": whatever is asked, what is said of the person comes first. */
function tellsOfPerson(reading: Reading, said: readonly string[], { profile }: Session): boolean {
  const { place, age, about, status, needs } = reading;
  const isElsewhere = place !== null && !(place.kind === "commune" && place.commune.code === profile.place?.commune);
  if (isElsewhere || age !== null || about !== null) return true;
  const asked: readonly NeedId[] = ["horaires_contact", "rdv_humain", "hors_sujet"];
  const saysMore = status !== "unknown" || needs.some((need) => !asked.includes(need));
  return saysMore && OF_ONESELF.test(said.join(" "));
}

/** "C'est ouvert quand ?" and "pourquoi pas l'Apec ?" are about a place; "c'est quoi le CPF ?" is not, nor is a command. */
function isOfDoor(topic: AskedTopic | undefined, { waiting }: Session, { command, networks }: Reading): boolean {
  if (command !== null) return true;
  if (topic === undefined) return waiting.for === "after_result" && networks.length > 0;
  return topic !== "role" && topic !== "repeter";
}

/** "Ils font quoi ?" after a result is about its door, unless a subject is named. */
function isOfResult(topic: AskedTopic | undefined, { waiting }: Session): boolean {
  return topic === "role" && waiting.for === "after_result";
}

/** The sheet, then what the assistant was waiting for; before the recap, what the question says of the person is kept. */
function showSheet(sheet: Sheet, session: Session, reading: Reading, said: readonly string[], world: StepWorld): Step {
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

function inform(
  session: Session,
  world: StepWorld,
  name: `common/${"anonymat" | "robot" | "cout" | "faim" | "dettes"}`,
): Step {
  const reply = { text: world.wording.say(name, world.channel, {}), choices: [] };
  const again = waitAgain(session, world);
  const choices = again.replies.length > 0 ? [] : world.flow.buttons.after_result;
  return { ...again, replies: [{ ...reply, choices }, ...again.replies] };
}

function answerOfResult(session: Session, reading: Reading, said: readonly string[], world: StepWorld): Step | null {
  if (session.waiting.for !== "after_result") return null;
  const outcome = outcomeOf(session, world, session.waiting.needs);
  const [named] = reading.networks;
  const shown = named ? outcome.referrals.find(({ network }) => network.id === named) : undefined;
  if (named && !shown) return tellOfNetwork(named, topicOf(reading) === "role", session, world);
  const rank = rankNamed(said, outcome.referrals.length);
  const door = shown ?? outcome.referrals[rank ?? 0];
  const topic = topicOf(reading);
  if (!door || (topic === undefined && rank === null && !shown)) return null;
  if (topic === "autre_lieu") return otherDoor(outcome, session, reading, world);
  return answerWith(topic === undefined ? "results/door" : nameOf(topic), door, outcome, session, world);
}

function nameOf(topic: AskedTopic): `answers/${DoorTopic}` {
  return `answers/${topic as DoorTopic}`;
}

function answerWith(
  name: `answers/${DoorTopic}` | "results/door",
  door: Referral,
  { referrals }: Outcome,
  session: Session,
  world: StepWorld,
): Step {
  const rank = referrals.indexOf(door) + 1;
  const text = world.wording.say(name, world.channel, doorWords(door, rank, session, world.channel, world)).trim();
  return { session, replies: [{ text, choices: world.flow.buttons.after_result }], facts: [] };
}

/** The second door, or a person when there is only one. */
function otherDoor(outcome: Outcome, session: Session, reading: Reading, world: StepWorld): Step {
  const [, second] = outcome.referrals;
  return second
    ? answerWith("results/door", second, outcome, session, world)
    : followCommand("humain", session, reading, world);
}

function tellOfNetwork(id: NetworkId, isRole: boolean, session: Session, world: StepWorld): Step | null {
  const network = world.knowledge.networks.get(id);
  if (!network) return null;
  const values = {
    name: network.name,
    reason: isRole ? network.does : whyNot(network, session.profile, world.knowledge),
    howToReach: isRole ? "" : network.how_to_reach,
  };
  const text = world.wording.say("answers/pas-cette-porte", world.channel, values).trim();
  return { session, replies: [{ text, choices: world.flow.buttons.after_result }], facts: [] };
}
