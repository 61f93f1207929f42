/** Dresses a shadow root with the widget's style sheet, in a way that a strict content security policy allows. */
import { element } from "./dom.js";
import styles from "./widget.css";

/** Gives the root back, dressed. */
export function dress(root: ShadowRoot): ShadowRoot {
  if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } else {
    // Safari before 16.4: the page's policy allows this one text, by its hash.
    (root as ShadowRoot).append(element("style", {}, styles));
  }
  return root;
}
