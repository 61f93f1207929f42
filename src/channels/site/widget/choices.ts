/** The row of answers that can be given with one press; it goes away as soon as anything is sent. */
import { button, element, empty } from "./dom.js";
import { WORDS } from "./words.js";

export interface Choice {
  label: string;
  press: () => void;
}

export class Choices {
  readonly group = element("div", { class: "choices", role: "group", "aria-label": WORDS.choices });

  constructor() {
    this.clear();
  }

  /** Shows these choices in place of the former ones. */
  show(choices: readonly Choice[]): void {
    empty(this.group);
    for (const choice of choices) this.group.append(button(choice.label, "choice", choice.press));
    this.group.hidden = choices.length === 0;
  }

  clear(): void {
    this.show([]);
  }
}
