/** What check-flow finds in a flow, one kind of fault after the other; and its drawing. */

import { expect } from "chai";
import { checkFlow } from "../../src/dialogue/check-flow.js";
import type { Flow, Question } from "../../src/dialogue/flow.js";
import { drawFlow } from "../../src/dialogue/graph.js";
import type { Network } from "../../src/knowledge/schema.js";
import type { World } from "../../src/turn/world.js";
import { worldNow } from "../support/conversation.js";

describe("checking the flow", () => {
  const world = worldNow();
  const faultsOf = (changed: Partial<World>) =>
    checkFlow({ ...world, ...changed }).map(({ file, field, problem }) => `${file} ${field}: ${problem}`);
  const withQuestions = (change: (questions: Question[]) => Question[]): Partial<World> => ({
    flow: { ...world.flow, questions: change([...world.flow.questions]) as Flow["questions"] },
  });
  function withNetwork(change: Partial<Network>): Partial<World> {
    const networks = new Map(world.knowledge.networks);
    const cio = networks.get("cio") as Network;
    networks.set("cio", { ...cio, ...change });
    return { knowledge: { ...world.knowledge, networks } };
  }

  it("finds nothing in ours", () => {
    expect(faultsOf({})).to.deep.equal([]);
  });

  it("finds a question that nothing leads to", () => {
    const [model] = world.flow.questions;
    const lost: Question = {
      ...(model as Question),
      id: "metier",
      fills: "status",
      ask_when: "status_unknown",
      choices: [],
    };
    expect(faultsOf(withQuestions((questions) => [...questions, lost]))).to.deep.equal([
      "orientation.yaml questions.metier: question que rien ne fait poser",
    ]);
  });

  it("finds an answer that leads nowhere", () => {
    const emptied = withQuestions((questions) =>
      questions.map((question) =>
        question.id === "age"
          ? { ...question, choices: [...question.choices, { label: "Entre deux âges" }] }
          : question,
      ),
    );
    expect(faultsOf(emptied)).to.include("orientation.yaml questions.age: « Entre deux âges » ne mène à rien");
  });

  it("finds a sentence of more than 25 words", () => {
    const long = `${"Il informe et il conseille ".repeat(6)}tout le monde.`;
    expect(faultsOf(withNetwork({ does: long })).join()).to.match(/cio phrase: phrase de 33 mots/);
  });

  it("finds a job in one gender only, not one in both", () => {
    expect(faultsOf(withNetwork({ does: "Le conseiller vous reçoit." })).join()).to.include("métier d'un seul genre");
    expect(faultsOf(withNetwork({ does: "Un conseiller ou une conseillère vous reçoit." }))).to.deep.equal([]);
  });
});

describe("drawing the flow", () => {
  const { flow, reader, now } = worldNow();
  const chart = drawFlow(flow, (label) => reader.read(label, { asked: "other", today: now }).command);

  it("shows every question and every button", () => {
    const { questions, buttons } = worldNow().flow;
    for (const { id, ask_when: guard } of questions) expect(chart).to.include(`"${guard}" --> q_${id}`);
    for (const label of [...buttons.recap, ...buttons.after_result, ...buttons.after_danger, ...buttons.correction])
      expect(chart, label).to.include(`"${label}"`);
  });

  it("shows where each button leads", () => {
    for (const [label, goal] of Object.entries({
      "Ça m'aide": "merci",
      "Ça ne m'aide pas": "correction",
      "Pourquoi ces lieux ?": "raisons",
      "Parler à quelqu'un": "humain",
      "Tout effacer": "debut",
      Continuer: "choix",
    }))
      expect(chart, label).to.include(`"${label}" --> ${goal}`);
  });

  it("is Mermaid: one edge or node a line after its head", () => {
    const [head, ...lines] = chart.split("\n");
    expect(head).to.equal("flowchart TD");
    for (const line of lines) expect(line).to.match(/^ {2}\w+(\(\[.+\]\)|\[.+\]|\{.+\})?( -- ".+" --> | --> |$)/);
  });
});
