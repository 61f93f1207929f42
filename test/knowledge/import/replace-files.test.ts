/** Several files replaced together: whatever moment the machine stops at, the next start finds all the old ones or all the new. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { FileReplacement, finishReplacement } from "../../../src/storage/replace-files.js";

describe("Replacing several files together", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "aiguilleur-replace-"));
    mkdirSync(join(folder, "structures"));
    writeFileSync(join(folder, "structures/28.json"), "old 28");
    writeFileSync(join(folder, "structures/45.json"), "old 45");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (name: string) => readFileSync(join(folder, "structures", name), "utf8");
  const names = () => readdirSync(folder, { recursive: true }).sort();

  it("puts the new files in place and leaves nothing behind", () => {
    const files = new FileReplacement(folder);
    files.stage("structures/28.json", ["new ", "28"]);
    files.stageRemoval("structures/45.json");
    files.commit();
    expect(read("28.json")).to.equal("new 28");
    expect(names()).to.deep.equal(["structures", "structures/28.json"]);
  });

  it("leaves everything as it was when the replacement is given up", () => {
    const files = new FileReplacement(folder);
    files.stage("structures/28.json", ["new 28"]);
    files.discard();
    expect(read("28.json")).to.equal("old 28");
    expect(names()).to.deep.equal(["structures", "structures/28.json", "structures/45.json"]);
  });

  it("forgets what was written aside before the decision", () => {
    new FileReplacement(folder).stage("structures/28.json", ["new 28"]);
    finishReplacement(folder);
    expect(read("28.json")).to.equal("old 28");
    new FileReplacement(folder);
    expect(names()).to.deep.equal(["structures", "structures/28.json", "structures/45.json"]);
  });

  for (const done of [0, 1, 2]) {
    it(`finishes what was decided, with ${done} of 2 files already in place`, () => {
      const manifest = { replaced: ["structures/28.json", "structures/45.json"], removed: [] };
      writeFileSync(join(folder, ".replacement.json"), JSON.stringify(manifest));
      for (const [index, name] of ["28", "45"].entries()) {
        const place = index < done ? `structures/${name}.json` : `structures/${name}.json.new`;
        writeFileSync(join(folder, place), `new ${name}`);
      }
      finishReplacement(folder);
      expect([read("28.json"), read("45.json")]).to.deep.equal(["new 28", "new 45"]);
      expect(names()).to.deep.equal(["structures", "structures/28.json", "structures/45.json"]);
    });
  }
});
