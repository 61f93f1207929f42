/** Draws the flow as a Mermaid chart: what is asked, what each button leads to, and where a conversation ends. */

import type { Command } from "../knowledge/schema.js";
import type { Flow, Question } from "./flow.js";

/** What the words of a button order, read as if a person had written them. */
type CommandOf = (label: string) => Command | null;

/** The chart, in French, from the data of the flow and what its buttons are read as. */
export function drawFlow(flow: Flow, commandOf: CommandOf): string {
  const edges = [
    "  debut([Première phrase]) --> choix{Quelle réponse changerait le plus le lieu ?}",
    ...flow.questions.flatMap(drawQuestion),
    '  choix -- "plus rien à demander" --> recap[Récapitulatif]',
    ...labelled("recap", flow.buttons.recap, ["resultat", "correction"]),
    ...Object.entries(flow.corrections).map(([label, id]) => edge("correction", label, `q_${id}`)),
    "  resultat([Lieux proposés])",
    ...flow.buttons.after_result.map((label) => edge("resultat", label, goalOf(label, flow, commandOf))),
    "  danger[Numéros d'urgence]",
    ...flow.buttons.after_danger.map((label) => edge("danger", label, goalOf(label, flow, commandOf))),
  ];
  return ["flowchart TD", ...edges].join("\n");
}

function drawQuestion({ id, ask_when: guard, personal, choices }: Question): string[] {
  const shape = `q_${id}["${id}${personal ? " (sur la personne)" : ""}"]`;
  const answers = choices.length > 0 ? `${choices.length} boutons, ou des mots` : "des mots";
  return [`  choix -- "${guard}" --> ${shape}`, `  q_${id} -- "${answers}" --> choix`];
}

function labelled(from: string, labels: readonly string[], goals: readonly string[]): string[] {
  return labels.map((label, index) => edge(from, label, goals[index] ?? goals.at(-1) ?? from));
}

/** Where each order leads. */
const GOALS: Partial<Record<Command, string>> = {
  pourquoi: "raisons[Pourquoi ces lieux]",
  corriger: "correction",
  humain: "humain[Une personne]",
  recommencer: "debut",
  effacer: "debut",
};

/** What a button leads to after a result or an alert: an opinion, an order, else the next question. */
function goalOf(label: string, { opinions }: Flow, commandOf: CommandOf): string {
  const opinion = opinions[label];
  if (opinion) return opinion === "helped" ? "merci([Merci])" : "correction";
  const command = commandOf(label);
  return (command && GOALS[command]) ?? "choix";
}

function edge(from: string, label: string, to: string): string {
  return `  ${from} -- "${label}" --> ${to}`;
}
