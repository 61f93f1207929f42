/** What conversations go through: which sentences they say, which questions they ask, which buttons they take. */

import type { Wording } from "../dialogue/wording.js";
import { WORDING_SAMPLES, type WordingName } from "../dialogue/wording-values.js";
import type { LoadedWorld } from "../world.js";
import { type ChatFile, turnsOf } from "./chat-file.js";

export interface Coverage {
  seen: number;
  never: string[];
}

/** Coverage of the flow by these conversations, each played from its beginning. */
export function coverageOf(
  chats: readonly ChatFile[],
  world: LoadedWorld,
): { wordings: Coverage; questions: Coverage; choices: Coverage } {
  const said = new Set<string>();
  const asked = new Set<string>();
  const taken = new Set<string>();
  const listened = { ...world, wording: listening(world.wording, said) };
  for (const chat of chats) {
    for (const { turn } of turnsOf(chat, listened)) {
      const { waiting } = turn.session;
      if (waiting.for === "question") asked.add(waiting.id);
    }
    for (const text of chat.said) taken.add(text);
  }
  const { questions } = world.flow;
  const labels = [...new Set(questions.flatMap(({ choices }) => choices.map(({ label }) => label)))];
  return {
    wordings: among(Object.keys(WORDING_SAMPLES) as WordingName[], said),
    questions: among(
      questions.map(({ id }) => id),
      asked,
    ),
    choices: among(labels, taken),
  };
}

/** The same sentences, whose names are noted when they are said. */
function listening(wording: Wording, said: Set<string>): Wording {
  const say: Wording["say"] = (name, ...rest) => {
    said.add(name);
    return wording.say(name, ...rest);
  };
  return Object.create(wording, {
    say: { value: say },
    simple: { get: () => listening(wording.simple, said) },
    full: { get: () => listening(wording.full, said) },
  }) as Wording;
}

function among(all: readonly string[], met: ReadonlySet<string>): Coverage {
  const never = all.filter((each) => !met.has(each));
  return { seen: all.length - never.length, never };
}
