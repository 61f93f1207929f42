/** Reads the files of the knowledge base one by one, noting every fault instead of stopping at the first. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import Fuse from "fuse.js";
import { CORE_SCHEMA, load } from "js-yaml";
import { LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import type { Fault } from "../errors.js";
import { frenchMessage } from "../french.js";
import { FileCache } from "./file-cache.js";

/** Reads and validates files below `root`; all faults gather in `faults`. */
export class FileReader {
  readonly faults: Fault[] = [];

  constructor(
    readonly root: string,
    private readonly cache = new FileCache(),
  ) {}

  /** The validated content of one YAML or JSON file, or null when it holds a fault. */
  read<T>(path: string, schema: z.ZodType<T>): T | null {
    const file = relative(this.root, join(this.root, path));
    const whole = join(this.root, file);
    const known = this.cache.get(whole);
    if (known) return known.content as T;
    const content = this.parse(file);
    if (content === undefined) return null;
    const result = schema.safeParse(content, { reportInput: true, error: frenchMessage });
    if (result.success) {
      this.cache.set(whole, result.data, () => new FileReader(this.root, this.cache).read(file, schema));
      return result.data;
    }
    for (const issue of result.error.issues) this.faults.push(describeIssue(file, issue));
    return null;
  }

  /** Every file of a folder that ends with `extension`, by name. */
  readFolder<T>(folder: string, extension: string, schema: z.ZodType<T>): { file: string; content: T }[] {
    const path = join(this.root, folder);
    if (!existsSync(path)) {
      this.faults.push({ file: folder, field: "(dossier)", problem: "dossier absent" });
      return [];
    }
    const names = readdirSync(path).filter((name) => name.endsWith(extension));
    if (names.length === 0)
      this.faults.push({ file: folder, field: "(dossier)", problem: `aucun fichier ${extension}` });
    return names.sort().flatMap((name) => {
      const file = join(folder, name);
      const content = this.read(file, schema);
      return content === null ? [] : [{ file, content }];
    });
  }

  private parse(file: string): unknown {
    let text: string;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(this.root, file)));
    } catch (error) {
      this.faults.push({ file, field: "(fichier)", ...whyUnreadable(error as NodeJS.ErrnoException) });
      return undefined;
    }
    return file.endsWith(".json") ? this.parseJson(file, text) : this.parseYaml(file, text);
  }

  private parseJson(file: string, text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      const { message } = error as Error;
      const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
      const field = `ligne ${text.slice(0, position).split("\n").length}`;
      const suggestion = "vérifier que le fichier est entier";
      this.faults.push({ file, field, problem: `JSON illisible : ${message}`, suggestion });
      return undefined;
    }
  }

  /** A good file is read by the quick library; whatever it does not like is explained by the thorough one. */
  private parseYaml(file: string, text: string): unknown {
    try {
      if (!MAY_BE_ALIAS.test(text)) return load(text, { schema: CORE_SCHEMA });
    } catch {
      // Explained below, with every fault and its line.
    }
    return this.explainYaml(file, text);
  }

  private explainYaml(file: string, text: string): unknown {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
    const problems = document.errors.map(({ pos, message }) => ({
      at: pos[0],
      problem: `YAML illisible : ${message}`,
    }));
    visit(document, {
      Alias: (_, { range, source }) => {
        problems.push({ at: range?.[0] ?? 0, problem: `renvoi « *${source} » : écrire la valeur en entier` });
      },
    });
    const byLine = new Map(problems.reverse().map(({ at, problem }) => [lines.linePos(at).line, problem]));
    for (const [line, problem] of [...byLine].reverse()) this.faults.push({ file, field: `ligne ${line}`, problem });
    return byLine.size > 0 ? undefined : (document.toJS() as unknown);
  }
}

/** Only the thorough library tells an alias from a star in a text. */
const MAY_BE_ALIAS = /[:\-[,]\s+[*&]\w/;

function whyUnreadable({ code }: NodeJS.ErrnoException): Pick<Fault, "problem" | "suggestion"> {
  if (code === "ENOENT") return { problem: "fichier absent", suggestion: "le rétablir depuis la dernière version" };
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return { problem: "le fichier n'est pas en UTF-8", suggestion: "l'enregistrer en UTF-8" };
  return { problem: `fichier illisible (${code})` };
}

function describeIssue(file: string, issue: z.core.$ZodIssue): Fault {
  const field = issue.path.length > 0 ? issue.path.join(".") : "(fichier)";
  if (issue.code !== "unrecognized_keys" && issue.input === undefined)
    return { file, field, problem: "champ manquant" };
  if (issue.code === "invalid_value") {
    const nearest = nearestOf(String(issue.input), issue.values.map(String));
    const problem = `valeur inconnue « ${String(issue.input)} »`;
    return nearest ? { file, field, problem, suggestion: `peut-être « ${nearest} »` } : { file, field, problem };
  }
  if (issue.code === "unrecognized_keys") {
    return { file, field, problem: `champ inconnu « ${issue.keys.join(" », « ")} »`, suggestion: "voir LISEZMOI.md" };
  }
  return { file, field, problem: issue.message };
}

/** The value of a closed vocabulary nearest to a misspelt one, if any is near. */
export function nearestOf(written: string, allowed: readonly string[]): string | undefined {
  return new Fuse(allowed, { threshold: 0.5, ignoreLocation: true, ignoreDiacritics: true }).search(written)[0]?.item;
}
