/** `evaluate` and `train`: figures that can be checked by hand, and clear words on files that cannot be read. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { calibration, confusions, worstErrors } from "../../src/cli/evaluation/errors.js";
import { accuracy, agreement, dangerAccuracy, flagAccuracy, type Pair } from "../../src/cli/evaluation/measure.js";
import { type Example, exampleSchema } from "../../src/understanding/learned/examples.js";
import { runCommand } from "../support/command-line.js";
import { copyKnowledge } from "../support/knowledge-copy.js";
import { realWorld } from "../support/world.js";

const NOTHING = realWorld().reader.read("", { asked: null, today: new Date("2026-11-20T12:00:00+01:00") });

function pair(said: Partial<Example>, read: Partial<Pair["read"]>): Pair {
  const base = {
    id: "x",
    text: "un deux",
    channel: "web",
    status: "salarie",
    flags: [],
    needs: ["vae"],
    age: null,
    place: null,
  };
  return { example: exampleSchema.parse({ ...base, ...said }), read: { ...NOTHING, ...read } };
}

const RIGHT = pair(
  { flags: ["cadre"] },
  {
    status: "salarie",
    needs: ["vae"],
    flags: ["cadre"],
    ranked: { status: [["salarie", 0.85]], needs: [["vae", 0.8]] },
  },
);
const ARGUABLE = pair(
  { also_acceptable: { status: ["unknown"], needs: ["financement"], flags_optional: ["cadre"] } },
  {
    status: "unknown",
    needs: ["financement"],
    flags: ["cadre"],
    ranked: {
      status: [],
      needs: [
        ["financement", 0.6],
        ["vae", 0.3],
      ],
    },
  },
);
const WRONG = pair(
  { id: "wrong", age: 30, flags: ["cadre"] },
  { status: "etudiant", needs: [], age: 13, ranked: { status: [["etudiant", 0.89]], needs: [] } },
);
const MISSED = pair(
  { id: "missed", flags: ["urgence_detresse"], danger: "suicide" },
  { status: "salarie", needs: ["vae"] },
);

describe("The figures of understanding", () => {
  it("count what is right, and what another reader would say", () => {
    const { messages, status, status_tolerant, need, need_tolerant, need_in_three, age } = accuracy([
      RIGHT,
      ARGUABLE,
      WRONG,
      MISSED,
    ]);
    expect(messages).to.equal(4);
    expect([status, status_tolerant]).to.deep.equal([0.5, 0.75]);
    expect([need, need_tolerant, need_in_three]).to.deep.equal([0.5, 0.75, 0.75]);
    expect(age).to.equal(0.75);
  });

  it("count an optional flag neither way", () => {
    expect(flagAccuracy([RIGHT, ARGUABLE, WRONG]).cadre).to.deep.equal({ said: 2, recall: 0.5, precision: 1 });
  });

  it("count dangers missed and heard for nothing", () => {
    const alarm = pair({}, { dangers: ["violence"] });
    expect(dangerAccuracy([RIGHT, MISSED, alarm])).to.deep.equal({ said: 1, heard: 0, harmless: 2, false_alarms: 1 });
    expect(
      worstErrors([RIGHT, WRONG, alarm, MISSED])
        .map(({ id }) => id)
        .slice(0, 2),
    ).to.deep.equal(["missed", "x"]);
  });

  it("count a second reader's labels as honest, and how far both agree", () => {
    const second = { status: "etudiant", needs: ["vae"], flags: [], danger: null } as const;
    const twice = pair({ second: { ...second, needs: ["vae"], flags: [] } }, { status: "etudiant", needs: ["vae"] });
    expect(accuracy([twice])).to.include({ status: 0, status_tolerant: 1, need: 1 });
    expect(worstErrors([twice])).to.deep.equal([]);
    const agreed = { messages: 1, status: 0, need: 1, danger: 1 };
    expect(agreement([RIGHT, twice].map(({ example }) => example))).to.deep.equal(agreed);
    expect(agreement([RIGHT.example])).to.deep.equal({ messages: 0, status: null, need: null, danger: null });
  });

  it("show how far probabilities can be believed, and what is taken for what", () => {
    expect(calibration([RIGHT, WRONG], "status")).to.deep.equal([
      { from: 0.8, readings: 2, mean_probability: 0.87, right: 0.5 },
    ]);
    expect(confusions([RIGHT, WRONG], "status")).to.deep.equal([{ said: "salarie", read: "etudiant", messages: 1 }]);
  });
});

describe("The command evaluate", () => {
  const folder = mkdtempSync(join(tmpdir(), "aiguilleur-evaluate-"));
  after(() => rmSync(folder, { recursive: true }));
  const fileOf = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const LINE =
    '{"id":"a","text":"je suis au chômage, je cherche du travail","channel":"web","status":"demandeur_emploi","flags":[],"needs":["recherche_emploi"],"age":null,"place":null}';

  it("gives every figure in JSON", async () => {
    const { output, code } = await runCommand(["evaluate", "--json", fileOf("good.jsonl", LINE)]);
    const figures = JSON.parse(output) as { all: { messages: number; status: number } };
    expect(code).to.equal(0);
    expect(figures).to.have.all.keys(
      "agreement",
      "all",
      "danger",
      "flags",
      "groups",
      "calibration",
      "confusions",
      "referral",
      "worst_errors",
    );
    expect(figures.all).to.include({ messages: 1, status: 1 });
  });

  it("gives them as text too", async () => {
    const { output } = await runCommand(["evaluate", fileOf("good.jsonl", LINE)]);
    expect(output)
      .to.match(/ensemble +1 +100 %/)
      .and.to.match(/danger : 0 entendus sur 0/);
  });

  it("names file, line and field of what it cannot read, and every fault at once", async () => {
    const bad = fileOf("bad.jsonl", `${LINE.replace("demandeur_emploi", "chomeur")}\npas du json\n`);
    const { output, errors, code } = await runCommand(["evaluate", bad]);
    expect([output, code]).to.deep.equal(["", 2]);
    expect(errors)
      .to.match(/bad\.jsonl: ligne 1: status/)
      .and.to.match(/bad\.jsonl: ligne 2: .*JSON/);
    const missing = await runCommand(["evaluate", join(folder, "none.jsonl")]);
    expect(missing.code).to.equal(2);
    expect(missing.errors).to.match(/none\.jsonl : fichier absent/);
  });
});

describe("The command train", () => {
  it("learns from the examples of its folder, and writes nothing when one is faulty", async () => {
    const copy = copyKnowledge();
    try {
      const few = readFileSync(join(copy.folder, "examples/distress.jsonl"), "utf8");
      copy.delete("examples");
      copy.write("model.json", '{"of": "an older version"}');
      mkdirSync(join(copy.folder, "examples"));
      copy.write("examples/few.jsonl", few);
      const { output, code } = await runCommand(["train"], "", { KNOWLEDGE_DIR: copy.folder });
      expect(code).to.equal(0);
      expect(output).to.match(/^\d+ exemples appris/);
      const learned = readFileSync(join(copy.folder, "model.json"), "utf8");
      copy.write("examples/faulty.jsonl", '{"id":"x"}');
      const faulty = await runCommand(["train"], "", { KNOWLEDGE_DIR: copy.folder });
      expect(faulty.code).to.equal(2);
      expect(faulty.errors).to.match(/faulty\.jsonl: ligne 1: text/);
      expect(readFileSync(join(copy.folder, "model.json"), "utf8")).to.equal(learned);
    } finally {
      copy.remove();
    }
  });
});
