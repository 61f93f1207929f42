/** The command line as a whole: help, mistakes, and the commands that read files. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";
import { runCommand, startCommand } from "../support/command-line.js";
import { copyKnowledge } from "../support/knowledge-copy.js";

async function isRefused(args: string[], errors: RegExp, environment: Record<string, string> = {}): Promise<void> {
  const run = await runCommand(args, "", environment);
  expect({ code: run.code, output: run.output }, args.join(" ")).to.deep.equal({ code: 2, output: "" });
  expect(run.errors).to.match(errors);
  expect(run.errors, args.join(" ")).not.to.include("    at ");
}

describe("The command line", () => {
  it("explains itself and each of its commands", async () => {
    for (const command of [
      "serve",
      "chat",
      "understand",
      "refer",
      "replay",
      "knowledge",
      "knowledge check",
      "knowledge import",
    ]) {
      const { code, output, errors } = await runCommand([...command.split(" "), "--help"]);
      expect({ code, errors }, command).to.deep.equal({ code: 0, errors: "" });
      expect(output, command).to.include("Usage: aiguilleur");
    }
    const { output } = await runCommand(["--help"]);
    for (const command of ["serve", "chat", "understand", "refer", "replay", "knowledge"])
      expect(output).to.include(command);
  });

  it("refuses what it does not know", async () => {
    await isRefused(["comprendre"], /unknown command 'comprendre'/);
    await isRefused(["knowledge", "verifier"], /unknown command 'verifier'/);
    await isRefused(["understand", "--vite"], /unknown option '--vite'/);
    await isRefused(["understand", "fichier"], /too many arguments/);
    await isRefused(["replay"], /fichier\.chat/);
    await isRefused(["knowledge", "import"], /--format/);
    await isRefused([], /Usage: aiguilleur/);
  });

  it("names the settings that cannot be used", async () => {
    await isRefused(["knowledge", "check"], /PORT/, { PORT: "abc" });
    await isRefused(["serve"], /PUBLIC_WITHOUT_CREDENTIALS: HOST=0\.0\.0\.0/, { HOST: "0.0.0.0" });
  });
});

describe("The command knowledge", () => {
  it("checks the project's own base in one line", async () => {
    const { code, output, errors } = await runCommand(["knowledge", "check"]);
    expect({ code, errors }).to.deep.equal({ code: 0, errors: "" });
    expect(output).to.match(/^Aucune faute : [^\n]+\n$/);
  });

  it("lists every fault with its file, its field and what to do, one a line", async () => {
    const copy = copyKnowledge();
    copy.edit("networks/phare28.yaml", (text) => text.replace("info_metiers", "info_metier"));
    copy.delete("cep.yaml");
    const { code, output, errors } = await runCommand(["knowledge", "check"], "", { KNOWLEDGE_DIR: copy.folder });
    copy.remove();
    expect({ code, output }).to.deep.equal({ code: 2, output: "" });
    expect(errors.trimEnd().split("\n").slice(1)).to.have.members([
      "  networks/phare28.yaml: serves.0.informs.0: valeur inconnue « info_metier » → peut-être « info_metiers »",
      "  cep.yaml: (fichier): fichier absent → le rétablir depuis la dernière version",
    ]);
  });

  it("is checked by the other commands before they answer", async () => {
    const environment = { KNOWLEDGE_DIR: join(tmpdir(), "nulle-part"), DIALOGS_DIR: join(tmpdir(), "nulle-part") };
    for (const command of ["understand", "refer", "serve", "chat"])
      await isRefused([command], /KNOWLEDGE_INVALID/, environment);
  });

  it("imports into the folder that it is given", async () => {
    const copy = copyKnowledge();
    const directory = join(copy.folder, "annuaire.csv");
    writeFileSync(
      directory,
      "id;nom;network;code_insee;source;date_maj\nessai:1;CIO d'essai;cio;28134;essai;2026-01-01\n",
    );
    const { code, output } = await runCommand(["knowledge", "import", directory, "--format", "csv"], "", {
      KNOWLEDGE_DIR: copy.folder,
    });
    copy.remove();
    expect(code).to.equal(0);
    expect(output).to.include("1 ajoutée(s), 0 modifiée(s), 0 inchangée(s)");
  });

  it("refuses to import what it cannot read", async () => {
    await isRefused(["knowledge", "import", "absent.json", "--format", "reference"], /absent\.json/);
    await isRefused(["knowledge", "import", "absent.json", "--format", "tableur"], /tableur/);
  });
});

describe("The command replay", () => {
  const said =
    "# Essai.\ncanal: web\njour: 2026-11-20\n\n> j'ai 17 ans, j'ai lâché le lycée, j'habite à Dreux\n\n> oui\n";
  let folder: string;
  let approved: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "aiguilleur-replay-"));
    approved = (await runCommand(["replay", chat(said)])).output;
  });
  after(() => rmSync(folder, { recursive: true }));

  const chat = (text: string) => {
    const file = join(folder, "essai.chat");
    writeFileSync(file, text);
    return file;
  };

  it("plays an approved conversation as it was approved", async () => {
    expect(approved).to.include("# Essai.").and.to.include("> oui").and.to.include("Mission locale");
    expect(await runCommand(["replay", chat(approved)])).to.deep.equal({ code: 0, output: approved, errors: "" });
  });

  it("names the first line that changed", async () => {
    const lines = approved.split("\n");
    lines[4] = "Une autre phrase.";
    const changed = await runCommand(["replay", chat(lines.join("\n"))]);
    expect(changed.code).to.equal(2);
    expect(changed.errors).to.match(/essai\.chat: ligne 5: la conversation a changé/);
    const longer = await runCommand(["replay", chat(`${approved}Une phrase de plus.\n`)]);
    expect(longer.errors).to.match(new RegExp(`ligne ${lines.length}: la conversation a changé`));
  });

  it("refuses what is not a conversation", async () => {
    await isRefused(["replay", "README.md"], /un fichier \.chat est attendu/);
    await isRefused(["replay", join(folder, "absent.chat")], /absent\.chat: fichier illisible/);
    await isRefused(["replay", chat("bonjour")], /essai\.chat: canal/);
    await isRefused(["replay", chat("canal: fax\njour: 2026-11-20\n")], /canal/);
    for (const day of ["", "demain", "2026", "2026-13-45", "20/11/2026"])
      await isRefused(["replay", chat(`canal: web\njour: ${day}\n`)], /jour: AAAA-MM-JJ/);
  });
});

describe("The command chat", () => {
  it("talks until the person leaves", async () => {
    const { code, output, errors } = await runCommand(["chat", "--explain"], "j'ai 17 ans, j'habite à Dreux\n");
    expect({ code, errors }).to.deep.equal({ code: 0, errors: "" });
    expect(output).to.include('"age":17').and.to.include("Dreux");
  });
});

describe("The command serve", () => {
  it("says where it listens, answers there, and stops when it is told", async () => {
    const child = startCommand(["serve"], { PORT: "0" });
    const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
    let address = "";
    for await (const line of createInterface({ input: child.stdout })) {
      address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? address;
      if (line.includes("/ready")) break;
    }
    expect((await fetch(`${address}/health`)).status).to.equal(200);
    child.kill("SIGTERM");
    expect(await closed).to.equal(0);
  });

  it("says that its port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    await isRefused(["serve"], /PORT_TAKEN: Le port \d+ est déjà pris/, { PORT: String(port) }).finally(() =>
      other.close(),
    );
  });
});
