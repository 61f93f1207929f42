/** Reads one message of a person into facts: dangers first, then command, answer, age, place, status, flags and needs. */

import type { Knowledge } from "../knowledge/load.js";
import type { Command, Danger, Language, Topic } from "../knowledge/schema.js";
import type { Concerned, FlagId, NeedId, NetworkId, StatusId } from "../knowledge/taxonomy.js";
import { readAge } from "./age.js";
import { type Answer, AnswerReader, isOnlyPolite } from "./answers.js";
import { AsksReader } from "./asks.js";
import { completeFlags, needsOf, statusAtAge, statusOfOther } from "./complete.js";
import { ConcernedReader, LONGEST_CLAIM } from "./concerned.js";
import { CueBook, type CueSection } from "./cues.js";
import { DangerReader } from "./danger.js";
import { LanguageReader } from "./language.js";
import { featuresOf, type Seen } from "./learned/features.js";
import { LearnedReader } from "./learned/learned.js";
import { NetworkReader } from "./network-mention.js";
import { PlaceReader, type PlaceReading } from "./place.js";
import { deniedStatuses, type Ranked, SituationReader, type SituationReading, STRONG } from "./situation.js";
import { abridge, LONGEST_MESSAGE, type ShortForms, type Token, tokenize, words } from "./tokens.js";

export interface Reading {
  /** No word at all: empty, only emoji or punctuation. */
  silent: boolean;
  dangers: Danger[];
  /** When it is not French. */
  language: Language | null;
  /** Insults somebody, whatever else it says. */
  insults: boolean;
  command: Command | null;
  /** What is asked of a place or of the assistant, the most precise first. */
  asks: Topic[];
  /** Networks that are named. */
  networks: NetworkId[];
  answer: Answer | null;
  /** In years. */
  age: number | null;
  place: PlaceReading | null;
  /** Whom it is about; null when nothing says so, which is mostly oneself. */
  about: Concerned | null;
  status: StatusId;
  /** The status is only guessed at: a student too may look for a job, and "et si mon chef refuse" makes nobody an employee. */
  statusIsImplied: boolean;
  /** Statuses that are said to hold no more, or not at all. */
  denied: StatusId[];
  flags: FlagId[];
  needs: NeedId[];
  /** Needs that are refused: "je ne cherche pas d'emploi". */
  deniedNeeds: NeedId[];
  /** Flags that are said not to hold: "je n'ai pas de handicap". */
  deniedFlags: FlagId[];
  /** The need was not said: it is what people of this status usually come for. */
  needIsImplied: boolean;
  ranked: { status: Ranked<StatusId>; needs: Ranked<NeedId> };
  because: SituationReading["because"];
}

/** What was asked just before, and what the recognisers found in time. */
export interface ReadingContext {
  asked: "age" | "place" | "need" | "status" | "other" | null;
  today: Date;
  /** Age in years found by the recognisers, when they were asked. */
  recognisedAge?: number | null;
}

/** Reads messages with one knowledge base; built once, used for every message. */
export class MessageReader {
  private readonly shortForms: ShortForms;
  private readonly book = new CueBook();
  private readonly dangers: DangerReader;
  private readonly answers: AnswerReader;
  private readonly places: PlaceReader;
  private readonly situations: SituationReader;
  private readonly concerned: ConcernedReader;
  private readonly asks: AsksReader;
  private readonly networks: NetworkReader;
  private readonly languages: LanguageReader;
  private readonly insults: CueSection<true>;
  private readonly learned: LearnedReader | null;

  constructor(knowledge: Knowledge) {
    this.shortForms = new Map(
      Object.entries(knowledge.synonyms.short_forms).map(([short, long]) => [short.toLowerCase(), words(long)]),
    );
    this.dangers = new DangerReader(knowledge, this.book);
    this.answers = new AnswerReader(knowledge, this.book);
    this.places = new PlaceReader(knowledge);
    this.situations = new SituationReader(knowledge, this.book);
    this.concerned = new ConcernedReader(knowledge, this.book);
    this.asks = new AsksReader(knowledge, this.book);
    this.networks = new NetworkReader(knowledge, this.book);
    this.languages = new LanguageReader(knowledge);
    this.insults = this.book.section();
    for (const cue of knowledge.noise.insults) this.insults.add(cue, true);
    this.learned = knowledge.model && new LearnedReader(knowledge.model);
  }

  read(written: string, context: ReadingContext): Reading {
    const text = abridge(written);
    const { tokens, cues, seen, ageOf } = this.lookAt(text, context);
    const answer = this.answers.readAnswer(tokens, cues);
    const command = this.answers.readCommand(tokens, cues);
    const isDoubt = answer === "unsure" || answer === "both";
    const place =
      this.places.read(tokens, context.asked === "place" && !isDoubt) ??
      (context.asked !== null && answer === null && command === null ? this.places.readWhole(tokens) : null);
    const isAnswer = context.asked !== null || answer !== null || command !== null;
    const isBare = isAnswer || seen.age !== null || place !== null || seen.about !== null || isOnlyPolite(tokens);
    const isShort = tokens.length <= (context.asked === null ? LONGEST_ANSWER : LONGEST_REPLY) || isThanks(tokens);
    const inInterview = context.asked !== null && context.asked !== "need";
    const bare = isBare && saysNothingMore(tokens, seen);
    const learned = () => this.learned?.read(tokens, seen, isShort, inInterview);
    const situation = bare ? null : learned();
    // A few words about the need say too little to be believed, but enough to guess at aloud.
    const guessed = bare && context.asked === "need" ? learned() : null;
    const read = situation ? sureOfAnswer(situation, tokens, seen, context) : seen.lexicon;
    const heard = situation?.dangers ?? this.learned?.dangersInAnswer(tokens, seen) ?? seen.dangers;
    const dangers = text === written ? heard : [...new Set([...heard, ...this.dangersAnywhere(written)])];
    // In the course of the interview "elle" is whoever it is about already: only words that name somebody change that.
    const about = situation && seen.about !== "self" && !inInterview ? situation.about : seen.about;
    const age = about === seen.about ? seen.age : ageOf(about);
    return {
      silent: tokens.length === 0,
      dangers: [...dangers],
      language: this.languages.read(text, tokens),
      insults: cues.of(this.insults).length > 0,
      command,
      asks: this.asks.read(cues),
      networks: this.networks.read(cues),
      answer,
      age,
      place,
      about,
      status: statusOfOther(about, seen.lexicon) ?? statusAtAge(read, age),
      statusIsImplied: isImplied(read.status, tokens, seen.lexicon, context),
      denied: deniedStatuses(seen.lexicon),
      flags: completeFlags(read.flags, age, dangers),
      needs: needsOf(read, dangers),
      deniedNeeds: seen.lexicon.deniedNeeds.filter((need) => !read.needs.includes(need)),
      deniedFlags: seen.lexicon.deniedFlags,
      needIsImplied: read.needs.length === 0,
      ranked: (guessed ?? read).ranked,
      get because() {
        return read.because;
      },
    };
  }

  /** The dangers that words say anywhere in a message too long to be read whole. */
  private dangersAnywhere(text: string): Danger[] {
    const found = new Set<Danger>();
    for (let from = 0; from < Math.min(text.length, LONGEST_SEARCHED); from += LONGEST_MESSAGE - OVERLAP) {
      const tokens = tokenize(text.slice(from, from + LONGEST_MESSAGE), this.shortForms);
      for (const danger of this.dangers.read(this.book.find(tokens))) found.add(danger);
    }
    return [...found];
  }

  /** The features of a message that stands alone, and the dangers that its words say: what the model learns from. */
  lessonOf(text: string, today: Date): { features: string[]; dangers: readonly Danger[] } {
    const { tokens, seen } = this.lookAt(text, { asked: null, today });
    return { features: featuresOf(tokens, seen), dangers: seen.dangers };
  }

  private lookAt(text: string, { asked, today, recognisedAge = null }: ReadingContext) {
    const tokens = tokenize(text, this.shortForms);
    const cues = this.book.find(tokens);
    const lexicon = this.situations.read(tokens, cues);
    const about = this.concerned.read(tokens, cues, lexicon);
    const ageOf = (whom: Concerned | null) => readAge(tokens, { asked, about: whom, today }) ?? recognisedAge;
    return {
      tokens,
      cues,
      ageOf,
      seen: {
        lexicon,
        dangers: this.dangers.read(cues),
        harmless: this.dangers.soundsHarmless(cues),
        age: ageOf(about),
        about,
      },
    };
  }
}

/** Words by which somebody says what they are, or takes back what was understood. */
const CLAIMS =
  /\b(je suis|j etais|il est|elle est|on est|je travaille|je bosse|j ai (quitte|arrete|perdu)|en fait|plutot|non)\b/;

/**
 * "Je cherche un emploi" hints at somebody without work, and no strong word says so. In the course of the interview a
 * situation that is known changes only with words that say it.
 */
function isImplied(
  status: StatusId,
  tokens: readonly Token[],
  { because }: SituationReading,
  { asked }: ReadingContext,
): boolean {
  const isStrong = because.some(({ id, weight }) => id === status && weight >= STRONG);
  const isFree = asked === null || asked === "status";
  if (isFree) return status === "demandeur_emploi" && !isStrong;
  return !isStrong || !CLAIMS.test(tokens.map(({ word }) => word).join(" "));
}

/** In a short answer, what the lexicon is sure of is no detail: "non je suis salariée". */
function sureOfAnswer<Read extends SituationReading>(
  read: Read,
  tokens: readonly Token[],
  { lexicon }: Seen,
  { asked }: ReadingContext,
): Read {
  const isSure = lexicon.status !== "unknown" && tokens.length <= LONGEST_CLAIM;
  const guess = read.status === "unknown" && asked !== null && isSure;
  return guess ? { ...read, status: lexicon.status } : read;
}

/** Characters searched for words of danger; nobody types more, and the service takes no longer messages. */
const LONGEST_SEARCHED = 20_000;
/** Characters that two pieces of a long message share, so that no wording is cut. */
const OVERLAP = 200;
/** An answer that the lexicon reads whole: a word more would be guessed at. */
const LONGEST_ANSWER = 6;
/** Up to here a message in the course of the interview is one more word of it, not a story. */
const LONGEST_REPLY = 10;
const LONGEST_THANKS = 8;

/** "Merci pour tout, au revoir" is politeness before it is a farewell. */
function isThanks(tokens: readonly Token[]): boolean {
  return tokens.length <= LONGEST_THANKS && tokens.some(({ word }) => word === "merci" || word === "remercie");
}

function saysNothingMore(tokens: readonly Token[], { lexicon, about }: Seen): boolean {
  const longest = about === null ? LONGEST_ANSWER : LONGEST_CLAIM;
  return tokens.length <= longest && lexicon.status === "unknown" && lexicon.needs.length === 0;
}
