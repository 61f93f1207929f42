import { join } from "node:path";
import { expect } from "chai";
import type { AiguilleurError } from "../src/errors.js";
import { FileCache } from "../src/knowledge/file-cache.js";
import { PROJECT_ROOT } from "../src/project-root.js";
import { Reloader } from "../src/reload.js";
import { type LoadedWorld, loadWorld } from "../src/world.js";
import { copyKnowledge, type KnowledgeCopy } from "./support/knowledge-copy.js";

const DREUX = "dila:cio-28134-01";

describe("reloading the knowledge base while serving", () => {
  let copy: KnowledgeCopy;
  let world: LoadedWorld;
  let refused: AiguilleurError[];
  let reloader: Reloader;
  const phone = () => world.knowledge.structures.find(({ id }) => id === DREUX)?.telephone;
  const change = (from: string, to: string) => copy.edit("structures/28.json", (text) => text.replace(from, to));

  beforeEach(() => {
    copy = copyKnowledge();
    const folders = { knowledgeDir: copy.folder, dialogsDir: join(PROJECT_ROOT, "dialogs") };
    const cache = new FileCache();
    world = loadWorld(folders, cache);
    refused = [];
    reloader = new Reloader({
      folders,
      cache,
      onReload: (next) => {
        world = next;
      },
      onRefused: (error) => refused.push(error),
    });
  });
  afterEach(() => copy.remove());

  it("does nothing when nothing has changed", async () => {
    const before = world;
    expect(await reloader.check()).to.equal("same");
    expect(world).to.equal(before);
  });

  it("takes a counsellor's correction of one phone number, and reads no other file again", async () => {
    const { communes } = world.knowledge;
    const network = world.knowledge.networks.get("cio");
    change("02 38 83 49 76", "02 38 83 49 77");
    expect(await reloader.check()).to.equal("reloaded");
    expect(phone()).to.equal("02 38 83 49 77");
    expect(world.knowledge.communes).to.equal(communes);
    expect(world.knowledge.networks.get("cio")).to.equal(network);
  });

  it("refuses a faulty change with its file, field and fix, and goes on serving the old base", async () => {
    const before = world;
    change("02 38 83 49 76", "02 38");
    expect(await reloader.check()).to.equal("refused");
    expect(world).to.equal(before);
    expect(refused[0]?.faults.map(({ file }) => file)).to.deep.equal(["structures/28.json"]);
    expect(refused[0]?.faults[0]?.field).to.contain("telephone");
  });

  it("takes the correction of a refused change", async () => {
    change("02 38 83 49 76", "02 38");
    await reloader.check();
    change('"02 38"', '"02 38 83 49 78"');
    expect(await reloader.check()).to.equal("reloaded");
    expect(phone()).to.equal("02 38 83 49 78");
  });

  it("takes a new file", async () => {
    copy.write("structures/99-essai.json", "[]\n");
    expect(await reloader.check()).to.equal("reloaded");
  });

  it("refuses a base from which a file has gone", async () => {
    copy.delete("networks/cio.yaml");
    expect(await reloader.check()).to.equal("refused");
    expect(refused[0]?.faults.some(({ file }) => file === "networks/cio.yaml")).to.equal(true);
  });
});
