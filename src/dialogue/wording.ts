/** Loads the sentences of dialogs/ and says them: one Handlebars template for each channel, and one for the second time. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import type { Fault } from "../errors.js";
import type { Channel } from "../turn/message.js";
import { unknownWords } from "./check-wording.js";
import { WORDING_SAMPLES, type WordingName, type WordingValues } from "./wording-values.js";

type Template = Handlebars.TemplateDelegate;
/** Templates of one wording by variant: "web", "web, encore", "phone", "phone, encore". */
type Variants = ReadonlyMap<string, Template>;

const FOLDERS = ["common", "questions", "results", "answers"] as const;
const VARIANTS = ["web", "web, encore", "phone", "phone, encore"];

/** Says any sentence of the assistant; a person's text is only ever a value, never a template. */
export class Wording {
  constructor(private readonly templates: ReadonlyMap<string, Variants>) {}

  /** The sentence for a channel, with blank lines removed; `again` picks the wording of the second time when there is one. */
  say<Name extends WordingName>(name: Name, channel: Channel, values: WordingValues[Name], again = false): string {
    const variants = this.templates.get(name);
    const order = [...(again ? [`${channel}, encore`, "web, encore"] : []), channel, "web"];
    const template = order.map((variant) => variants?.get(variant)).find((found) => found !== undefined);
    if (!template) throw new Error(`no wording ${name}`);
    return tidy(template(values));
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
  for (const name of Object.keys(WORDING_SAMPLES)) {
    if (templates.get(name)?.has("web")) continue;
    faults.push({
      file: `${name}.hbs`,
      field: "=== web",
      problem: "phrase absente",
      suggestion: "rétablir ce fichier",
    });
  }
  return new Wording(templates);
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
