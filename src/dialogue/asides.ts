/** Answers what is asked beside the interview: of a place that was shown or named, or of the assistant itself. Nothing is learned from it. */

import type { Topic } from "../knowledge/schema.js";
import type { NeedId, NetworkId } from "../knowledge/taxonomy.js";
import type { Outcome, Referral } from "../matching/refer.js";
import { whyNot } from "../matching/why-not.js";
import type { Reading } from "../understanding/read-message.js";
import { words } from "../understanding/tokens.js";
import { followCommand } from "./commands.js";
import { outcomeOf, type Step, type StepWorld, sayAgain, waitAgain } from "./moves.js";
import { rankNamed } from "./next-question.js";
import { doorWords } from "./results.js";
import type { Session } from "./session.js";
import { OF_ONESELF, showSheet } from "./show-sheet.js";

/** A longer message tells something of the person, whatever it asks besides. */
const LONGEST_ASIDE = 16;

const LONGEST_REPEAT = 6;

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
  if (topic === "repeter" && said.length <= LONGEST_REPEAT) return repeatLast(session, world);
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

/** What was said last; of a whole result, a voice repeats the first door. */
function repeatLast(session: Session, world: StepWorld): Step {
  const { waiting } = session;
  if (waiting.for !== "after_result" || world.channel !== "phone") return sayAgain(session, world);
  const [first] = outcomeOf(session, world, waiting.needs).referrals;
  if (!first) return sayAgain(session, world);
  const text = world.wording.simple.say("results/door", "phone", doorWords(first, 1, session, "phone", world));
  return { session, replies: [{ text, choices: world.flow.buttons.after_result }], facts: [] };
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
