/** Every sentence that the assistant can say, gathered from its wordings and from the knowledge base. */

import type { World } from "../turn/world.js";
import { WORDING_SAMPLES, type WordingName } from "./wording-values.js";

export interface Said {
  /** Where it stands: a wording, a network… */
  from: string;
  sentence: string;
}

/** Sentences of a text: a line, a full stop, a question or exclamation mark ends one. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n|(?<=[.!?])\s+(?=[\p{Lu}«])/u)
    .map((sentence) => sentence.replace(/^[•\d]+\.? /, "").trim())
    .filter((sentence) => wordsIn(sentence) > 0);
}

export function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

export function everySentence(world: World): Said[] {
  return [...wordings(world), ...labels(world), ...networks(world), ...others(world)].flatMap(({ from, text }) =>
    sentencesOf(text).map((sentence) => ({ from, sentence })),
  );
}

interface Text {
  from: string;
  text: string;
}

/** Each wording on each channel, the first time and the next, with each of its samples full, then without it. */
export function wordings({ wording }: World): Text[] {
  const texts: Text[] = [];
  for (const name of Object.keys(WORDING_SAMPLES) as WordingName[])
    for (const channel of ["web", "phone"] as const)
      for (const version of ["first", "again", "why"] as const)
        for (const values of samplesOf(WORDING_SAMPLES[name]))
          for (const words of [wording, wording.simple])
            texts.push({ from: `${name} ${channel}`, text: words.say(name, channel, values as never, version) });
  return texts;
}

/** Words that are empty when the knowledge base does not hold them. */
const OPTIONAL = new Set(
  "address phone email site distance contact nationalPhone date cost urgent change cep bring".split(" "),
);

function samplesOf(full: object): object[] {
  const without = Object.entries(full).flatMap(([key, value]): object[] => {
    if (typeof value === "boolean") return [{ ...full, [key]: !value }];
    return OPTIONAL.has(key) ? [{ ...full, [key]: "" }] : [];
  });
  return [full, ...without];
}

function labels({ flow }: World): Text[] {
  const shown = [...Object.values(flow.buttons).flat(), ...flow.questions.flatMap(({ choices }) => choices)];
  return shown.map((label) => ({ from: "orientation.yaml", text: typeof label === "string" ? label : label.label }));
}

function networks({ knowledge }: World): Text[] {
  return [...knowledge.networks.values()].flatMap(({ id, does, how_to_reach, serves, bring }) => [
    { from: id, text: does },
    { from: id, text: how_to_reach },
    ...(bring.length > 0 ? [{ from: id, text: `Si vous les avez, prenez : ${bring.join(", ")}.` }] : []),
    ...serves.map(({ because }) => ({ from: id, text: `Parce que ${because}.` })),
  ]);
}

function others({ knowledge }: World): Text[] {
  const { statuses, flags, needs, cep, helplines } = knowledge;
  const facts = [...statuses.values(), ...flags.values(), ...needs.values()];
  return [
    ...facts.map(({ id, said }) => ({ from: id, text: said })),
    ...cep.schemes.flatMap(({ id, levels }) => levels.map(({ gives }) => ({ from: id, text: gives }))),
    ...helplines.map(({ id, label, phone, cost, hours }) => ({
      from: id,
      text: `${label} : ${phone} (${cost}, ${hours})`,
    })),
  ];
}
