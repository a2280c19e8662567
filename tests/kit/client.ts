import { randomUUID } from 'node:crypto';

export interface Reply<T> {
  status: number;
  body: T;
}

/** A signed-in user over HTTP. The base may change between calls: servers come and go. */
export class Client {
  constructor(
    private readonly base: () => string,
    private cookie = '',
  ) {}

  async send<T>(method: string, path: string, body?: unknown, key: string = randomUUID()): Promise<Reply<T>> {
    // Asked once: of several servers each call may name another.
    const base = this.base();
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': key, origin: base }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
  }

  /** The response itself, where body or answer is no JSON. */
  raw(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const base = this.base();
    const headers = { cookie: this.cookie, origin: base, 'idempotency-key': randomUUID(), ...init.headers };
    return fetch(`${base}${path}`, { ...init, method, headers });
  }

  get<T>(path: string): Promise<Reply<T>> {
    return this.send<T>('GET', path);
  }

  async signIn(userName: string, password: string): Promise<void> {
    const reply = await this.send('POST', '/api/session', { userName, password });
    if (reply.status >= 300) throw new Error(`sign-in of ${userName}: ${reply.status} ${JSON.stringify(reply.body)}`);
  }
}
