/** Spells numbers in French, to check the reader of numbers against something that shares no code with it. */

const UNITS =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
    " ",
  );
const TENS = "- - vingt trente quarante cinquante soixante".split(" ");

/** The number in words, from 0 to 999,999, in the spelling of before 1990: "vingt et un", "deux cents". */
export function spell(value: number): string {
  if (value < 100) return spellBelowHundred(value);
  if (value < 1000) return spellHundreds(value);
  const thousands = Math.floor(value / 1000);
  const head = thousands === 1 ? "mille" : `${withoutPlural(spell(thousands))} mille`;
  return value % 1000 === 0 ? head : `${head} ${spell(value % 1000)}`;
}

/** The number in the spelling of 1990, hyphens everywhere: "vingt-et-un", "deux-cents". */
export function spellWithHyphens(value: number): string {
  return spell(value).replaceAll(" ", "-");
}

function spellBelowHundred(value: number): string {
  if (value < 20) return UNITS[value] ?? "";
  if (value >= 80) return value === 80 ? "quatre-vingts" : `quatre-vingt-${UNITS[value - 80]}`;
  const tens = value >= 60 ? 60 : value - (value % 10);
  const rest = value - tens;
  const word = TENS[tens / 10] ?? "";
  if (rest === 0) return word;
  return rest === 1 || rest === 11 ? `${word} et ${UNITS[rest]}` : `${word}-${UNITS[rest]}`;
}

function spellHundreds(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 1) return rest === 0 ? "cent" : `cent ${spell(rest)}`;
  return rest === 0 ? `${UNITS[hundreds]} cents` : `${UNITS[hundreds]} cent ${spell(rest)}`;
}

/** "quatre-vingts" and "cents" lose their s before "mille". */
function withoutPlural(words: string): string {
  return words.replace(/(vingt|cent)s$/, "$1");
}
