/** Small rules of French that every sentence needs: articles, lists, numbers, months, faults. */

import { z } from "zod";

/** "à Dreux", "au Mans", "aux Ulis". */
export function atPlace(name: string): string {
  if (name.startsWith("Le ")) return `au ${name.slice(3)}`;
  return name.startsWith("Les ") ? `aux ${name.slice(4)}` : `à ${name}`;
}

/** "de Dreux", "d'Orléans", "du Mans", "des Ulis". */
export function ofName(name: string): string {
  if (/^[aeiouyhàâäéèêëîïôöùûüœæ]/i.test(name)) return `d'${name}`;
  if (name.startsWith("Le ")) return `du ${name.slice(3)}`;
  return name.startsWith("Les ") ? `des ${name.slice(4)}` : `de ${name}`;
}

/** "a, b et c". */
export function joinFrench(parts: readonly string[]): string {
  if (parts.length <= 1) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} et ${parts.at(-1)}`;
}

/** "3,4" with a French comma. */
export function frenchNumber(value: number): string {
  return String(value).replace(".", ",");
}

const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];

/** "2026-11-21" → "novembre 2026". */
export function monthOf(date: string): string {
  const [year = date, month] = date.split("-");
  return [MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** (1, 1) → "1er janvier", (4, 1) → "4 janvier". */
export function frenchDay(day: number, month: number): string {
  return `${day === 1 ? "1er" : day} ${MONTHS[month - 1]}`;
}

/** "2019-08" → "d'août 2019", "2024-11-26" → "de novembre 2024". */
export function frenchMonth(date: string): string {
  const [year, month] = date.split("-");
  const name = MONTHS[Number(month) - 1];
  return name ? `${ofName(name)} ${year}` : `de ${year ?? date}`;
}

/** What is wrong with a value, in French, for the schemas that give no message of their own. */
export const frenchMessage = z.locales.fr().localeError;

/** Verbs of the second person that the reasons use, and what they become of somebody: "vous cherchez" → "votre enfant cherche". */
const THIRD_PERSON: Readonly<Record<string, string>> = {
  êtes: "est",
  avez: "a",
  cherchez: "cherche",
  travaillez: "travaille",
  pensez: "pense",
  voulez: "veut",
  aidez: "aide",
  parlez: "parle",
  faites: "fait",
  pouvez: "peut",
  préparez: "prépare",
  arrêtez: "arrête",
  vivez: "vit",
  venez: "vient",
};

const ACCOMPANIES = /\bpersonnes? que vous /;

/** What is worded for the person, as it is said of somebody else: "votre enfant est au lycée et n'y va plus". */
export function ofSomebody(said: string, named: string): string {
  // Worded for whoever accompanies somebody: it speaks of them already.
  if (ACCOMPANIES.test(said)) return said;
  const third = said.replace(
    /\bvous (n'|ne |en |y )?([a-zà-ÿ]+)/g,
    (you, particle: string | undefined, verb: string) => {
      const third = THIRD_PERSON[verb];
      return third ? `${named} ${particle ?? ""}${third}` : you;
    },
  );
  return third
    .replace(new RegExp(`(${named} .*?)\\b${named}\\b`, "g"), "$1il ou elle")
    .replace(/\b(s|qu)[ie] il\b/g, "$1'il")
    .replaceAll("vos ", "ses ");
}
