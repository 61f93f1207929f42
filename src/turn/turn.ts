/**
 * READ FIRST. One turn of a conversation: a message comes in, is read, moves the dialogue, and replies go out.
 *
 * Pure: the same session, message and world always give the same turn. Channels call it and nothing else.
 */

import { NEW_SESSION, type Session } from "../dialogue/session.js";
import { step } from "../dialogue/step.js";
import type { ReadingContext } from "../understanding/read-message.js";
import { LONGEST_MESSAGE } from "../understanding/tokens.js";
import type { Channel, Fact, Message, Reply } from "./message.js";
import type { World } from "./world.js";

export interface Turn {
  session: Session;
  replies: Reply[];
  facts: Fact[];
  /** Everything that was kept of this conversation, by any channel, is to be wiped at once. */
  erase: boolean;
}

/** The turn that answers `message`. */
export function takeTurn(session: Session, message: Message, world: World): Turn {
  const { channel, text, recognisedAge = null } = message;
  const reading = world.reader.read(text, { asked: whatWasAsked(session, world), today: world.now, recognisedAge });
  const wording = session.simple ? world.wording.simple : world.wording;
  const { erase = false, ...turn } = step(session, reading, text.trim(), { ...world, wording, channel });
  const cut =
    text.length > LONGEST_MESSAGE ? [{ text: world.wording.say("common/trop-long", channel, {}), choices: [] }] : [];
  return { ...turn, replies: [...cut, ...turn.replies], erase };
}

/** The turn of a conversation of which nothing is kept any more: an answer to a question that is gone is no misunderstanding. */
export function resumeTurn(message: Message, world: World): Turn {
  const turn = takeTurn(NEW_SESSION, message, world);
  if (!turn.facts.some(({ kind }) => kind === "misunderstood")) return turn;
  const [apology, ...next] = turn.replies;
  const words = { text: world.wording.say("common/reprise", message.channel, {}), choices: [] };
  const replies = next.length > 0 || !apology ? [words, ...next] : [words, apology];
  return { ...turn, session: { ...turn.session, misunderstood: 0 }, replies, facts: [] };
}

/** The first words of the assistant. */
export function welcome(channel: Channel, world: World): Turn {
  const reply = { text: world.wording.say("common/accueil", channel, {}), choices: world.flow.buttons.start };
  return { session: NEW_SESSION, replies: [reply], facts: [], erase: false };
}

/** What the message may be an answer to: a bare "17" or "Dreux" answers its question. Null when nothing was asked. */
export function whatWasAsked(session: Session, world: World): ReadingContext["asked"] {
  const { waiting } = session;
  if (waiting.for === "correction") return "status";
  if (waiting.for === "recap" || waiting.for === "after_result") return "other";
  if (waiting.for !== "question") return null;
  const fills = world.flow.questions.find((question) => question.id === waiting.id)?.fills;
  if (fills === "needs") return "need";
  if (fills === "status") return "status";
  return fills === "age" || fills === "place" ? fills : "other";
}
