/** Durable JSON: the old content or the new one, never a half. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { DurableJsonFile, openDurableJson } from "../../src/storage/durable-json.js";

describe("A durable JSON file", () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "aiguilleur-storage-"));
    path = join(folder, "données.json");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const stored = () => JSON.parse(readFileSync(path, "utf8"));

  async function fails(work: Promise<unknown>): Promise<void> {
    const failed = await work.then(
      () => false,
      () => true,
    );
    expect(failed).to.equal(true);
  }

  it("is empty before its first write, and writes nothing when it is only read", async () => {
    const file = await openDurableJson(path, { count: 0 });
    expect(file.data).to.deep.equal({ count: 0 });
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("is read again as it was written", async () => {
    const file = await openDurableJson(path, { words: ["été"] });
    await file.update((data) => data.words.push("œuvre"));
    expect((await openDurableJson(path, { words: [] })).data).to.deep.equal({ words: ["été", "œuvre"] });
    expect(readFileSync(path, "utf8").endsWith("\n")).to.equal(true);
  });

  it("creates its folder", async () => {
    const deep = join(folder, "a", "b.json");
    await new DurableJsonFile<number[]>(deep).write([1]);
    expect(JSON.parse(readFileSync(deep, "utf8"))).to.deep.equal([1]);
  });

  it("leaves no other file behind", async () => {
    const file = new DurableJsonFile<number>(path);
    await file.write(1);
    await file.write(2);
    expect(readdirSync(folder)).to.deep.equal(["données.json"]);
  });

  it("keeps its old content when the write fails", async () => {
    const file = new DurableJsonFile<number>(path);
    await file.write(1);
    mkdirSync(`${path}.new`);
    await fails(file.write(2));
    expect(stored()).to.equal(1);
    rmSync(`${path}.new`, { recursive: true });
    await file.write(3);
    expect(stored()).to.equal(3);
  });

  it("keeps its old content when the data cannot be written as JSON", async () => {
    const file = new DurableJsonFile<unknown>(path);
    await file.write("avant");
    const endless: Record<string, unknown> = {};
    endless.self = endless;
    await fails(Promise.resolve().then(() => file.write(endless)));
    expect(stored()).to.equal("avant");
    expect(readdirSync(folder)).to.deep.equal(["données.json"]);
  });

  it("is not disturbed by what a crash left half-written beside it", async () => {
    const file = new DurableJsonFile<number>(path);
    await file.write(1);
    writeFileSync(`${path}.new`, '{"hal');
    expect(await file.read()).to.equal(1);
    await file.write(2);
    expect(stored()).to.equal(2);
  });

  it("writes in the order in which it was asked, even all at once", async () => {
    const file = new DurableJsonFile<number>(path);
    await Promise.all(Array.from({ length: 20 }, (_, value) => file.write(value)));
    expect(stored()).to.equal(19);
  });

  it("does not pass a broken file for an empty one", async () => {
    writeFileSync(path, "[{");
    await fails(openDurableJson(path, []));
    expect(readFileSync(path, "utf8")).to.equal("[{");
  });

  it("is written as its format says", async () => {
    await new DurableJsonFile<number[]>(path, (rows) => `[\n${rows.join(",\n")}\n]\n`).write([1, 2]);
    expect(readFileSync(path, "utf8")).to.equal("[\n1,\n2\n]\n");
  });
});
