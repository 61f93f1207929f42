/** Loads the sentences of dialogs/ and says them: one Handlebars template for each channel, and one for the second time. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import type { Fault } from "../errors.js";
import type { Channel } from "../turn/message.js";
import { WORDING_SAMPLES, type WordingName, type WordingValues } from "./wording-values.js";

type Template = Handlebars.TemplateDelegate;
/** Templates of one wording by variant: "web", "web, encore", "phone", "phone, encore". */
type Variants = ReadonlyMap<string, Template>;

const FOLDERS = ["common", "questions", "results"] as const;
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
      templates.set(`${sub}/${file.slice(0, -".hbs".length)}`, compileVariants(source, `${sub}/${file}`, faults));
    }
  }
  const wording = new Wording(templates);
  for (const name of Object.keys(WORDING_SAMPLES) as WordingName[]) checkWording(name, templates, faults);
  return wording;
}

function compileVariants(source: string, file: string, faults: Fault[]): Variants {
  const variants = new Map<string, Template>();
  const [before, ...parts] = source.split(/^=== *(.+)$/m);
  if (before?.trim()) faults.push({ file, field: "ligne 1", problem: "le fichier doit commencer par « === web »" });
  for (let index = 0; index < parts.length; index += 2) {
    const variant = (parts[index] ?? "").trim();
    if (!VARIANTS.includes(variant)) {
      faults.push({ file, field: `=== ${variant}`, problem: "variante inconnue", suggestion: VARIANTS.join(" | ") });
      continue;
    }
    variants.set(
      variant,
      Handlebars.compile(parts[index + 1] ?? "", { strict: true, noEscape: true, knownHelpersOnly: true }),
    );
  }
  return variants;
}

/** Says each variant once with sample values, so that a mistake stops start-up and not a conversation. */
function checkWording(name: WordingName, templates: ReadonlyMap<string, Variants>, faults: Fault[]): void {
  const variants = templates.get(name);
  const file = `${name}.hbs`;
  if (!variants?.has("web")) {
    faults.push({ file, field: "=== web", problem: "phrase absente", suggestion: "rétablir ce fichier" });
    return;
  }
  for (const [variant, template] of variants) {
    try {
      template(WORDING_SAMPLES[name]);
    } catch (error) {
      faults.push({
        file,
        field: `=== ${variant}`,
        problem: `modèle fautif : ${(error as Error).message.split("\n").join(" ")}`,
      });
    }
  }
}
