/** Reads status, flags, needs and dangers with the learned model, from the words of a message and what the lexicon saw in it. */

import { HEADS, type HeadName, LEARNED_DANGERS, type ModelFile } from "../../knowledge/model-schema.js";
import type { Danger } from "../../knowledge/schema.js";
import { CONCERNED, type Concerned, FLAGS, type FlagId, NEEDS, STATUSES } from "../../knowledge/taxonomy.js";
import { deniedStatuses, type Ranked, type SituationReading } from "../situation.js";
import type { Token } from "../tokens.js";
import { featuresOf, type Seen } from "./features.js";
import { Model, type Sums } from "./model.js";

/** From this probability on, a flag or a further need is believed. */
const BELIEVED = 0.5;
/** From this probability on, a further need that words name is believed too. */
const NAMED_AND_LIKELY = 0.15;
const MOST_NEEDS = 3;
/** In more words, what is negated or past is mostly a detail of something else; found by cross-validation. */
const LONGEST_DENIAL = 12;
/** From this probability on, a danger is heard in a few words, or in a reply of the interview: they say too little for less. */
const DISTRESS_IN_ANSWER = 0.6;
/** From this probability on, it is heard in a sentence: an ordinary one says little. Found by cross-validation. */
const DISTRESS_IN_SENTENCE = 0.15;
const LONGEST_SENTENCE = 12;
/** From this probability on, a reply of the interview asks for something that no word of it names. */
const ENOUGH_IN_INTERVIEW = 0.6;
/** Of one or two words, the lexicon alone hears a danger. */
const FEWEST_WORDS = 3;
/** From this probability on, a child is in danger though the words sound everyday ("je veux plus aller au collège"). */
const CHILD_AFTER_ALL = 0.4;
/** From this probability on, the message is about somebody else; found by cross-validation. */
const SOMEBODY_ELSE = 0.3;
/** Up to this many words, a message may say nothing of a need. */
const FEW_WORDS = 8;
const RANKED = 5;
/** How many features explain a label. */
const EXPLAINED = 4;

export interface LearnedReading extends SituationReading {
  dangers: readonly Danger[];
  /** Whom it is about; null when nothing says that it is somebody else. */
  about: Concerned | null;
}

/** Reads with one model; built once, used for every message. */
export class LearnedReader {
  private readonly model: Model;

  constructor(file: ModelFile) {
    this.model = new Model(file);
  }

  /**
   * The situation, and the dangers said or veiled: those of the lexicon are never taken back. `isShort` of a few words;
   * `inInterview` of a reply to something else than "what do you need".
   */
  read(tokens: readonly Token[], seen: Seen, isShort: boolean, inInterview: boolean): LearnedReading {
    const features = featuresOf(tokens, seen);
    const sums = this.model.weigh(features);
    const statuses = ranking(STATUSES, this.model.probabilities("status", sums));
    const needs = ranking(NEEDS, this.model.probabilities("need", sums));
    const isBrief = inInterview || tokens.length <= LONGEST_DENIAL;
    const denied = isBrief ? deniedStatuses(seen.lexicon) : [];
    const refused = isBrief ? seen.lexicon.deniedNeeds.filter((need) => !seen.lexicon.needs.includes(need)) : [];
    const [status = "unknown"] = statuses.find(([id]) => !denied.includes(id)) ?? [];
    const [main = "hors_sujet", probability = 0] = needs.find(([id]) => !refused.includes(id)) ?? [];
    const enough = inInterview ? ENOUGH_IN_INTERVIEW : enoughFor(tokens.length);
    const isSaid = seen.lexicon.needs.length > 0 || probability >= enough;
    const about = this.somebodyElse(sums);
    const isLong = tokens.length > LONGEST_SENTENCE && !inInterview;
    const threshold = isLong ? this.model.dangerThreshold : Math.max(this.model.dangerThreshold, DISTRESS_IN_SENTENCE);
    const explain = () => [
      ...this.explain("status", STATUSES.indexOf(status), features),
      ...this.explain("need", NEEDS.indexOf(main), features),
    ];
    return {
      status,
      flags: this.flagsOf(seen, about, sums),
      needs: isSaid
        ? [main, ...this.besides(main, seen, sums).filter((need) => !refused.includes(need))].slice(0, MOST_NEEDS)
        : [],
      ranked: { status: rounded(statuses), needs: rounded(needs) },
      /** Reckoned only when asked for. */
      get because() {
        return explain();
      },
      asides: seen.lexicon.asides,
      deniedNeeds: seen.lexicon.deniedNeeds,
      deniedFlags: seen.lexicon.deniedFlags,
      dangers: isShort ? this.dangersInFew(tokens, seen, sums) : this.dangersOf(seen, sums, threshold),
      about,
    };
  }

  /** The dangers in a few words that answer a question: "je ne sais plus" alone is no distress. */
  dangersInAnswer(tokens: readonly Token[], seen: Seen): readonly Danger[] {
    if (tokens.length < FEWEST_WORDS) return seen.dangers;
    return this.dangersInFew(tokens, seen, this.model.weigh(featuresOf(tokens, seen)));
  }

  private dangersInFew(tokens: readonly Token[], seen: Seen, sums: Sums): readonly Danger[] {
    return tokens.length < FEWEST_WORDS ? seen.dangers : this.dangersOf(seen, sums, DISTRESS_IN_ANSWER);
  }

  /** Those of the lexicon and the learned ones; a child who is only named makes no parent who asks for it. */
  private flagsOf({ lexicon }: Seen, about: Concerned | null, sums: Sums): FlagId[] {
    const learned = this.believed("flags", FLAGS, sums).filter((flag) => !lexicon.deniedFlags.includes(flag));
    const said = [...lexicon.flags, ...learned.filter(isLearned)];
    const others = said.filter((flag) => flag !== "parent_pour_enfant");
    return [...new Set<FlagId>(about === "child" ? [...others, "parent_pour_enfant"] : others)];
  }

  /** Needs beside the main one: those believed, and those that words name when the model does not doubt them. */
  private besides(main: string, { lexicon }: Seen, sums: Sums) {
    if (main === "hors_sujet") return [];
    const likely = this.ranked("needs", NEEDS, sums, NAMED_AND_LIKELY).filter((need) => lexicon.needs.includes(need));
    const needs = new Set([...this.believed("needs", NEEDS, sums), ...likely]);
    return [...needs].filter((need) => need !== main && need !== "hors_sujet");
  }

  private somebodyElse(sums: Sums): Concerned | null {
    const ranked = ranking(CONCERNED, this.model.probabilities("about", sums)).filter(([id]) => id !== "self");
    const [id, probability] = ranked[0] ?? ["self", 0];
    return probability >= SOMEBODY_ELSE ? id : null;
  }

  /** Those that words say, and the learned ones; refusing school is its own subject, not yet a child in danger. */
  private dangersOf({ dangers, harmless }: Seen, sums: Sums, threshold: number): Danger[] {
    const probabilities = this.model.probabilities("dangers", sums);
    const learned = LEARNED_DANGERS.filter((danger, index) => {
      const enough = harmless && danger === "child" ? Math.max(threshold, CHILD_AFTER_ALL) : threshold;
      return (probabilities[index] ?? 0) >= enough;
    });
    return [...new Set([...dangers, ...learned])];
  }

  /** The labels that are more likely than not, the likeliest first. */
  private believed<Id extends string>(head: HeadName, labels: readonly Id[], sums: Sums): Id[] {
    return this.ranked(head, labels, sums, BELIEVED);
  }

  private ranked<Id extends string>(head: HeadName, labels: readonly Id[], sums: Sums, enough: number): Id[] {
    return ranking(labels, this.model.probabilities(head, sums))
      .filter(([, probability]) => probability >= enough)
      .map(([id]) => id);
  }

  private explain(head: HeadName, label: number, features: readonly string[]): SituationReading["because"] {
    const id = HEADS[head].labels[label] ?? "";
    return this.model
      .because(head, label, features)
      .slice(0, EXPLAINED)
      .map(({ feature, weight }) => ({ id, cue: feature, weight: Number(weight.toFixed(2)) }));
  }
}

/** Whoever tells a story comes for something; of a few words, a guess would be an intrusion. */
function enoughFor(length: number): number {
  return length > FEW_WORDS ? 0.15 : 0.35;
}

/** Ages and dangers have their own readers. */
function isLearned(flag: FlagId): boolean {
  return flag !== "urgence_detresse" && flag !== "jeune" && flag !== "senior";
}

function ranking<Id extends string>(labels: readonly Id[], probabilities: readonly number[]): Ranked<Id> {
  return labels.map((id, index): [Id, number] => [id, probabilities[index] ?? 0]).sort((a, b) => b[1] - a[1]);
}

function rounded<Id extends string>(ranked: Ranked<Id>): Ranked<Id> {
  return ranked.slice(0, RANKED).map(([id, probability]) => [id, Number(probability.toFixed(3))]);
}
