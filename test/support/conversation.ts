/** Talks with the assistant turn by turn, without any channel: what is written goes in, what is said comes out. */

import { NEW_SESSION, type Session } from "../../src/dialogue/session.js";
import type { DoorWords } from "../../src/dialogue/wording-values.js";
import type { Channel } from "../../src/turn/message.js";
import { type Turn, takeTurn } from "../../src/turn/turn.js";
import type { World } from "../../src/turn/world.js";
import { realWorld } from "./world.js";

/** The day on which the tests talk. */
export const NOW = new Date("2026-10-01T10:00:00Z");

export function worldNow(now = NOW): World {
  return { ...realWorld(), now };
}

export interface Heard {
  session: Session;
  /** Of the last message. */
  turn: Turn;
  /** Everything said in answer to the last message. */
  text: string;
  /** The buttons then offered. */
  choices: readonly string[];
  doors: DoorWords[];
  /** Everything said, one text for each message. */
  texts: string[];
}

/** What is heard at the end of these messages. */
export function say(messages: readonly string[], options: { channel?: Channel; from?: Session } = {}): Heard {
  const { channel = "web", from = NEW_SESSION } = options;
  let turn: Turn = { session: from, replies: [], facts: [], erase: false };
  const texts: string[] = [];
  for (const text of messages) {
    turn = takeTurn(turn.session, { text, channel }, worldNow());
    texts.push(textOf(turn));
  }
  return {
    session: turn.session,
    turn,
    text: texts.at(-1) ?? "",
    choices: turn.replies.findLast(({ choices }) => choices.length > 0)?.choices ?? [],
    doors: turn.replies.flatMap(({ door }) => door ?? []),
    texts,
  };
}

export function textOf({ replies }: Turn): string {
  return replies.map(({ text }) => text).join("\n\n");
}

const TO_RECAP = ["Choisir mes études", "Au collège ou au lycée", "Rodez"];

/** A conversation that waits at each state of the dialogue, led there by buttons. */
export const AT_EACH_STATE = {
  "the beginning": [],
  "the question of the need": ["Sans emploi"],
  "the question of the situation": ["Trouver une formation"],
  "the question of the commune": ["Trouver une formation", "Sans emploi", "De 26 à 49 ans"],
  "the question of homonyms": ["Trouver une formation", "Sans emploi", "De 26 à 49 ans", "Saint-Martin"],
  "the question of the age": ["Changer de métier", "Sans emploi"],
  "the recap": TO_RECAP,
  "the correction": [...TO_RECAP, "Non, corriger"],
  "a result": [...TO_RECAP, "oui"],
  "a danger without a place": ["j'ai envie de mourir"],
  "a danger with a place": [...TO_RECAP, "j'ai envie de mourir"],
} as const satisfies Record<string, readonly string[]>;

export type StateName = keyof typeof AT_EACH_STATE;
export const STATE_NAMES = Object.keys(AT_EACH_STATE) as StateName[];

/** The session that waits at a state. */
export function sessionAt(state: StateName): Session {
  return say(AT_EACH_STATE[state]).session;
}
