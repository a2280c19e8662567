import { describe, expect, it } from 'vitest';
import { openStore } from '../../../runtime/store/open.ts';
import { StoreBusy } from '../../../runtime/store/queue.ts';
import { isUnavailable } from '../../../runtime/store/unavailable.ts';

const withCode = (code: string, more: object = {}) => Object.assign(new Error('x'), { code, ...more });

describe('isUnavailable', () => {
  it.each([
    ['a server that ends', withCode('57P01')],
    ['a server that crashed', withCode('57P02')],
    ['a server that starts', withCode('57P03')],
    ['too many connections', withCode('53300')],
    ['a broken connection', withCode('08006')],
    ['a standby', withCode('25006')],
    ['a refused connection', withCode('ECONNREFUSED', { syscall: 'connect' })],
    ['a missing socket', withCode('ENOENT', { syscall: 'connect' })],
    ['a connection that is cut', new Error('Connection terminated unexpectedly')],
    ['no answer', new Error('Query read timeout')],
    ['a full queue', new StoreBusy('x')],
    ['any of them as the cause', new Error('Failed query', { cause: withCode('57P01') })],
  ])('tells %s', (_, error) => expect(isUnavailable(error)).toBe(true));

  it.each([
    ['a unique key', withCode('23505')],
    ['a wrong statement', withCode('42601')],
    ['a file that is missing', withCode('ENOENT', { syscall: 'open' })],
    ['a bug', new TypeError('x is undefined')],
    ['no error', 'terminated'],
  ])('does not take %s for it', (_, error) => expect(isUnavailable(error)).toBe(false));

  it('tells a database that is not there', async () => {
    const failed = await openStore('postgres://nobody@127.0.0.1:1/none').catch((error: unknown) => error);
    expect(isUnavailable(failed)).toBe(true);
  });
});
