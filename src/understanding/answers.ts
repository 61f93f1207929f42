/** Reads short answers (yes, no, unsure, both) and commands; a recogniser never decides on them. */

import type { Knowledge } from "../knowledge/load.js";
import { COMMANDS, type Command } from "../knowledge/schema.js";
import type { CueBook, CueMatch, CueSection, FoundCues } from "./cues.js";
import type { Token } from "./tokens.js";

export type Answer = "yes" | "no" | "unsure" | "both";

/** Words said before an answer without changing it ("j'sais pas"). */
const HESITATIONS = /^(j|ben|bah|euh|heu|hein|alors|bonjour|bonsoir|salut|ah|oh|eh|mais|hum|merci)$/;
/** A longer message is a story: only a plain oui or non at its head is then an answer. */
const LONGEST_ANSWER = 6;
const PLAIN_YES = /^(oui|ouais)$/;
const PLAIN_NO = /^(non|nan)$/;
/** Words around a command that ask for nothing else. */
const AROUND_COMMAND =
  /^(s|il|te|vous|plait|svp|stp|oui|non|ok|je|j|on|veux|voudrais|aimerais|souhaite|peux|peut|puis|un|peu|tout)$/;
/** Words of a request for a human, politeness aside. */
const LONGEST_REQUEST_FOR_HUMAN = 13;

export class AnswerReader {
  private readonly answers: CueSection<Answer>;
  private readonly commands: CueSection<Command>;

  constructor({ answers }: Knowledge, book: CueBook) {
    this.answers = book.section();
    this.commands = book.section();
    for (const cue of answers.both) this.answers.add(cue, "both");
    for (const cue of answers.unsure) this.answers.add(cue, "unsure");
    for (const cue of answers.no) this.answers.add(cue, "no");
    for (const cue of answers.yes) this.answers.add(cue, "yes");
    for (const command of COMMANDS) for (const cue of answers.commands[command]) this.commands.add(cue, command);
  }

  /** The answer at the head of the message: the longest wording wins, so that "oui mais non" is no. */
  readAnswer(tokens: readonly Token[], cues: FoundCues): Answer | null {
    const start = Math.max(
      0,
      tokens.findIndex((token) => !HESITATIONS.test(token.word)),
    );
    const head = longest(cues.of(this.answers).filter(({ from }) => from === start));
    const length = tokens.length - start;
    if (length > LONGEST_ANSWER) return head && (isPlain(tokens, head) || isRefusal(head, length)) ? head.value : null;
    const rest = tokens.slice(head?.to ?? 0).map((token) => token.word);
    if (head?.value === "yes" && isTakenBack(rest)) return "no";
    return isContradiction(head?.value ?? null, rest) ? "unsure" : (head?.value ?? null);
  }

  /** The command that makes up the whole message, or nearly: "aide" in "aide soignante" is none. */
  readCommand(tokens: readonly Token[], cues: FoundCues): Command | null {
    const answers = cues.of(this.answers);
    const matches = cues.of(this.commands).filter((match) => {
      const { value, from, to } = match;
      if (answers.some((answer) => answer.from === from && answer.to > to)) return false;
      if (value === "humain" && to - from > 1) return others(tokens) <= LONGEST_REQUEST_FOR_HUMAN;
      const beside = to - from > 1 ? 1 : 0;
      return others(tokens.slice(0, from)) <= beside && others(tokens.slice(to)) <= beside;
    });
    return longest(matches)?.value ?? null;
  }
}

/** "bonjour", "merci", "euh": words that ask for nothing. */
export function isOnlyPolite(tokens: readonly Token[]): boolean {
  return tokens.every(({ word }) => HESITATIONS.test(word));
}

function longest<T>(matches: readonly CueMatch<T>[]): CueMatch<T> | null {
  return [...matches].sort((a, b) => b.to - b.from - (a.to - a.from))[0] ?? null;
}

function isPlain(tokens: readonly Token[], { from, to }: CueMatch<Answer>): boolean {
  const word = tokens[from]?.word ?? "";
  return to - from === 1 && (PLAIN_YES.test(word) || PLAIN_NO.test(word));
}

/** "j'ai pas envie de dire mon âge": more words than an answer, but hardly more than the refusal. */
function isRefusal({ value, from, to }: CueMatch<Answer>, length: number): boolean {
  return value === "unsure" && to - from >= 4 && length - (to - from) <= 3;
}

/** "absolument pas", "bien sûr que non", "oui sauf la ville". */
function isTakenBack([first, second, ...others]: readonly string[]): boolean {
  if (first === "sauf" || first === "excepte") return true;
  return (first === "pas" && second === undefined) || (first === "que" && second === "non" && others.length === 0);
}

/** "oui et non", "non mais oui", "ni oui ni non": both are said, neither is meant. */
function isContradiction(head: Answer | null, rest: readonly string[]): boolean {
  const yes = head === "yes" || rest.some((word) => PLAIN_YES.test(word));
  const no = head === "no" || rest.some((word) => PLAIN_NO.test(word));
  return yes && no;
}

/** Words that are neither polite nor hesitant. */
function others(tokens: readonly Token[]): number {
  return tokens.filter(({ word }) => !AROUND_COMMAND.test(word) && !HESITATIONS.test(word)).length;
}
