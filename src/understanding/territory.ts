/** Reads départements and regions, by name or number; never out of "trop cher" or "le 28 mars". */

import { nameKey } from "../knowledge/commune-index.js";
import type { Knowledge } from "../knowledge/load.js";
import { indexTerritories, type Territory } from "../knowledge/territory-index.js";
import { isWholeClause, LIVES, sameClause, strengthBefore } from "./place-context.js";
import type { Token } from "./tokens.js";

/** "c'est trop cher". */
const JUDGED = /^(est|trop|tres|assez|moins|plus|si)$/;

export interface SaidTerritory {
  reading: Territory;
  from: number;
  to: number;
  strength: number;
}

/** Longest name of a territory, in words. */
const LONGEST_NAME = 6;

/** Reads territories with those of one knowledge base. */
export class TerritoryReader {
  /** By the key of every name, code and alias. */
  readonly byName: ReadonlyMap<string, Territory>;
  private readonly starts: ReadonlySet<string>;

  /** `ordinary`: keys of the names that are also everyday words. */
  constructor(
    knowledge: Knowledge,
    private readonly ordinary: ReadonlySet<string>,
  ) {
    this.byName = indexTerritories(knowledge.regions.values(), knowledge.departements.values());
    this.starts = new Set([...this.byName.keys()].map((name) => name.split(" ")[0] ?? ""));
  }

  /** The first territory that the message says to be one, or null; `asked` when the place was just asked. */
  read(tokens: readonly Token[], asked: boolean): SaidTerritory | null {
    for (let from = 0; from < tokens.length; from += 1) {
      if (!this.starts.has(nameKey([tokens[from]?.word ?? ""]))) continue;
      for (let length = Math.min(LONGEST_NAME, tokens.length - from); length >= 1; length -= 1) {
        const found = this.byName.get(nameKey(tokens.slice(from, from + length).map((token) => token.word)));
        if (!found || !isTerritorySaid(tokens, from, length, asked, this.ordinary)) continue;
        return { reading: found, from, to: from + length, strength: strengthBefore(tokens, from) };
      }
    }
    return null;
  }
}

/** "cher", "nord", "lot" and a bare number are départements only after "dans le", "du", "département". */
function isTerritorySaid(
  tokens: readonly Token[],
  from: number,
  length: number,
  asked: boolean,
  ordinary: ReadonlySet<string>,
): boolean {
  const short = asked && tokens.length <= 4;
  const last = from + length - 1;
  if (/^(\d+|2a|2b)$/.test(tokens[last]?.word ?? "")) return isDepartementNumber(tokens, last, short);
  const name = tokens[from]?.word ?? "";
  const before = tokens[from - 1]?.word ?? "";
  if (JUDGED.test(before) && length === 1) return false;
  if (short || length > 1 || (name.length > 6 && !ordinary.has(name))) return true;
  const twoBefore = tokens[from - 2]?.word ?? "";
  const shown = tokens[from]?.capital === true && (tokens[from]?.start ?? 0) > 0;
  return (
    (/^(dans|departement|en)$/.test(twoBefore) && /^(le|la|l|les|du|de)$/.test(before)) ||
    (before === "en" && !ordinary.has(name)) ||
    (shown && (/^(le|la|l|du|en|de)$/.test(before) || isWholeClause(tokens, from, from + length)))
  );
}

/** What a number counts or dates when it is no département: "le 28 ans", "le 13 novembre", "du 28 au 30". */
const COUNTED =
  /^(ans?|h|heures?|mois|jours?|euros?|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|au|et|a)$/;

/** "dans le 28", "je suis du 13", "département 65"; `alone` when the place was asked and little else is said. */
function isDepartementNumber(tokens: readonly Token[], at: number, alone: boolean): boolean {
  const before = tokens[at - 1]?.word ?? "";
  const twoBefore = tokens[at - 2]?.word ?? "";
  if (COUNTED.test(sameClause(tokens, at, 1))) return false;
  if (alone || before === "departement") return true;
  if (before === "le") return /^(dans|sur|vers|departement|suis)$/.test(twoBefore) || LIVES.test(twoBefore);
  return before === "du" && /^(suis|viens|vient|cote|locale|cio)$/.test(twoBefore);
}
