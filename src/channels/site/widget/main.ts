/** Entry point of the widget's single script: it defines the element once. */
import { AiguilleurChat } from "./chat-element.js";

if (!customElements.get("aiguilleur-chat")) customElements.define("aiguilleur-chat", AiguilleurChat);
