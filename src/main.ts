#!/usr/bin/env node
/** The command-line tool: one command for each thing an operator or a tester does. */

import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { isChatFile } from "./cli/chat-file.js";
import type { ImportOptions } from "./cli/import.js";
import type { RefreshOptions } from "./cli/refresh.js";
import { AiguilleurError } from "./errors.js";
import type { ExportOptions } from "./knowledge/export/export.js";
import { PROJECT_ROOT } from "./project-root.js";

const program = new Command("aiguilleur")
  .description("Première porte du service public régional de l'orientation : l'assistant, et ses outils.")
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text) });

program
  .command("serve")
  .description("lance le service (PORT, HOST, PUBLIC_URL, DATA_DIR… : voir src/config.ts)")
  .action(async () => (await import("./cli/serve.js")).serve(process.env));

program
  .command("chat")
  .description("parle avec l'assistant dans le terminal")
  .option("--phone", "comme au téléphone : phrases parlées, sans carte")
  .option("--explain", "montre ce qui a été lu de chaque message, et les indices qui ont pesé")
  .action(async (options: { phone?: boolean; explain?: boolean }) =>
    (await import("./cli/chat.js")).chat(options, process.env),
  );

program
  .command("understand")
  .description('lit des messages, en JSON Lines {"id","text","channel"}, sur l\'entrée standard')
  .action(async () => (await import("./cli/batch.js")).understand(process.stdin, process.stdout, process.env));

program
  .command("refer")
  .description('oriente des profils, en JSON Lines {"id","status","flags","needs","age","commune","departement"}')
  .option("--audit", "simule un mois et montre que les lieux à égalité sont montrés autant les uns que les autres")
  .option(
    "--diff <knowledge>",
    "compare les décisions avec celles d'une autre version de la base : qui change de porte",
  )
  .option("--json", "avec --audit ou --diff : en JSON")
  .action(async (options: { audit?: boolean; diff?: string; json?: boolean }) => {
    if (options.audit) return (await import("./cli/refer-audit.js")).audit(options, process.stdout, process.env);
    if (options.diff)
      return (await import("./cli/refer-diff.js")).diff(options.diff, options, process.stdout, process.env);
    return (await import("./cli/batch.js")).refer(process.stdin, process.stdout, process.env);
  });

program
  .command("check-flow")
  .description(
    "vérifie le fil de la conversation et ses phrases, et dit ce que les conversations approuvées parcourent",
  )
  .action(async () => (await import("./cli/check-flow.js")).checkTheFlow(process.stdout, process.env));

program
  .command("graph")
  .description("dessine le fil de la conversation, en Mermaid")
  .action(async () => (await import("./cli/check-flow.js")).graph(process.stdout, process.env));

program
  .command("replay <fichier.chat>")
  .description("rejoue une conversation approuvée et montre ce qui a changé")
  .action(async (file: string) =>
    (await import("./cli/replay.js")).replay(isChatFile(file), process.stdout, process.env),
  );

program
  .command("evaluate [fichiers...]")
  .description("mesure la compréhension sur des messages étiquetés ; par défaut, ceux que personne n'a appris")
  .option("--json", "en JSON")
  .action(async (files: string[], options: { json?: boolean }) =>
    (await import("./cli/evaluate.js")).evaluate(files, options, process.stdout, process.env),
  );

program
  .command("train")
  .description("apprend de nouveau à lire les messages, avec knowledge/examples/, et écrit knowledge/model.json")
  .action(async () => (await import("./cli/train.js")).train(process.stdout, process.env));

/** An import that was cut short is finished before anything reads the knowledge base. */
program.hook("preAction", async () => {
  const { finishReplacement } = await import("./storage/replace-files.js");
  finishReplacement(process.env.KNOWLEDGE_DIR || join(PROJECT_ROOT, "knowledge"));
});

const knowledge = program.command("knowledge").description("la base de connaissances");
knowledge
  .command("check")
  .description("cite toutes les fautes de knowledge/ et dialogs/")
  .action(async () => (await import("./cli/knowledge.js")).check(process.stdout, process.env));
knowledge
  .command("gaps")
  .description(
    "liste les manques : statut × besoin × département sans lieu compétent à moins de 40 km, et les fiches anciennes",
  )
  .option("--json", "en JSON")
  .action(async (options: { json?: boolean }) =>
    (await import("./cli/gaps.js")).gaps(options, process.stdout, process.env),
  );
knowledge
  .command("import <fichier>")
  .description("importe un annuaire, ou les communes : un fichier entier ou rien, avec le compte de ce qui change")
  .requiredOption("--format <format>", "dila | data-inclusion | hsds | csv | education | reference | communes")
  .option("--dry-run", "montre ce qui changerait, sans rien écrire")
  .option("--json", "le compte rendu en JSON")
  .option("--regions <codes>", "seulement ces régions : 24,76 ou « served » ; toutes par défaut")
  .option("--partial", "le fichier n'est qu'une partie de sa source : rien n'a disparu")
  .option("--remove-vanished", "retire les lieux disparus de leur source, au lieu de les marquer")
  .option("--zones <fichier>", "avec communes : zones d'emploi des premières régions")
  .action(async (file: string, options: ImportOptions & { zones?: string; json?: boolean }) =>
    (await import("./cli/knowledge.js")).importFile(file, options, process.stdout, process.env),
  );
knowledge
  .command("refresh")
  .description("va chercher les sources publiques (DILA, éducation) et montre ce qui changerait")
  .option("--source <source>", "dila | education ; les deux par défaut")
  .option("--url <adresse>", "une autre adresse de la source (miroir, essai)")
  .option("--apply", "applique les changements, tous ensemble")
  .option("--json", "les comptes rendus en JSON")
  .action(async (options: RefreshOptions) =>
    (await import("./cli/refresh.js")).refresh(options, process.stdout, process.env),
  );

knowledge
  .command("export [fichier]")
  .description("écrit l'annuaire dans un format d'échange, dans un fichier ou sur la sortie standard")
  .requiredOption("--format <format>", "data-inclusion | hsds | csv | geojson")
  .option("--departement <code>", "seulement les lieux de ce département")
  .option("--network <réseau>", "seulement les lieux de ce réseau")
  .option("--services", "avec data-inclusion : les services proposés dans les lieux, au lieu des lieux")
  .action(async (file: string | undefined, options: ExportOptions) =>
    (await import("./cli/export.js")).exportKnowledge(file, options, process.stdout, process.stderr, process.env),
  );

program
  .command("bench")
  .description("mesure les tours, le démarrage, la mémoire et l'orientation")
  .action(async () => (await import("./cli/bench.js")).bench());

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (head, less) closes the pipe: nothing is wrong.
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** 2 for anything the caller can mend, said in one line; other failures keep their trace. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof AiguilleurError)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n`);
  return 2;
}
