/** Finds the information sheet that a question is about, and those that go with a need. */

import Fuse from "fuse.js";
import type { Knowledge } from "../knowledge/load.js";
import type { Sheet } from "../knowledge/sheet-schema.js";
import type { Profile } from "../matching/profile.js";
import { tokenize, words } from "../understanding/tokens.js";

/** A message that asks what something is, how it works, or whether one may. */
const ASKS =
  /^(et |mais |bonjour |svp |alors |oui |non |dis |dites moi |je voudrais savoir |je veux savoir )*(c est quoi|ca veut dire quoi|c quoi|qu est ce|kesako|comment|est ce qu|quel|quelle|quels|quelles|combien|a quoi|a qui|ou |y a t il|il y a|peut on|on peut|puis je|je peux|j ai le droit|j ai droit|ca marche comment|ca sert)|c est quoi$|(ca|ca) marche comment$|comment ca marche$|kesako$/;
/** Characters. */
const LONGEST_TITLE = 120;
/** A longer message tells a story. */
const LONGEST_QUESTION = 16;
const LONGEST_WORD = 15;
/** Distance under which two wordings say the same (fuse.js: 0 is the same, 1 has nothing in common). */
const ALIKE = 0.35;
const MOST_OFFERED = 2;
/** Words of any question, which say nothing of its subject. */
const OF_ANY_QUESTION =
  /^(c|est|quoi|quel|quelle|quels|quelles|la|le|les|un|une|des|de|du|d|l|qu|que|ce|ca|se|sert|sers|marche|comment|je|j|on|a|ai|au|aux|pour|en|et|il|elle|ils|y|t|peut|puis|peux|faire|fait|font|mon|ma|mes|son|sa|ou|combien|qui|mais|bonjour|savoir|veux|voudrais|avec|dans|sur|plus|pas|ne|n|me|m|suis|si|koi|vous|tu|etre|sont|dire|veut)$/;
/** Letters under which a subject is near to anything. */
const SHORTEST_SUBJECT = 6;

interface Wording {
  sheet: Sheet;
  text: string;
}

/** Searches the sheets of one knowledge base. */
export class SheetFinder {
  private readonly keywords: Wording[];
  private readonly questions: Fuse<Wording>;
  private readonly titles: ReadonlyMap<string, Sheet>;

  constructor(private readonly sheets: Knowledge["sheets"]) {
    this.titles = new Map(sheets.map((sheet) => [key(sheet.title), sheet]));
    const wordings = (of: (sheet: Sheet) => readonly string[]) =>
      sheets.flatMap((sheet) => of(sheet).map((text) => ({ sheet, text: key(text) })));
    const isTitled = ({ sheet, text }: Wording) => Number(` ${key(sheet.title)} `.includes(` ${text} `));
    this.keywords = wordings(({ keywords }) => keywords).sort(
      (a, b) => b.text.length - a.text.length || isTitled(b) - isTitled(a),
    );
    this.questions = new Fuse(
      wordings(({ questions, title }) => [title, ...questions]).map(({ sheet, text }) => ({
        sheet,
        text: subject(text),
      })),
      { keys: ["text"], threshold: ALIKE, ignoreLocation: true, minMatchCharLength: 4 },
    );
  }

  /** The sheet whose title this is, for a button. */
  titled(text: string): Sheet | null {
    return text.length <= LONGEST_TITLE ? (this.titles.get(key(text)) ?? null) : null;
  }

  /** The sheet that a short question asks about: the longest keyword in it, else, unless `closely`, the nearest known question. */
  asked(text: string, closely = false): Sheet | null {
    if (text.length > LONGEST_QUESTION * LONGEST_WORD || words(text).length > LONGEST_QUESTION) return null;
    const said = tokenize(text)
      .map(({ word }) => word)
      .join(" ");
    const asks = ASKS.test(said);
    if (!asks && !text.trim().endsWith("?")) return null;
    const named = this.keywords.find(({ text: keyword }) => ` ${said} `.includes(` ${keyword} `));
    const about = subject(said);
    const alike = asks && !closely && about.length >= SHORTEST_SUBJECT ? this.questions.search(about) : [];
    return named?.sheet ?? alike.find(({ item }) => sharesWord(about, item.text))?.item.sheet ?? null;
  }

  /** The sheets that go with what the person came for, the most precise first. */
  offered(profile: Profile): Sheet[] {
    const [main] = profile.needs;
    if (main === undefined) return [];
    return this.sheets
      .filter((sheet) => sheet.needs.includes(main) && isFor(sheet, profile))
      .sort((a, b) => rank(a, main) - rank(b, main) || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_OFFERED);
  }
}

/** A sheet for some publics, ages or flags is not offered to others. */
function isFor({ statuses, ages, flags }: Sheet, profile: Profile): boolean {
  const isOfAge = !ages || !profile.ages || (ages[0] <= profile.ages[1] && profile.ages[0] <= ages[1]);
  return (
    isOfAge &&
    (!statuses || statuses.includes(profile.status)) &&
    (!flags || flags.some((flag) => profile.flags.includes(flag)))
  );
}

/** A sheet for this need and these publics first, then one for everybody. */
function rank({ needs, statuses }: Sheet, main: string): number {
  return (needs[0] === main ? 0 : 2) + (statuses ? 0 : 1);
}

/** Whether two subjects share a word, in the singular or the plural. */
function sharesWord(a: string, b: string): boolean {
  const stems = new Set(b.split(" ").map((word) => word.slice(0, SHORTEST_SUBJECT)));
  return a.split(" ").some((word) => word.length >= SHORTEST_SUBJECT - 1 && stems.has(word.slice(0, SHORTEST_SUBJECT)));
}

function subject(said: string): string {
  return said
    .split(" ")
    .filter((word) => !OF_ANY_QUESTION.test(word))
    .join(" ");
}

function key(text: string): string {
  return words(text).join(" ");
}
