import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect } from "chai";
import { ERROR_CODES } from "../src/errors.js";
import { PROJECT_ROOT } from "../src/project-root.js";

const SRC = join(PROJECT_ROOT, "src");

interface SourceFile {
  /** From src, with its extension. */
  path: string;
  text: string;
  /** Packages, and project files from src, that it imports for use or for types. */
  imports: string[];
}

function sourceFiles(): SourceFile[] {
  return readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
    .map((path) => {
      const text = readFileSync(join(SRC, path), "utf8");
      const names = [...text.matchAll(/(?:from|import\() ?"([^"]+)"/g)].map((match) => match[1] ?? "");
      const imports = names.map((name) =>
        name.startsWith(".") ? relative(SRC, resolve(SRC, dirname(path), name)) : name,
      );
      return { path, text, imports };
    });
}

/** Folders of src, each with the ones it may import; files at the top of src are shared. */
const MAY_IMPORT: Record<string, string[]> = {
  knowledge: ["understanding/tokens.js"],
  understanding: ["knowledge"],
  matching: ["knowledge"],
  dialogue: ["knowledge", "understanding", "matching", "turn/message.js", "turn/world.js"],
  turn: ["knowledge", "understanding", "matching", "dialogue", "storage"],
  storage: ["dialogue/session.js"],
  channels: ["turn"],
};

describe("the architecture", () => {
  const files = sourceFiles();

  it("imports botbuilder and restify only in channels, in the bot around the turn, and in app.ts", () => {
    const users = files.filter(({ imports }) =>
      imports.some((name) => /^(botbuilder|botframework-|restify)/.test(name)),
    );
    const misplaced = users
      .map(({ path }) => path)
      .filter((path) => !/^(channels\/|turn\/(bot|activities|cards)\.ts$|app\.ts$)/.test(path));
    expect(misplaced).to.deep.equal([]);
  });

  for (const [folder, allowed] of Object.entries(MAY_IMPORT)) {
    it(`${folder} imports only ${allowed.join(", ")} and itself`, () => {
      const wrong = files
        .filter(({ path }) => path.startsWith(`${folder}/`))
        .flatMap(({ path, imports }) =>
          imports.filter((name) => !isAllowed(name, [folder, ...allowed])).map((name) => `${path} → ${name}`),
        );
      expect(wrong).to.deep.equal([]);
    });
  }

  it("opens every file with a sentence that says its job", () => {
    const silent = files.filter(({ text }) => !/^(#!.*\n)?\/\*\*/.test(text)).map(({ path }) => path);
    expect(silent).to.deep.equal([]);
  });

  it("prints nothing but through a stream that was handed in, or the command line's own", () => {
    const printing = files.filter(({ text }) => /console\.|process\.std(out|err)/.test(text)).map(({ path }) => path);
    expect(printing.sort()).to.deep.equal(
      ["channels/site/bundle.ts", "cli/chat.ts", "cli/serve.ts", "main.ts"].filter((path) => printing.includes(path)),
    );
  });

  it("documents every error code in the README", () => {
    const readme = readFileSync(join(PROJECT_ROOT, "README.md"), "utf8");
    expect(Object.keys(ERROR_CODES).filter((code) => !readme.includes(`\`${code}\``))).to.deep.equal([]);
  });

  it("never uses any, a non-null assertion or a disabled check", () => {
    const marks = /: any[;,)=\]>]|\bas any\b|@ts-(ignore|expect-error)|biome-ignore (?!format)/;
    expect(files.filter(({ text }) => marks.test(text)).map(({ path }) => path)).to.deep.equal([]);
  });
});

function isAllowed(name: string, allowed: readonly string[]): boolean {
  const isPackage = !name.endsWith(".js") || name.startsWith("@");
  const isShared = !name.includes("/");
  return isPackage || isShared || allowed.some((place) => name === place || name.startsWith(`${place}/`));
}
