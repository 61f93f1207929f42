/** Loads the sentences of dialogs/ and says them: a Handlebars template for each channel, time and way of saying. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import type { Fault } from "../errors.js";
import type { Channel } from "../turn/message.js";
import { unknownWords } from "./check-wording.js";
import { WORDING_SAMPLES, type WordingName, type WordingValues } from "./wording-values.js";

type Template = Handlebars.TemplateDelegate;
/** Templates of one wording by variant: "web", "web, encore", "phone, simple". */
type Variants = ReadonlyMap<string, Template>;
/** The first time; in other words, the next; or why a question is asked. */
export type Version = "first" | "again" | "why";

const FOLDERS = ["common", "questions", "results", "answers"] as const;
const CHANNELS = ["web", "phone"] as const;
const VARIANTS: readonly string[] = CHANNELS.flatMap((channel) =>
  ["", ", encore", ", pourquoi", ", simple"].map((way) => `${channel}${way}`),
);
const SUFFIX: Record<Exclude<Version, "first">, string> = { again: ", encore", why: ", pourquoi" };

/** Says any sentence of the assistant; a person's text is only ever a value, never a template. */
export class Wording {
  /** The same sentences with all their details. */
  readonly full: Wording;
  /** The same sentences in easy-to-read words, where they have some. */
  readonly simple: Wording;

  constructor(
    private readonly templates: ReadonlyMap<string, Variants>,
    full?: Wording,
  ) {
    this.full = full ?? this;
    this.simple = full ? this : new Wording(templates, this);
  }

  /** The sentence for a channel, with blank lines removed; in the words of `version` when it has some. */
  say<Name extends WordingName>(
    name: Name,
    channel: Channel,
    values: WordingValues[Name],
    version: Version = "first",
  ): string {
    const variants = this.templates.get(name);
    const template = this.order(channel, version)
      .map((variant) => variants?.get(variant))
      .find((found) => found !== undefined);
    if (!template) throw new Error(`no wording ${name}`);
    return tidy(template(values));
  }

  /** Best first: what is worded for a voice comes before what is worded for the eye. */
  private order(channel: Channel, version: Version): string[] {
    const other = version === "first" ? [] : [`${channel}${SUFFIX[version]}`, `web${SUFFIX[version]}`];
    const own = this === this.simple ? [`${channel}, simple`, channel, "web, simple"] : [channel];
    return [...other, ...own, "web"];
  }

  has(name: string): boolean {
    return this.templates.has(name);
  }
}

/** Lines without outer spaces, without empty ones. */
function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** Every wording below `folder`; faults (unreadable template, unknown word, missing wording) are added to `faults`. */
export function loadWording(folder: string, faults: Fault[]): Wording {
  const templates = new Map<string, Variants>();
  for (const sub of FOLDERS) {
    const path = join(folder, sub);
    if (!existsSync(path)) continue;
    for (const file of readdirSync(path).filter((name) => name.endsWith(".hbs"))) {
      const source = readFileSync(join(path, file), "utf8");
      const name = `${sub}/${file.slice(0, -".hbs".length)}`;
      templates.set(name, compileVariants(source, name, faults));
    }
  }
  for (const name of Object.keys(WORDING_SAMPLES)) faults.push(...missingVariants(name, templates.get(name)));
  return new Wording(templates);
}

/** Everything is said on the page; a question also says why it is asked. */
function missingVariants(name: string, variants: Variants | undefined): Fault[] {
  const needed = name.startsWith("questions/") ? ["web", "web, pourquoi"] : ["web"];
  return needed
    .filter((variant) => !variants?.has(variant))
    .map((variant) => ({
      file: `${name}.hbs`,
      field: `=== ${variant}`,
      problem: "phrase absente",
      suggestion: "rétablir cette phrase",
    }));
}

function compileVariants(source: string, name: string, faults: Fault[]): Variants {
  const file = `${name}.hbs`;
  const variants = new Map<string, Template>();
  const [before, ...parts] = source.split(/^=== *(.+)$/m);
  if (before?.trim()) faults.push({ file, field: "ligne 1", problem: "le fichier doit commencer par « === web »" });
  for (let index = 0; index < parts.length; index += 2) {
    const variant = (parts[index] ?? "").trim();
    if (!VARIANTS.includes(variant)) {
      faults.push({ file, field: `=== ${variant}`, problem: "variante inconnue", suggestion: VARIANTS.join(" | ") });
      continue;
    }
    const template = parts[index + 1] ?? "";
    faults.push(...checkTemplate(template, name).map((problem) => ({ file, field: `=== ${variant}`, problem })));
    variants.set(variant, Handlebars.compile(template, { strict: true, noEscape: true, knownHelpersOnly: true }));
  }
  return variants;
}

/** What is wrong with a template: found at start, so that a mistake stops it and not a conversation. */
function checkTemplate(template: string, name: string): string[] {
  const sample: object | undefined = WORDING_SAMPLES[name as WordingName];
  if (!sample) return [];
  try {
    return unknownWords(template, { ...sample }).map((word) => `mot inconnu « ${word} »`);
  } catch (error) {
    return [`modèle fautif : ${(error as Error).message.split("\n").join(" ")}`];
  }
}
