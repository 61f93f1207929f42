/** `knowledge export`: whole files or none, the same bytes each time, and one clear line for a bad option. */

import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { exportKnowledge, writeWhole } from "../../../src/cli/export.js";
import { AiguilleurError } from "../../../src/errors.js";
import { EXPORT_FORMATS, type ExportOptions } from "../../../src/knowledge/export/export.js";

const MAIN = fileURLToPath(new URL("../../../src/main.js", import.meta.url));

/** What the command writes to standard output and standard error. */
async function run(file: string | undefined, options: ExportOptions): Promise<{ output: string; messages: string }> {
  const [output, messages] = [new PassThrough(), new PassThrough()];
  const read = Promise.all([buffer(output), buffer(messages)]);
  await exportKnowledge(file, options, output, messages, {});
  output.end();
  messages.end();
  const [written, said] = await read;
  return { output: written.toString(), messages: said.toString() };
}

async function refusal(file: string | undefined, options: ExportOptions): Promise<AiguilleurError> {
  try {
    await run(file, options);
  } catch (error) {
    if (error instanceof AiguilleurError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("knowledge export", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "aiguilleur-export-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  for (const format of EXPORT_FORMATS) {
    it(`writes the same bytes twice, to a file or to standard output, as ${format}`, async () => {
      const file = join(folder, "annuaire");
      const { output, messages } = await run(undefined, { format, departement: "28" });
      expect((await run(file, { format, departement: "28" })).output).to.equal("");
      expect(readFileSync(file, "utf8")).to.equal(output);
      expect(messages).to.match(/^\d+ lieu\(x\) exporté\(s\)/);
    });
  }

  it("keeps only a département, or a network", async () => {
    const { output } = await run(undefined, { format: "geojson", departement: "28", network: "cio" });
    const features = (JSON.parse(output) as { features: { properties: Record<string, unknown> }[] }).features;
    expect(features).not.to.deep.equal([]);
    for (const { properties } of features) expect(properties).to.include({ departement: "28", network: "cio" });
  });

  it("says on standard error how many places were left out", async () => {
    const { messages } = await run(undefined, { format: "geojson" });
    expect(messages).to.match(/\d+ lieu\(x\) sans position : laissé\(s\) de côté\.\n$/);
  });

  it("refuses an unknown option in one line", async () => {
    const options: ExportOptions[] = [
      { format: "xml" },
      { format: "constructor" },
      { format: "csv\nJSON" },
      { format: "csv", services: true },
      { format: "csv", departement: "99" },
      { format: "csv", network: "cios" },
    ];
    for (const option of options) {
      const { code, message } = await refusal(join(folder, "annuaire"), option);
      expect({ code, lines: message.split("\n").length }).to.deep.equal({ code: "INPUT_INVALID", lines: 1 });
    }
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("refuses a file that cannot be written in one line, and leaves nothing behind", async () => {
    mkdirSync(join(folder, "dossier"));
    writeFileSync(join(folder, "fichier"), "avant");
    for (const file of ["absent/annuaire", "dossier", "fichier/annuaire"]) {
      const { code, message } = await refusal(join(folder, file), { format: "csv" });
      expect({ code, lines: message.split("\n").length }).to.deep.equal({ code: "INPUT_INVALID", lines: 1 });
      expect(message).to.include(file);
    }
    expect(readdirSync(folder)).to.deep.equal(["dossier", "fichier"]);
    expect((await refusal("/dev/null", { format: "csv" })).code).to.equal("INPUT_INVALID");
  });

  it("leaves the old file whole when writing stops half-way", async () => {
    const file = join(folder, "annuaire.csv");
    writeFileSync(file, "avant");
    function* broken() {
      yield "a".repeat(100_000);
      throw new Error("half-way");
    }
    const failure = await writeWhole(file, broken()).catch((error: unknown) => error);
    expect(failure).to.be.an("error").with.property("message", "half-way");
    expect(readFileSync(file, "utf8")).to.equal("avant");
    expect(readdirSync(folder)).to.deep.equal(["annuaire.csv"]);
  });

  it("follows a link instead of replacing it", async () => {
    const [target, link] = [join(folder, "vrai.csv"), join(folder, "lien.csv")];
    writeFileSync(target, "avant");
    symlinkSync(target, link);
    await run(link, { format: "csv", departement: "28" });
    expect(readFileSync(target, "utf8")).to.include("28134");
    expect(readdirSync(folder).sort()).to.deep.equal(["lien.csv", "vrai.csv"]);
  });

  it("exits with code 2 and one line for a format unknown or missing", () => {
    for (const options of [["--format", "xml"], []]) {
      const file = join(folder, "annuaire");
      const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, "knowledge", "export", ...options, file], {
        encoding: "utf8",
      });
      expect({ status, stdout, lines: stderr.trim().split("\n").length }).to.deep.equal({
        status: 2,
        stdout: "",
        lines: 1,
      });
      expect(existsSync(file)).to.equal(false);
    }
  });
});
