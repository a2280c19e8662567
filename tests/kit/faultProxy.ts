import { connect, createServer, type Socket } from 'node:net';

/** A line between a program and a server that can go silent, slow down or break. */
export interface FaultProxy {
  port: number;
  /** Nothing passes in either direction and nobody is told, as when a cable is pulled. */
  silence(): void;
  /** Every piece is held up for so many milliseconds. */
  delay(ms: number): void;
  /** Both ends are told that the connection is gone; new ones are refused until `heal`. */
  cut(): void;
  heal(): void;
  close(): Promise<void>;
}

type Mode = { kind: 'open' | 'silent' | 'cut' } | { kind: 'slow'; ms: number };

/** @param target path of a Unix socket */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  let mode: Mode = { kind: 'open' };
  const held: (() => void)[] = [];
  const sockets = new Set<Socket>();

  const carry = (from: Socket, to: Socket): void => {
    from.on('data', (piece) => {
      const pass = () => void (to.destroyed || to.write(piece));
      if (mode.kind === 'silent') held.push(pass);
      else if (mode.kind === 'slow') setTimeout(pass, mode.ms);
      else pass();
    });
    from.on('close', () => (mode.kind === 'silent' ? held.push(() => to.destroy()) : to.destroy()));
    from.on('error', () => undefined);
    sockets.add(from);
  };

  const server = createServer((near) => {
    if (mode.kind === 'cut') return void near.destroy();
    const far = connect(target);
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    silence: () => {
      mode = { kind: 'silent' };
    },
    delay: (ms) => {
      mode = { kind: 'slow', ms };
    },
    cut: () => {
      mode = { kind: 'cut' };
      destroyAll();
    },
    heal: () => {
      mode = { kind: 'open' };
      for (const pass of held.splice(0)) pass();
    },
    close: () =>
      new Promise((resolve) => {
        destroyAll();
        server.close(() => resolve());
      }),
  };
}
