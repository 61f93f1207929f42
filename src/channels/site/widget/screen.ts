/** Builds the widget's screen: header, conversation, status line and input; it decides what scrolls and what has focus. */
import { type Choice, Choices } from "./choices.js";
import { Composer } from "./composer.js";
import { button, element, empty, forkSign } from "./dom.js";
import { WORDS } from "./words.js";

/** What the person can do on the screen, besides pressing a suggested answer. */
export interface ScreenActions {
  send(text: string): void;
  restart(): void;
  erase(): void;
}

const MARGIN_PX = 8;
const READING_ABOVE_PX = 40;

export class Screen {
  readonly node: HTMLElement;
  readonly composer: Composer;
  private readonly log = element("div", {
    class: "log",
    role: "log",
    "aria-live": "polite",
    "aria-label": WORDS.messages,
  });
  private readonly typing = element("div", { class: "typing", "aria-hidden": "true" });
  private readonly status = element("p", { class: "status", role: "status" });
  private readonly choices = new Choices();
  private readonly scroller: HTMLElement;
  private anchor: HTMLElement | null = null;
  private settled = 0;

  constructor(actions: ScreenActions) {
    this.composer = new Composer((text) => actions.send(text));
    this.typing.append(element("span"), element("span"), element("span"));
    this.scroller = element(
      "div",
      { class: "scroller", tabindex: "0", role: "region", "aria-label": WORDS.conversation },
      this.log,
      this.typing,
      this.choices.group,
    );
    this.node = element(
      "div",
      { class: "chat", lang: "fr" },
      header(actions),
      this.scroller,
      this.status,
      this.composer.form,
    );
    this.showTyping(false);
    if (typeof ResizeObserver === "function") new ResizeObserver(() => this.settle()).observe(this.scroller);
  }

  /** Adds a message of the person, and follows the conversation from there. */
  addOwn(block: HTMLElement): void {
    this.log.append(block);
    this.anchor = null;
    this.settled = 0;
    this.settle();
  }

  /** Adds a message of the assistant; a long answer is shown from its beginning. */
  addReply(block: HTMLElement): void {
    this.log.append(block);
    this.anchor = this.anchor ?? block;
    this.settle();
  }

  /** Adds to the screen without having it read aloud: what a reload brings back has been heard before. */
  quietly(add: () => void): void {
    this.log.setAttribute("aria-live", "off");
    add();
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 200);
  }

  showTyping(typing: boolean): void {
    this.typing.hidden = !typing;
    if (typing) this.settle();
  }

  showStatus(text: string): void {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  /** Shows buttons at the end of the conversation; pressing one leaves focus where the person will go on. */
  showChoices(choices: readonly Choice[]): void {
    const andFocus = (press: () => void) => () => {
      this.focusNext();
      press();
    };
    this.choices.show(choices.map(({ label, press }) => ({ label, press: andFocus(press) })));
    this.settle();
  }

  /** Removes the suggested answers and what announced them. */
  clearChoices(): void {
    this.keepFocus(this.choices.group, () => this.choices.clear());
    const hints = this.log.querySelectorAll(".hint");
    for (let i = 0; i < hints.length; i++) hints[i]?.remove();
  }

  /** Erases the whole conversation from the screen. */
  clear(): void {
    this.clearChoices();
    this.keepFocus(this.log, () => empty(this.log));
    this.showTyping(false);
    this.anchor = null;
    this.settled = 0;
  }

  /** Makes a change that may remove the focused element; focus then goes where the person will go on. */
  keepFocus(container: HTMLElement, change: () => void): void {
    const root = this.node.getRootNode() as ShadowRoot;
    if (root.activeElement && container.contains(root.activeElement)) this.focusNext();
    change();
  }

  private focusNext(): void {
    // On a touch screen, focus in the field would open the keyboard over the answer that is coming.
    if (matchMedia("(pointer: coarse)").matches) this.scroller.focus({ preventScroll: true });
    else this.composer.focus();
  }

  /** Scrolls to the end, but never past the start of the present answer, nor away from what is being read above. */
  settle(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    if (scrollTop < this.settled - READING_ABOVE_PX) return;
    const end = scrollHeight - clientHeight;
    const goal = this.anchor ? Math.min(end, this.anchor.offsetTop - MARGIN_PX) : end;
    this.settled = Math.max(0, goal);
    if (goal > scrollTop) this.scroller.scrollTop = goal;
  }
}

function header(actions: ScreenActions): HTMLElement {
  const name = element(
    "div",
    { class: "who" },
    element("h2", {}, WORDS.name),
    element("p", { class: "kind" }, WORDS.kind),
  );
  const restart = button(WORDS.restart, "tool", () => actions.restart());
  const erase = button(WORDS.erase, "tool", () => actions.erase());
  return element("div", { class: "header" }, forkSign(), name, element("div", { class: "tools" }, restart, erase));
}
