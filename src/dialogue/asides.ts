/** Answers what is asked beside the interview: of a place that was shown or named, or of the assistant itself. Nothing is learned from it. */

import type { Topic } from "../knowledge/schema.js";
import type { NetworkId } from "../knowledge/taxonomy.js";
import type { Outcome, Referral } from "../matching/refer.js";
import { whyNot } from "../matching/why-not.js";
import type { Reading } from "../understanding/read-message.js";
import { words } from "../understanding/tokens.js";
import { followCommand } from "./commands.js";
import { outcomeOf, refer, type Step, type StepWorld, waitAgain } from "./moves.js";
import { rankNamed } from "./next-question.js";
import { doorWords } from "./results.js";
import type { Session } from "./session.js";
import type { WordingName } from "./wording-values.js";

/** A longer message tells something of the person, whatever it asks besides. */
const LONGEST_ASIDE = 12;

type DoorTopic = Exclude<Topic, "autre_lieu" | "anonymat" | "robot" | "repeter">;

/** The answer to a question that says nothing of the person, or null when there is none in the message. */
export function answerAside(session: Session, reading: Reading, text: string, world: StepWorld): Step | null {
  const said = words(text);
  if (said.length > LONGEST_ASIDE || reading.dangers.length > 0) return null;
  const [topic] = reading.asks;
  if (topic === "repeter" && said.length <= 6) return sayAgain(session, world);
  if (topic === "anonymat" || topic === "robot") return inform(session, world, `common/${topic}`);
  if (session.waiting.for === "after_result") return answerOfResult(session, reading, text, world);
  const isFactual = reading.age === null && reading.place === null && reading.networks.length === 0;
  return topic === "cout" && isFactual ? inform(session, world, "common/cout") : null;
}

function inform(session: Session, world: StepWorld, name: "common/anonymat" | "common/robot" | "common/cout"): Step {
  const reply = { text: world.wording.say(name, world.channel, {}), choices: [] };
  const again = waitAgain(session, world);
  const choices = again.replies.length > 0 ? [] : world.flow.buttons.after_result;
  return { ...again, replies: [{ ...reply, choices }, ...again.replies] };
}

/** What was said last, once more. */
function sayAgain(session: Session, world: StepWorld): Step {
  const { waiting } = session;
  if (waiting.for !== "after_result") return waitAgain(session, world);
  return { ...refer(session, world, waiting.needs), facts: [] };
}

function answerOfResult(session: Session, reading: Reading, text: string, world: StepWorld): Step | null {
  if (session.waiting.for !== "after_result") return null;
  const outcome = outcomeOf(session, world, session.waiting.needs);
  const [named] = reading.networks;
  const shown = named ? outcome.referrals.find(({ network }) => network.id === named) : undefined;
  if (named && !shown) return tellWhyNot(named, session, world);
  const rank = rankNamed(words(text), outcome.referrals.length);
  const door = shown ?? outcome.referrals[rank ?? 0];
  const [topic] = reading.asks;
  if (!door || (topic === undefined && rank === null && !shown)) return null;
  if (topic === "autre_lieu") return otherDoor(outcome, session, reading, world);
  return topic === undefined ? showDoor(door, session, world) : tell(topic, door, session, world);
}

function tell(topic: Topic, door: Referral, session: Session, world: StepWorld): Step {
  const name = `answers/${topic as DoorTopic}` as const;
  return answerWith(name, door, session, world);
}

function showDoor(door: Referral, session: Session, world: StepWorld): Step {
  return answerWith("results/door", door, session, world);
}

function answerWith(
  name: `answers/${DoorTopic}` | "results/door",
  door: Referral,
  session: Session,
  world: StepWorld,
): Step {
  const text = world.wording.say(name, world.channel, doorWords(door, 1, session, world.channel, world)).trim();
  return { session, replies: [{ text, choices: world.flow.buttons.after_result }], facts: [] };
}

/** The second door, or a person when there is only one. */
function otherDoor({ referrals }: Outcome, session: Session, reading: Reading, world: StepWorld): Step {
  const [, second] = referrals;
  return second ? showDoor(second, session, world) : followCommand("humain", session, reading, world);
}

function tellWhyNot(id: NetworkId, session: Session, world: StepWorld): Step | null {
  const network = world.knowledge.networks.get(id);
  if (!network) return null;
  const values = {
    name: network.name,
    reason: whyNot(network, session.profile, world.knowledge),
    howToReach: network.how_to_reach,
  };
  const text = world.wording.say("answers/pas-cette-porte" satisfies WordingName, world.channel, values).trim();
  return { session, replies: [{ text, choices: world.flow.buttons.after_result }], facts: [] };
}
