/** Where the reading goes wrong: how far probabilities can be believed, what is taken for what, and the worst errors. */

import { isHarmless, needsOf, type Pair, shareOf, statusesOf } from "./measure.js";

/** Readings whose best probability lies in a band, and the share of them that is right. */
export interface CalibrationBand {
  from: number;
  readings: number;
  mean_probability: number;
  right: number | null;
}

export interface Confusion {
  said: string;
  read: string;
  messages: number;
}

export interface WorstError {
  id: string;
  text: string;
  what: "danger" | "status" | "need";
  said: string;
  read: string;
  /** How sure the reading was. */
  probability: number | null;
}

const BANDS = 10;
const MOST_CONFUSIONS = 15;
const MOST_ERRORS = 20;

type Ranking = "status" | "needs";

/** Of the best probability of each reading, in tenths. */
export function calibration(pairs: readonly Pair[], ranking: Ranking): CalibrationBand[] {
  const ranked = pairs.flatMap((pair) => {
    const [best] = pair.read.ranked[ranking] as [string, number][];
    return best ? [{ probability: best[1], right: best[0] === saidOf(pair, ranking) }] : [];
  });
  return Array.from({ length: BANDS }, (_, band) => {
    const inside = ranked.filter(({ probability }) => Math.min(BANDS - 1, Math.floor(probability * BANDS)) === band);
    const sum = inside.reduce((total, { probability }) => total + probability, 0);
    return {
      from: band / BANDS,
      readings: inside.length,
      mean_probability: inside.length === 0 ? 0 : Number((sum / inside.length).toFixed(3)),
      right: shareOf(inside.filter(({ right }) => right).length, inside.length),
    };
  }).filter(({ readings }) => readings > 0);
}

/** What is most often taken for what. */
export function confusions(pairs: readonly Pair[], ranking: Ranking): Confusion[] {
  const counts = new Map<string, Confusion>();
  for (const pair of pairs) {
    const [said, read] = [saidOf(pair, ranking), readOf(pair, ranking)];
    if (said === read) continue;
    const known = counts.get(`${said} ${read}`) ?? { said, read, messages: 0 };
    counts.set(`${said} ${read}`, { ...known, messages: known.messages + 1 });
  }
  return [...counts.values()].sort((a, b) => b.messages - a.messages).slice(0, MOST_CONFUSIONS);
}

/** Missed dangers first, then false alarms, then what was read wrong with most assurance. */
export function worstErrors(pairs: readonly Pair[]): WorstError[] {
  const missed = pairs.filter(({ example, read }) => !isHarmless(example) && isMissed({ example, read }));
  const alarms = pairs.filter(({ example, read }) => isHarmless(example) && read.dangers.length > 0);
  const wrong = (["status", "needs"] as const).flatMap((ranking) =>
    pairs.filter((pair) => !isAcceptable(pair, ranking)).map((pair) => errorOf(pair, ranking)),
  );
  return [
    ...missed.map((pair) => dangerError(pair)),
    ...alarms.map((pair) => dangerError(pair)),
    ...wrong.sort((a, b) => (b.probability ?? 0) - (a.probability ?? 0)),
  ].slice(0, MOST_ERRORS);
}

function isMissed({ example, read }: Pair): boolean {
  return example.flags.includes("urgence_detresse") && read.dangers.length === 0;
}

function dangerError({ example, read }: Pair): WorstError {
  const said = example.flags.includes("urgence_detresse") ? (example.danger ?? "danger") : "rien";
  return {
    id: example.id,
    text: example.text,
    what: "danger",
    said,
    read: read.dangers.join(", ") || "rien",
    probability: null,
  };
}

function errorOf(pair: Pair, ranking: Ranking): WorstError {
  const { id, text } = pair.example;
  const probability = pair.read.ranked[ranking][0]?.[1] ?? null;
  const what = ranking === "status" ? "status" : "need";
  return { id, text, what, said: saidOf(pair, ranking), read: readOf(pair, ranking), probability };
}

function isAcceptable(pair: Pair, ranking: Ranking): boolean {
  const honest = ranking === "status" ? statusesOf(pair.example) : needsOf(pair.example);
  return honest.includes(readOf(pair, ranking));
}

function saidOf({ example }: Pair, ranking: Ranking): string {
  return ranking === "status" ? example.status : (example.needs[0] ?? "aucun");
}

function readOf({ read }: Pair, ranking: Ranking): string {
  return ranking === "status" ? read.status : (read.needs[0] ?? "aucun");
}
