// Corrections by hand, which a served page may send. Whoever has started the
// server gets an address with a token in it; nobody else can change anything.

const KEY = "newsgraph-token";

/** Takes the token out of the address, so that no copied link tells it, and keeps it
 * until the tab is closed. */
export function takeToken(): string {
  const query = new URLSearchParams(location.search);
  const token = query.get("token");
  if (token) {
    sessionStorage.setItem(KEY, token);
    query.delete("token");
    const rest = query.toString();
    history.replaceState(null, "", location.pathname + (rest ? `?${rest}` : "") + location.hash);
  }
  return sessionStorage.getItem(KEY) ?? "";
}

/** A correction: of an edge by its id, or of two nodes by their ids and names. */
export interface Correction {
  correction: "reject" | "confirm" | "merge";
  of: string;
  to?: string;
  /** Names for where the ids are known by other corrections alone. */
  names?: string[];
}

export class Editor {
  constructor(private readonly url: string, private readonly token: string) {}

  /** Has a correction carried out; the error says why it could not be. */
  async send(correction: Correction): Promise<void> {
    const answer = await fetch(this.url, {
      method: "POST", headers: { "Content-Type": "application/json", "X-Newsgraph-Token": this.token },
      body: JSON.stringify(correction),
    });
    if (answer.ok) return;
    const { error } = (await answer.json().catch(() => ({ error: answer.statusText }))) as { error: string };
    throw new Error(error);
  }
}
