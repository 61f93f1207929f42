/** The flow of dialogs/orientation.yaml: every mistake is listed at start with its field. */

import { expect } from "chai";
import { loadFlow } from "../../src/dialogue/flow.js";
import { FileReader } from "../../src/knowledge/read-files.js";
import { worldNow } from "../support/conversation.js";
import { copyDialogs, type DialogsCopy } from "../support/dialogs-copy.js";

const FLOW = "orientation.yaml";

describe("the flow", () => {
  let copy: DialogsCopy;
  beforeEach(() => {
    copy = copyDialogs();
  });
  afterEach(() => copy.discard());

  function faults(): string[] {
    const files = new FileReader(copy.folder);
    loadFlow(files);
    return files.faults.map(({ field, problem, suggestion }) => `${field}: ${problem} ${suggestion ?? ""}`);
  }

  it("holds no mistake", () => {
    expect(faults()).to.deep.equal([]);
  });

  const MISTAKES: [title: string, from: string, to: string, said: RegExp][] = [
    [
      "an unknown condition, with the nearest one",
      "age_unknown",
      "age_unknow",
      /questions.4.ask_when: valeur inconnue.*age_unknown/,
    ],
    ["an unknown status", "status: salarie", "status: salarié_prive", /status: valeur inconnue.*salarie/],
    ["an unknown need", "needs: [vae]", "needs: [vea]", /needs.0: valeur inconnue.*vae/],
    ["an unknown field", "fills: age", "fills: age\n    obligatoire: true", /champ inconnu « obligatoire »/],
    [
      "a missing field",
      "    fills: place\n    ask_when: place_unknown\n",
      "    ask_when: place_unknown\n",
      /questions.2.fills/,
    ],
    ["a question twice", "- id: age", "- id: besoin", /questions.besoin: question présente deux fois/],
    [
      "a correction of a question that is not there",
      "Mon âge: age",
      "Mon âge: naissance",
      /corrections.Mon âge: question « naissance » inconnue/,
    ],
    [
      "a button that corrects nothing",
      "    - Mon âge",
      "    - Mon prénom",
      /buttons.correction: « Mon prénom » ne rouvre aucune question/,
    ],
    ["unreadable YAML, with its line", "questions:", "questions: [", /ligne \d+: YAML illisible/],
  ];
  for (const [title, from, to, said] of MISTAKES)
    it(`is refused with ${title}`, () => {
      copy.change(FLOW, to, from);
      expect(faults().join("\n")).to.match(said);
    });

  it("is refused when its file is missing", () => {
    copy.remove(FLOW);
    expect(faults().join()).to.include("fichier absent");
  });

  it("asks first for nothing personal, and marks what is", () => {
    const personal = worldNow()
      .flow.questions.filter((question) => question.personal)
      .map(({ id }) => id);
    expect(personal).to.deep.equal(["commune", "commune_precise", "age"]);
  });
});
