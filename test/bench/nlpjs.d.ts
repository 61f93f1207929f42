/** The little of nlp.js that the comparison uses: its packages bring no types. */

declare module "@nlpjs/core" {
  export function containerBootstrap(): Promise<{ use(plugin: unknown): void }>;
}
declare module "@nlpjs/lang-fr" {
  export const LangFr: unknown;
}
declare module "@nlpjs/nlu" {
  export class NluNeural {
    constructor(settings: Record<string, unknown>);
    train(lessons: { utterance: string; intent: string }[]): Promise<unknown>;
    process(text: string): Promise<unknown>;
  }
}
