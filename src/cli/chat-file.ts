/** Approved conversations: reads a `.chat` file, plays what the person says, and writes what the assistant answers. */

import { AiguilleurError } from "../errors.js";
import type { Channel, Reply } from "../turn/message.js";
import { type Turn, takeTurn, welcome } from "../turn/turn.js";
import type { LoadedWorld } from "../world.js";

/**
 * A file: comment lines "# …", settings "canal: web" and "jour: 2026-11-20", then turns. "> …" is said by the person,
 * anything else is an answer of the assistant, its buttons in brackets.
 */
export interface ChatFile {
  comments: string[];
  channel: Channel;
  /** AAAA-MM-JJ. */
  day: string;
  /** What the person says, in order. */
  said: string[];
}

/** The path, when it names a conversation file; throws INPUT_INVALID otherwise. */
export function isChatFile(path: string): string {
  if (path.endsWith(".chat")) return path;
  throw new AiguilleurError("INPUT_INVALID", `${path}: un fichier .chat est attendu`);
}

export function readChat(text: string, file: string): ChatFile {
  const lines = text.split("\n");
  const setting = (name: string) =>
    lines
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  const channel = setting("canal");
  const day = setting("jour");
  if (channel !== "web" && channel !== "phone")
    throw new AiguilleurError("INPUT_INVALID", `${file}: canal: web ou phone`);
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new AiguilleurError("INPUT_INVALID", `${file}: jour: AAAA-MM-JJ`);
  return {
    comments: lines.filter((line) => line.startsWith("#")),
    channel,
    day,
    said: lines.filter((line) => line.startsWith("> ")).map((line) => line.slice(2)),
  };
}

/** The whole conversation as it goes today, in the form of the file. */
export function playChat(chat: ChatFile, loaded: LoadedWorld): string {
  const { comments, channel, day } = chat;
  const head = [...comments, `canal: ${channel}`, `jour: ${day}`].join("\n");
  const turns = [...turnsOf(chat, loaded)].flatMap(({ text, turn }) => [
    ...(text === null ? [] : [`> ${text}`]),
    turn.replies.map(writeReply).join("\n\n"),
  ]);
  return `${[head, ...turns].join("\n\n")}\n`;
}

/** The welcome, whose text is null, then the turn that answers each thing said. */
export function* turnsOf(
  { channel, day, said }: ChatFile,
  loaded: LoadedWorld,
): Generator<{ text: string | null; turn: Turn }> {
  const world = { ...loaded, now: new Date(`${day}T12:00:00+01:00`) };
  let turn = welcome(channel, world);
  yield { text: null, turn };
  for (const text of said) {
    turn = takeTurn(turn.session, { text, channel }, world);
    yield { text, turn };
  }
}

function writeReply({ text, choices }: Reply): string {
  return choices.length > 0 ? `${text}\n${choices.map((choice) => `[${choice}]`).join(" ")}` : text;
}
