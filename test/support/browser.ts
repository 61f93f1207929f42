/** Opens a real browser, and the page with the chat in it, for the tests that need them. */
import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { type FakeActivity, type FakeAssistant, type FakeDirectLine, servePage } from "./fake-direct-line.js";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
let saidMissing = false;

/** Records what a screen reader would be told: each thing added to the live region, when it is live, without what is hidden. */
const RECORD_ANNOUNCEMENTS = `(() => {
  const attach = Element.prototype.attachShadow;
  window.announced = [];
  const record = (log, target, node) => {
    if (!log || !log.contains(target) || log.getAttribute("aria-live") !== "polite") return;
    if (node.nodeType === 1 && node.closest("[aria-hidden=true]")) return;
    const copy = node.cloneNode(true);
    if (copy.querySelectorAll) for (const part of copy.querySelectorAll("[aria-hidden=true]")) part.remove();
    if (copy.textContent) window.announced.push(copy.textContent.replaceAll("\u00a0", " "));
  };
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    new MutationObserver((changes) => {
      const log = root.querySelector("[role=log]");
      for (const { target, addedNodes } of changes) for (const node of addedNodes) record(log, target, node);
    }).observe(root, { childList: true, subtree: true, characterData: true });
    return root;
  };
})()`;

/**
 * Gives a new browser, or undefined after one visible line when the machine has none;
 * throws in that case if AIGUILLEUR_REQUIRE contains "browser".
 */
export async function openBrowser(): Promise<Browser | undefined> {
  if (existsSync(CHROMIUM)) return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  const missing = `no browser at ${CHROMIUM}: browser tests are skipped (set CHROMIUM to its path)`;
  if (process.env.AIGUILLEUR_REQUIRE?.includes("browser")) throw new Error(missing);
  if (!saidMissing) process.stderr.write(`${missing}\n`);
  saidMissing = true;
  return undefined;
}

/** The page with the chat, as one person sees it. */
export interface Chat {
  page: Page;
  fake: FakeDirectLine;
  url: string;
  /** Script errors and breaches of the page's policy: none is ever acceptable. */
  troubles: string[];
  /** Writes in the field and presses Enter. */
  write(text: string): Promise<void>;
  /** Waits for a text in the conversation. */
  sees(text: string): Promise<void>;
  /** Gives the texts of the conversation as shown, without what only screen readers meet. */
  shown(): Promise<string[]>;
  /** Gives what a screen reader was told to read since the page was loaded. */
  announced(): Promise<string[]>;
  /** Gives the label, else the role or tag, of what has focus. */
  focused(): Promise<string>;
}

/** Gives, inside a describe, a function that opens the chat; browser, pages and servers are closed after each test. */
export function useChat(): (assistant: FakeAssistant, options?: BrowserContextOptions) => Promise<Chat> {
  let browser: Browser | undefined;
  const closings: (() => Promise<void>)[] = [];
  before(async function () {
    this.timeout(30_000);
    browser = await openBrowser();
    if (!browser) this.skip();
  });
  afterEach(async () => {
    for (const close of closings.splice(0).reverse()) await close();
  });
  after(() => browser?.close());
  return async (assistant, options = {}) => {
    if (!browser) throw new Error("no browser");
    const { url, close, fake } = await servePage(assistant);
    closings.push(close);
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
    closings.push(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const troubles = watch(page);
    await page.addInitScript(RECORD_ANNOUNCEMENTS);
    await page.goto(url);
    return { page, fake, url, troubles, ...actions(page) };
  };
}

/** Gives an assistant that welcomes with the first activities, then answers each text by the table, else repeats it. */
export function assistantThatSays(
  welcome: FakeActivity[],
  answers: Record<string, FakeActivity[]> = {},
): FakeAssistant {
  return (text) => (text === undefined ? welcome : (answers[text] ?? [{ type: "message", text: `Reçu : ${text}` }]));
}

/** Gives a message with suggested answers, whose values are in lower case. */
export function question(text: string, ...titles: string[]): FakeActivity {
  const actions = titles.map((title) => ({ type: "imBack", title, value: title.toLowerCase() }));
  return { type: "message", text, suggestedActions: { actions } };
}

function watch(page: Page): string[] {
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (/Content.Security|Trusted/i.test(message.text())) troubles.push(message.text());
  });
  return troubles;
}

function actions(page: Page): Pick<Chat, "write" | "sees" | "shown" | "announced" | "focused"> {
  return {
    async write(text) {
      await page.getByLabel("Votre message").fill(text);
      await page.getByLabel("Votre message").press("Enter");
    },
    sees: (text) => page.getByRole("log").getByText(text).first().waitFor(),
    shown: () =>
      page.locator(".bubble, .card, .notice").evaluateAll((blocks) =>
        blocks.map((block) => {
          const copy = block.cloneNode(true);
          for (const spoken of copy.querySelectorAll(".spoken")) spoken.remove();
          return (copy.textContent ?? "").replaceAll("\u00a0", " ");
        }),
      ),
    announced: () => page.evaluate("announced"),
    focused: () =>
      page.evaluate(`(() => {
        let node = document.activeElement;
        while (node.shadowRoot && node.shadowRoot.activeElement) node = node.shadowRoot.activeElement;
        const label = node.labels && node.labels[0];
        return (label || node).textContent.trim() || node.getAttribute("aria-label") || node.tagName;
      })()`),
  };
}
