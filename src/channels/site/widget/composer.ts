/** The field where the person writes: Enter sends, Shift+Enter goes to a new line. */
import { element, spokenOnly } from "./dom.js";
import { WORDS } from "./words.js";

export class Composer {
  readonly form: HTMLFormElement;
  private readonly input: HTMLTextAreaElement;

  constructor(private readonly send: (text: string) => void) {
    this.input = element("textarea", {
      rows: "1",
      placeholder: WORDS.placeholder,
      autocomplete: "off",
      enterkeyhint: "send",
    });
    const label = element("label", {}, spokenOnly(WORDS.input), this.input);
    this.form = element("form", {}, label, element("button", { type: "submit", class: "send" }, WORDS.send));
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.input.addEventListener("keydown", (event) => this.readKey(event));
    this.input.addEventListener("input", () => this.fit());
  }

  focus(): void {
    this.input.focus({ preventScroll: true });
  }

  clear(): void {
    this.input.value = "";
    this.fit();
  }

  /** Puts a text that could not be sent back in the field, before what is being written. */
  giveBack(text: string): void {
    this.input.value = [text, this.input.value].filter((part) => part !== "").join("\n");
    this.fit();
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.input.value.trim();
    if (text !== "") {
      this.clear();
      this.send(text);
    }
    this.focus();
  }

  private readKey(event: KeyboardEvent): void {
    // Key code 229 is how old Safari says that Enter only ends an input-method composition.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    this.submit(event);
  }

  private fit(): void {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight + 2}px`;
  }
}
