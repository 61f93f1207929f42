/** Talks to a Direct Line server over HTTP and WebSocket as fast as it answers, and times each turn. */

import { Agent, request } from "node:http";
import { WebSocket } from "ws";

/** What a person says from the first word to the last: a story, two answers, yes, a question, thanks, and again. */
const STORY = [
  "jsp quoi faire jai laché le lycée",
  "j'habite à Dreux",
  "17 ans",
  "oui",
  "pourquoi ces lieux ?",
  "merci",
  "recommencer",
];

export interface Load {
  turns: number;
  seconds: number;
  /** Time of each turn in ms: from the POST to the first answer on the socket. */
  times: number[];
}

/** Takes `turns` turns spread over `conversations` at once. */
export async function load(address: string, conversations: number, turns: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: conversations });
  const talks = await Promise.all(Array.from({ length: conversations }, () => open(address, agent)));
  const start = performance.now();
  const each = Math.ceil(turns / conversations);
  const times = (await Promise.all(talks.map((talk) => talk.run(each)))).flat();
  const seconds = (performance.now() - start) / 1000;
  for (const talk of talks) talk.close();
  agent.destroy();
  return { turns: times.length, seconds, times };
}

interface Talk {
  run(turns: number): Promise<number[]>;
  close(): void;
}

interface Opened {
  conversationId: string;
  token: string;
  streamUrl: string;
}

async function open(address: string, agent: Agent): Promise<Talk> {
  const opened = (await post(`${address}v3/directline/conversations`, agent, null, {})) as Opened;
  const url = `${address}v3/directline/conversations/${opened.conversationId}/activities`;
  const socket = new WebSocket(opened.streamUrl);
  const waiting = new Map<string, () => void>();
  const early = new Set<string>();
  socket.on("message", (data) => {
    const { activities = [] } = JSON.parse(String(data)) as { activities?: { replyToId?: string }[] };
    for (const { replyToId } of activities) {
      if (!replyToId) continue;
      const answered = waiting.get(replyToId);
      if (answered) answered();
      else early.add(replyToId);
    }
  });
  await new Promise((resolve) => socket.once("open", resolve));
  const takeTurn = async (text: string) => {
    const start = performance.now();
    const { id } = (await post(url, agent, opened.token, { type: "message", from: { id: "moi" }, text })) as {
      id: string;
    };
    if (!early.delete(id)) await new Promise<void>((resolve) => waiting.set(id, resolve));
    waiting.delete(id);
    return performance.now() - start;
  };
  return {
    async run(turns) {
      const times: number[] = [];
      for (let turn = 0; turn < turns; turn += 1) times.push(await takeTurn(STORY[turn % STORY.length] ?? ""));
      return times;
    },
    close: () => socket.terminate(),
  };
}

function post(url: string, agent: Agent, token: string | null, body: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve(JSON.parse(text)));
    });
    sent.on("error", reject);
    sent.end(JSON.stringify(body));
  });
}
