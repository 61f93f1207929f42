/** A small XMLHttpRequest over fetch: just what the official Direct Line client needs to run outside a browser. */

export class FetchXmlHttpRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseText = "";
  responseType = "";
  timeout = 0;
  withCredentials = false;
  onreadystatechange: ((event: object) => void) | null = null;
  ontimeout: ((event: object) => void) | null = null;
  #method = "GET";
  #url = "";
  #requestHeaders: Record<string, string> = {};
  #responseHeaders = new Headers();
  readonly #aborter = new AbortController();

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.#requestHeaders[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.#responseHeaders.get(name);
  }

  abort(): void {
    this.#aborter.abort();
  }

  send(body?: string): void {
    this.#exchange(body).catch(() => {
      this.status = 0;
      if (!this.#aborter.signal.aborted) this.#finish();
    });
  }

  async #exchange(body: string | undefined): Promise<void> {
    const answer = await fetch(this.#url, {
      method: this.#method,
      headers: this.#requestHeaders,
      signal: this.#aborter.signal,
      ...(body !== undefined && { body }),
    });
    this.responseText = await answer.text();
    this.#responseHeaders = answer.headers;
    this.response = this.responseType === "json" ? readJson(this.responseText) : this.responseText;
    this.status = answer.status;
    this.#finish();
  }

  #finish(): void {
    this.readyState = 4;
    this.onreadystatechange?.({ type: "readystatechange" });
  }
}

/** As a browser does: null when the text is not JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
