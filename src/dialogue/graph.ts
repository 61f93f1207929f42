/** Draws the flow as a Mermaid chart: what is asked, what each button leads to, and where a conversation ends. */

import type { Flow, Question } from "./flow.js";

/** The chart, in French, from the data of the flow alone. */
export function drawFlow(flow: Flow): string {
  const edges = [
    "  debut([Première phrase]) --> choix{Quelle réponse changerait le plus le lieu ?}",
    ...flow.questions.flatMap(drawQuestion),
    '  choix -- "plus rien à demander" --> recap[Récapitulatif]',
    ...labelled("recap", flow.buttons.recap, ["resultat", "correction"]),
    ...Object.entries(flow.corrections).map(([label, id]) => edge("correction", label, `q_${id}`)),
    "  resultat([Lieux proposés])",
    ...flow.buttons.after_result.map((label) => edge("resultat", label, goalOf(label, flow))),
    "  danger[Numéros d'urgence]",
    ...flow.buttons.after_danger.map((label) => edge("danger", label, goalOf(label, flow))),
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

/** What a button after a result or an alert leads to, by what its flow says of it. */
function goalOf(label: string, { opinions, buttons }: Flow): string {
  if (opinions[label] === "helped") return "merci([Merci])";
  if (opinions[label] === "not_helped" || label === "Corriger") return "correction";
  if (buttons.after_danger[0] === label) return "choix";
  if (label.startsWith("Pourquoi")) return "raisons[Pourquoi ces lieux]";
  if (label.startsWith("Parler")) return "humain[Une personne]";
  return "debut";
}

function edge(from: string, label: string, to: string): string {
  return `  ${from} -- "${label}" --> ${to}`;
}
