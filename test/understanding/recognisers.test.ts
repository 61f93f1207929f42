/** The recogniser thread: a second opinion that never holds a conversation. */

import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { expect } from "chai";
import { NO_RECOGNISERS, RecogniserThread } from "../../src/understanding/recognisers/recognisers.js";

const FAKE = new URL("../support/fake-recogniser.js", import.meta.url);
const DEAD = new URL("../support/dead-recogniser.js", import.meta.url);
const SHORT_LIMIT_MS = 100;

/** Asks until the thread, once warm, answers. */
async function firstAnswer(thread: RecogniserThread, text: string): Promise<number | null> {
  for (;;) {
    const age = await thread.readAge(text);
    if (age !== null) return age;
    await setImmediate();
  }
}

/** As long as a thread that was started at the same time may take to die. */
function deathOf(worker: Worker): Promise<void> {
  return new Promise((resolve) => worker.on("error", () => undefined).on("exit", () => resolve()));
}

describe("The recogniser thread", () => {
  let thread: RecogniserThread;
  let troubles: number;

  const start = (script: URL, limit = SHORT_LIMIT_MS) => {
    troubles = 0;
    thread = new RecogniserThread(() => (troubles += 1), limit, script);
    return thread;
  };

  afterEach(() => thread.close());

  it("knows nothing until it is warm, and does not make the first person wait", async () => {
    expect(await start(FAKE).readAge("17")).to.equal(null);
    expect(await firstAnswer(thread, "17")).to.equal(17);
  });

  it("gives every question its own answer, whatever their order", async () => {
    await firstAnswer(start(FAKE, 10_000), "17");
    const ages = await Promise.all(["18", "rien", "43", "22"].map((text) => thread.readAge(text)));
    expect(ages).to.deep.equal([18, null, 43, 22]);
    expect(troubles).to.equal(0);
  });

  it("takes no number for an age that nobody has", async () => {
    await firstAnswer(start(FAKE, 10_000), "17");
    expect(await Promise.all(["5", "6", "99", "100", "-3"].map((text) => thread.readAge(text)))).to.deep.equal([
      null,
      6,
      99,
      null,
      null,
    ]);
  });

  it("does not send a text longer than an answer about age", async () => {
    await firstAnswer(start(FAKE, 10_000), "17");
    expect(await thread.readAge(`17${" ".repeat(119)}`)).to.equal(null);
    expect(troubles).to.equal(0);
  });

  it("goes on without a frozen thread, and starts a new one", async () => {
    await firstAnswer(start(FAKE), "17");
    const both = await Promise.all([thread.readAge("fige"), thread.readAge("18")]);
    expect(both).to.deep.equal([null, null]);
    expect(troubles).to.equal(1);
    expect(await firstAnswer(thread, "19")).to.equal(19);
  });

  it("goes on when no answer comes in time", async () => {
    await firstAnswer(start(FAKE), "17");
    expect(await thread.readAge("tard")).to.equal(null);
    expect(troubles).to.equal(1);
  });

  it("goes on when the thread dies, and starts a new one", async () => {
    await firstAnswer(start(FAKE, 10_000), "17");
    expect(await thread.readAge("meurs")).to.equal(null);
    expect(troubles).to.equal(1);
    expect(await firstAnswer(thread, "20")).to.equal(20);
  });

  it("does without a thread that cannot start, instead of starting it for ever", async () => {
    start(DEAD);
    for (let lives = 0; lives < 3; lives += 1) await deathOf(new Worker(DEAD));
    expect(troubles).to.equal(1);
    expect(await thread.readAge("17")).to.equal(null);
  });

  it("answers nothing once closed, and says no trouble", async () => {
    await firstAnswer(start(FAKE), "17");
    await thread.close();
    expect(await thread.readAge("17")).to.equal(null);
    expect(troubles).to.equal(0);
  });

  it("reads ages with the real recognisers", async function () {
    this.timeout(120_000);
    thread = new RecogniserThread(undefined, 60_000);
    expect(await firstAnswer(thread, "j’ai dix-sept ans")).to.equal(17);
    expect(await thread.readAge("pas un nombre")).to.equal(null);
  });
});

describe("Without recognisers", () => {
  it("knows nothing", async () => {
    expect(await NO_RECOGNISERS.readAge("17")).to.equal(null);
    await NO_RECOGNISERS.close();
  });
});
