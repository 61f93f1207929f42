/** Finds the words of a template that the assistant does not fill, in every branch, said or not. */

import Handlebars from "handlebars";

type Values = Record<string, unknown>;

/** The words of `source` that `sample` does not hold, in order; throws when the template cannot be read. */
export function unknownWords(source: string, sample: Values): string[] {
  const finder = new UnknownWords(sample);
  finder.accept(Handlebars.parse(source));
  return finder.found;
}

class UnknownWords extends Handlebars.Visitor {
  readonly found: string[] = [];

  constructor(private sample: Values) {
    super();
  }

  override PathExpression({ parts: [word], data, original }: hbs.AST.PathExpression): void {
    const isKnown = word === undefined || data || (typeof word === "string" && Object.hasOwn(this.sample, word));
    if (!isKnown) this.found.push(original);
  }

  /** Inside `each`, the words are those of one item. */
  override BlockStatement(block: hbs.AST.BlockStatement): void {
    this.acceptArray(block.params);
    const outer = this.sample;
    if ((block.path as hbs.AST.PathExpression).original === "each") this.sample = itemOf(outer, block.params[0]);
    this.accept(block.program);
    this.sample = outer;
    if (block.inverse) this.accept(block.inverse);
  }
}

function itemOf(sample: Values, list: hbs.AST.Expression | undefined): Values {
  const items = sample[(list as hbs.AST.PathExpression | undefined)?.original ?? ""];
  const item: unknown = Array.isArray(items) ? items[0] : undefined;
  return typeof item === "object" && item !== null ? (item as Values) : {};
}
