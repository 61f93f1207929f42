/** The sentences of dialogs/: how one is said, and every mistake in them listed at start. */

import { expect } from "chai";
import { readConfig } from "../../src/config.js";
import { loadWording, type Version } from "../../src/dialogue/wording.js";
import { WORDING_SAMPLES } from "../../src/dialogue/wording-values.js";
import { AiguilleurError, type Fault } from "../../src/errors.js";
import { loadWorld } from "../../src/world.js";
import { worldNow } from "../support/conversation.js";
import { copyDialogs, type DialogsCopy } from "../support/dialogs-copy.js";

describe("a wording", () => {
  let copy: DialogsCopy;
  beforeEach(() => {
    copy = copyDialogs();
  });
  afterEach(() => copy.discard());

  const goodbye = "common/au-revoir.hbs";
  function faults(): Fault[] {
    const found: Fault[] = [];
    loadWording(copy.folder, found);
    return found;
  }
  function says(channel: "web" | "phone", version: Version = "first", simple = false): string {
    const wording = loadWording(copy.folder, []);
    return (simple ? wording.simple : wording).say("common/au-revoir", channel, {}, version);
  }

  it("is said as on the web when it has no other variant", () => {
    copy.change(goodbye, "=== web\nAu revoir.");
    for (const channel of ["web", "phone"] as const)
      for (const version of ["first", "again", "why"] as const)
        for (const simple of [false, true]) expect(says(channel, version, simple)).to.equal("Au revoir.");
  });

  it("is said in the variant of the channel and of the time", () => {
    copy.change(goodbye, "=== web\n1\n=== web, encore\n2\n=== phone\n3\n=== phone, encore\n4");
    expect([says("web"), says("web", "again"), says("phone"), says("phone", "again")]).to.deep.equal([
      "1",
      "2",
      "3",
      "4",
    ]);
  });

  it("is said in easy words on the page; on the phone only in those made for a voice", () => {
    copy.change(goodbye, "=== web\n1\n=== web, simple\n2\n=== phone\n3");
    expect([says("web", "first", true), says("phone", "first", true)]).to.deep.equal(["2", "3"]);
    copy.change(goodbye, "=== web\n1\n=== web, simple\n2\n=== phone\n3\n=== phone, simple\n4\n=== web, encore\n5");
    expect([says("phone", "first", true), says("web", "again", true)]).to.deep.equal(["4", "5"]);
  });

  it("of a question says why it is asked", () => {
    copy.change("questions/age.hbs", "=== web\nQuel âge avez-vous ?");
    expect(faults()).to.deep.include({
      file: "questions/age.hbs",
      field: "=== web, pourquoi",
      problem: "phrase absente",
      suggestion: "rétablir cette phrase",
    });
  });

  it("has no empty line, no outer space, and holds values as they are, never as templates", () => {
    copy.change("common/panne.hbs", "=== web\n\n  Appelez {{label}} :  \n\n{{phone}}\n\n");
    const label = "<b>{{phone}}</b> & « l'aide »";
    const text = loadWording(copy.folder, []).say("common/panne", "web", { label, phone: "3949" });
    expect(text).to.equal(`Appelez ${label} :\n3949`);
  });

  it("may be written with the line ends of another system", () => {
    copy.change(goodbye, "=== web\r\nAu revoir.\r\n=== phone\r\nÀ bientôt.\r\n");
    expect(faults()).to.deep.equal([]);
    expect(says("phone")).to.equal("À bientôt.");
  });

  const MISTAKES: [title: string, file: string, text: string, field: string, problem: RegExp][] = [
    ["an unknown word", goodbye, "=== web\nAu revoir {{prenom}}.", "=== web", /mot inconnu « prenom »/],
    [
      "an unknown word in a branch that is rarely said",
      "common/panne.hbs",
      "=== web\n{{#if phone}}oui{{else}}{{nom}}{{/if}}",
      "=== web",
      /mot inconnu « nom »/,
    ],
    ["an unknown word in a condition", goodbye, "=== web\n{{#if nom}}oui{{/if}}", "=== web", /mot inconnu « nom »/],
    [
      "an unknown word in a list",
      "common/detresse.hbs",
      "=== web\n{{#each lines}}{{numero}}{{/each}}",
      "=== web",
      /mot inconnu « numero »/,
    ],
    [
      "an unknown word in a second variant",
      goodbye,
      "=== web\nbien\n=== phone\n{{nom}}",
      "=== phone",
      /mot inconnu « nom »/,
    ],
    ["an unknown variant", goodbye, "=== web\nbien\n=== telephone\nbien", "=== telephone", /variante inconnue/],
    [
      "a text before the first variant",
      goodbye,
      "Au revoir.\n=== web\nbien",
      "ligne 1",
      /doit commencer par « === web »/,
    ],
    ["no web variant", goodbye, "=== phone\nbien", "=== web", /phrase absente/],
    ["an empty file", goodbye, "", "=== web", /phrase absente/],
    ["a brace that is not closed", goodbye, "=== web\nAu revoir {{nom", "=== web", /modèle fautif/],
    ["a block that is not closed", goodbye, "=== web\n{{#if nom}}oui", "=== web", /modèle fautif/],
  ];
  for (const [title, file, text, field, problem] of MISTAKES)
    it(`is refused at start with ${title}, naming the file and the variant`, () => {
      copy.change(file, text);
      const [fault] = faults();
      expect(fault).to.deep.include({ file, field });
      expect(fault?.problem).to.match(problem);
    });

  it("is refused at start when its file is missing, all mistakes at once", () => {
    copy.remove(goodbye);
    copy.change("common/aide.hbs", "=== web\n{{nom}}");
    expect(faults().map(({ file }) => file)).to.have.members([goodbye, "common/aide.hbs"]);
  });

  it("is missed for a question of the flow that has none", () => {
    copy.change(
      "orientation.yaml",
      "- id: permis\n    fills: status\n    ask_when: status_unknown\n\n  - id: age",
      "- id: age",
    );
    const load = () => loadWorld({ ...readConfig({}), dialogsDir: copy.folder });
    expect(load).to.throw(AiguilleurError, "questions/permis.hbs: === web: question sans phrase");
  });
});

describe("the real wordings", () => {
  it("hold no mistake, and exist for everything that the assistant says", () => {
    const found: Fault[] = [];
    loadWording(readConfig({}).dialogsDir, found);
    expect(found).to.deep.equal([]);
    for (const name of Object.keys(WORDING_SAMPLES)) expect(worldNow().wording.has(name), name).to.equal(true);
  });
});
