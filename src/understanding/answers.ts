/** Reads short answers (yes, no, unsure) and commands; a recogniser never decides on them. */

import type { Knowledge } from "../knowledge/load.js";
import { COMMANDS, type Command } from "../knowledge/schema.js";
import { CueFinder } from "./cues.js";
import type { Token } from "./tokens.js";

export type Answer = "yes" | "no" | "unsure";

/** Words said before an answer without changing it. */
const HESITATIONS = /^(ben|bah|euh|heu|hein|alors|bonjour|bonsoir|salut|ah|oh|eh|mais|hum|merci)$/;
/** A longer message is a story: only a plain oui or non at its head is then an answer. */
const LONGEST_ANSWER = 6;
const PLAIN = /^(oui|ouais|non|nan)$/;
/** Words of politeness that may surround a command. */
const AROUND_COMMAND = 2;
const LONGEST_REQUEST_FOR_HUMAN = 10;

export class AnswerReader {
  private readonly answers = new CueFinder<Answer>();
  private readonly commands = new CueFinder<Command>();

  constructor({ answers }: Knowledge) {
    for (const cue of answers.unsure) this.answers.add(cue, "unsure");
    for (const cue of answers.no) this.answers.add(cue, "no");
    for (const cue of answers.yes) this.answers.add(cue, "yes");
    for (const command of COMMANDS) for (const cue of answers.commands[command]) this.commands.add(cue, command);
  }

  /** The answer at the head of the message: the longest wording wins, so that "oui mais non" is no. */
  readAnswer(tokens: readonly Token[]): Answer | null {
    const start = tokens.findIndex((token) => !HESITATIONS.test(token.word));
    const short = tokens.length - start <= LONGEST_ANSWER;
    const matches = this.answers
      .find(tokens)
      .filter(({ from, to }) => from === start && (short || (to - from === 1 && PLAIN.test(tokens[from]?.word ?? ""))));
    return matches.sort((a, b) => b.to - b.from - (a.to - a.from))[0]?.value ?? null;
  }

  /** The command that makes up the whole message, or nearly. */
  readCommand(tokens: readonly Token[]): Command | null {
    const matches = this.commands.find(tokens).filter(({ value, from, to }) => {
      if (value === "humain" && to - from > 1) return tokens.length <= LONGEST_REQUEST_FOR_HUMAN;
      return from <= 1 && to - from >= tokens.length - AROUND_COMMAND && (to - from > 1 || tokens.length <= 2);
    });
    return matches.sort((a, b) => b.to - b.from - (a.to - a.from))[0]?.value ?? null;
  }
}
