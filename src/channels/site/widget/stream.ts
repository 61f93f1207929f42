/** Listens to the WebSocket of a conversation, until it closes or is hung up. */
import type { ActivitySet } from "./activity.js";

const OPENING_MS = 6_000;
const PING_MS = 45_000;

/** Hears of the socket's life. */
export interface StreamListener {
  onOpen(): void;
  onFrame(set: ActivitySet): void;
}

export class Stream {
  private socket: WebSocket | undefined;
  private opened = false;
  private opening = 0;
  private ping = 0;
  private finish: (opened: boolean) => void = () => {};

  constructor(private readonly listener: StreamListener) {}

  /** Listens until the socket closes; gives whether it had opened at all. */
  listen(address: string): Promise<boolean> {
    return new Promise((resolve) => {
      this.finish = resolve;
      this.opening = setTimeout(() => this.hangUp(), OPENING_MS);
      try {
        this.attach(new WebSocket(address));
      } catch {
        // Old browsers throw when a policy or a proxy forbids sockets.
        this.hangUp();
      }
    });
  }

  /** Stops listening at once: a dead network can delay the browser's own close event by minutes. */
  hangUp(): void {
    clearTimeout(this.opening);
    clearInterval(this.ping);
    const socket = this.socket;
    this.socket = undefined;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    this.finish(this.opened);
  }

  private attach(socket: WebSocket): void {
    this.socket = socket;
    socket.onopen = () => this.welcome(socket);
    socket.onclose = () => this.hangUp();
    socket.onmessage = (event) => {
      if (typeof event.data === "string" && event.data !== "") this.listener.onFrame(JSON.parse(event.data));
    };
  }

  private welcome(socket: WebSocket): void {
    this.opened = true;
    clearTimeout(this.opening);
    // Proxies cut silent sockets; a hidden page lets them, to spare the phone's battery.
    this.ping = setInterval(() => {
      if (!document.hidden && socket.readyState === WebSocket.OPEN) socket.send("");
    }, PING_MS);
    this.listener.onOpen();
  }
}
