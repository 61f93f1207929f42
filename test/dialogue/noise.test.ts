/** What is said to other languages and to insults: kindly, in few words, with another way in. */

import { expect } from "chai";
import { say } from "../support/conversation.js";

describe("A person who writes in another language", () => {
  it("reads so in their language and in French, with a number", () => {
    for (const channel of ["web", "phone"] as const) {
      const { texts } = say(["hello i lost my job and i need help"], { channel });
      expect(texts.join("\n"))
        .to.include("Je ne comprends que le français")
        .and.to.match(/09 72 01 02 03|3949/);
    }
    expect(say(["hello i lost my job and i need help"]).texts.join("\n")).to.include(
      "Sorry, I only understand French.",
    );
  });

  it("goes on at once in French", () => {
    const { texts } = say(["hello i lost my job and i need help", "je suis au chômage à Dreux, je cherche du travail"]);
    expect(texts.join("\n")).to.include("vous cherchez un emploi");
  });

  it("in danger gets the lines first", () => {
    expect(say(["i want to die"]).texts.join("\n")).to.include("3114");
  });
});

describe("An insult", () => {
  it("is answered calmly once, then with a person's number", () => {
    const first = say(["va te faire foutre"]);
    expect(first.texts.join("\n")).to.include("Restons corrects");
    const second = say(["connard"], { from: first.session });
    expect(second.texts.join("\n")).not.to.include("Restons corrects");
    expect(second.texts.join("\n")).to.match(/Vous pouvez parler à quelqu'un/);
  });
});
