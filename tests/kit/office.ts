import { randomUUID } from 'node:crypto';
import { Client, type Reply } from './client.ts';
import { PASSWORD } from './server.ts';

interface Account {
  post: string;
  office: string;
  name: string;
  userName: string;
}

export interface View {
  id: string;
  no: string;
  version: number;
  status: string;
  result: string | null;
  tasks: { token: number; element: string; post: string; assignee: string | null }[];
}

/** One acknowledged step, as the client's own journal has it. */
export interface Acknowledged {
  caseId: string;
  version: number;
}

/** The signed-in officers of one office, by the Chinese name of their post; two of a post stand in turn. */
export class Office {
  private readonly clients = new Map<string, Client[]>();

  static async open(base: () => string, office: string): Promise<Office> {
    const opened = new Office();
    const { body } = await new Client(base).get<{ accounts: Account[] }>('/api/demo');
    for (const account of body.accounts.filter((candidate) => candidate.office === office)) {
      const client = new Client(base);
      await client.signIn(account.userName, PASSWORD);
      for (const post of account.post.split('、')) {
        opened.clients.set(post, [...(opened.clients.get(post) ?? []), client]);
      }
    }
    if (opened.clients.size === 0) throw new Error(`no demo accounts at ${office}`);
    return opened;
  }

  officer(post: string, turn = 0): Client {
    const clients = this.clients.get(post) ?? [];
    const client = clients[turn % clients.length];
    if (!client) throw new Error(`nobody holds ${post}; posts: ${[...this.clients.keys()]}`);
    return client;
  }
}

/** Sends until an answer comes, the same key each time: a lost answer must not become a second step. */
export async function insist<T>(client: Client, method: string, path: string, body: unknown): Promise<Reply<T>> {
  const key = randomUUID();
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      const reply = await client.send<T>(method, path, body, key);
      if (reply.status !== 503) return reply;
    } catch {
      // The server is down; it comes back at the same address.
    }
    // Calls to a server that is down cost the processor that its start needs.
    await new Promise((resolve) => setTimeout(resolve, Math.min(50 * 2 ** attempt, 400)));
  }
  throw new Error(`${method} ${path}: no answer`);
}
