/** The learned model: it is the one of the examples in the tree, nobody trained it on the messages that judge it, and it can be done without. */

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { heldOutFiles } from "../../src/cli/evaluate.js";
import { AiguilleurError } from "../../src/errors.js";
import { loadKnowledge } from "../../src/knowledge/load.js";
import { COLUMNS, FIRST_COLUMN, HEADS } from "../../src/knowledge/model-schema.js";
import { NEEDS, STATUSES } from "../../src/knowledge/taxonomy.js";
import { PROJECT_ROOT } from "../../src/project-root.js";
import { exampleSchema, targetsOf } from "../../src/understanding/learned/examples.js";
import { Model, shares } from "../../src/understanding/learned/model.js";
import { readExampleFiles, readExamples } from "../../src/understanding/learned/read-examples.js";
import { type Lesson, learn } from "../../src/understanding/learned/train.js";
import { MessageReader } from "../../src/understanding/read-message.js";
import { copyKnowledge, type KnowledgeCopy } from "../support/knowledge-copy.js";
import { realWorld } from "../support/world.js";

const KNOWLEDGE = join(PROJECT_ROOT, "knowledge");
const TODAY = new Date("2026-11-20T12:00:00+01:00");
const MEGABYTE = 1_000_000;

const plainText = (text: string) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

function lesson(features: string[], status: (typeof STATUSES)[number], need: (typeof NEEDS)[number]): Lesson {
  const example = { id: "x", text: "x", channel: "web", status, flags: [], needs: [need], age: null, place: null };
  return { features, targets: targetsOf(exampleSchema.parse(example), []) };
}

const LESSONS: Lesson[] = Array.from({ length: 8 }, () => [
  lesson(["lycee", "bac"], "collegien_lyceen", "orientation_scolaire"),
  lesson(["chomage", "cv"], "demandeur_emploi", "recherche_emploi"),
]).flat();

const NO_TEMPERATURES = { status: 1, need: 1, needs: 1, flags: 1, dangers: 1, about: 1 };

function modelOf(lessons: readonly Lesson[]): Model {
  return new Model({ learned_from: "", ...learn(lessons), temperatures: NO_TEMPERATURES, danger_threshold: 0.5 });
}

describe("The examples", () => {
  const { examples, fingerprint } = readExamples(join(KNOWLEDGE, "examples"));
  const heldOut = readExampleFiles(heldOutFiles());

  it("are those that the model learned from: after a change, « npm run train »", () => {
    expect(realWorld().knowledge.model?.learned_from).to.equal(fingerprint);
  });

  it("hold none of the messages that judge the reading, nor twice the same", () => {
    const learned = examples.map(({ text }) => plainText(text));
    expect(heldOut.length).to.be.at.least(300);
    const judged = new Set(heldOut.map(({ text }) => plainText(text)));
    expect(learned.filter((text) => text.includes(" ") && judged.has(text))).to.deep.equal([]);
    const ids = [...examples, ...heldOut].map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).to.deep.equal([]);
  });

  it("say of each danger which one it is", () => {
    const first = /^d\d+$/;
    const unclear = examples.filter(
      ({ id, flags, danger }) => !first.test(id) && flags.includes("urgence_detresse") !== (danger !== null),
    );
    expect(unclear.map(({ id }) => id)).to.deep.equal([]);
  });
});

describe("The model file", () => {
  let copy: KnowledgeCopy;
  beforeEach(() => {
    copy = copyKnowledge();
  });
  afterEach(() => copy.remove());

  it("weighs at most 3 MB", () => {
    expect(statSync(join(KNOWLEDGE, "model.json")).size).to.be.at.most(3 * MEGABYTE);
  });

  it("may be missing: messages are then read by the vocabulary alone", () => {
    copy.delete("model.json");
    const knowledge = loadKnowledge(copy.folder);
    expect(knowledge.model).to.equal(null);
    const { status, needs } = new MessageReader(knowledge).read("je suis au chômage et je cherche du travail", {
      asked: null,
      today: TODAY,
    });
    expect([status, needs[0]]).to.deep.equal(["demandeur_emploi", "recherche_emploi"]);
  });

  it("is refused with its field and the fix when its weights are not those of its features", () => {
    const model = JSON.parse(readFileSync(join(KNOWLEDGE, "model.json"), "utf8")) as { features: string[] };
    model.features.pop();
    copy.write("model.json", JSON.stringify(model));
    expect(() => loadKnowledge(copy.folder))
      .to.throw(AiguilleurError)
      .with.property("message")
      .that.matches(/model\.json: weights: .*npm run train/);
  });
});

describe("Learning", () => {
  it("gives the same weights at each run", () => {
    expect(learn(LESSONS)).to.deep.equal(learn(LESSONS));
  });

  it("tells apart what its lessons tell apart", () => {
    const model = modelOf(LESSONS);
    const status = model.probabilities("status", model.weigh(["lycee"]));
    expect(STATUSES[status.indexOf(Math.max(...status))]).to.equal("collegien_lyceen");
    const need = model.probabilities("need", model.weigh(["cv"]));
    expect(NEEDS[need.indexOf(Math.max(...need))]).to.equal("recherche_emploi");
  });

  it("leaves out features that are too seldom, and ignores those it never saw", () => {
    const model = modelOf([...LESSONS, lesson(["hapax"], "salarie", "vae")]);
    expect(model.weigh(["hapax"])).to.deep.equal(model.weigh([]));
    expect(model.weigh(["never seen"])).to.deep.equal(model.weigh([]));
  });

  it("explains a label by the features that spoke for it", () => {
    const model = modelOf(LESSONS);
    const because = model.because("status", STATUSES.indexOf("demandeur_emploi"), ["chomage", "lycee"]);
    expect(because.map(({ feature }) => feature)).to.deep.equal(["chomage"]);
    expect(because[0]?.weight).to.be.above(0);
  });

  it("leaves open what two careful readers would say differently", () => {
    const example = exampleSchema.parse({
      id: "x",
      text: "x",
      channel: "web",
      status: "salarie",
      flags: ["cadre"],
      needs: ["vae"],
      age: null,
      place: null,
      also_acceptable: { status: ["unknown"], needs: ["financement"], flags_optional: ["interim"] },
    });
    const targets = targetsOf(example, []);
    const at = (head: keyof typeof HEADS, label: string) =>
      targets[FIRST_COLUMN[head] + (HEADS[head].labels as readonly string[]).indexOf(label)];
    expect(targets).to.have.lengthOf(COLUMNS);
    expect(at("status", "salarie")).to.be.above(at("status", "unknown") ?? 1);
    expect(at("flags", "cadre")).to.equal(1);
    expect(at("flags", "interim")).to.satisfy(Number.isNaN);
    expect(at("needs", "financement")).to.be.within(0.1, 0.9);
  });

  it("gives shares of one, even of large sums", () => {
    const all = shares([900, 899, -900]);
    expect(all.reduce((sum, share) => sum + share, 0)).to.be.closeTo(1, 1e-9);
    expect(all[0]).to.be.above(all[1] ?? 1);
  });
});

describe("A learned reading", () => {
  const read = (text: string, asked: "age" | "other" | null = null) =>
    realWorld().reader.read(text, { asked, today: TODAY });

  it("explains itself by features of the message", () => {
    const { because, status } = read("je travaille dans une usine et je voudrais faire autre chose");
    expect(because.length).to.be.above(0);
    expect(because.map(({ id }) => id)).to.include(status);
  });

  it("never takes back a danger that the words say", () => {
    expect(read("j'ai envie d'en finir").dangers).to.include("suicide");
  });

  it("makes no need out of a greeting, a name or letters without a word", () => {
    const useful = (text: string) => read(text).needs.filter((need) => need !== "hors_sujet");
    for (const text of ["bonjour", "Dreux", "17 ans", "gloubi boulga", "merci", "bonjour merci", "euh"])
      expect(useful(text), text).to.deep.equal([]);
  });
});
