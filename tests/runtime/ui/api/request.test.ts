import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, onSignedOut, query, request } from '../../../../runtime/ui/api/request.ts';

const answers = (status: number, body: unknown) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(JSON.stringify(body), { status })),
  );

afterEach(() => vi.unstubAllGlobals());

const problem = {
  type: 'about:blank',
  title: '办件已更新',
  status: 409,
  detail: '请查看最新内容',
  code: 'case.stale',
  current: { version: 3 },
};

describe('request', () => {
  it('sends commands with an idempotency key and returns the JSON', async () => {
    answers(200, { ok: true });
    await expect(request('POST', '/cases', { body: { a: 1 }, key: 'k1' })).resolves.toEqual({ ok: true });
    expect(fetch).toHaveBeenCalledWith(
      '/api/cases',
      expect.objectContaining({ headers: expect.objectContaining({ 'idempotency-key': 'k1' }) }),
    );
  });

  it('turns a problem document into an error that keeps code, places and the fresh view', async () => {
    answers(409, problem);
    const error = await request('GET', '/x').catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).problem.current).toEqual({ version: 3 });
    expect((error as ApiError).code).toBe('case.stale');
  });

  it('says in Chinese that the network failed', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(() => Promise.reject(new TypeError('fetch failed'))),
    );
    await expect(request('GET', '/x')).rejects.toMatchObject({ code: 'network', problem: { title: '连不上服务器' } });
  });

  it('says so when a proxy answers something that is no problem document', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response('<html>bad gateway</html>', { status: 502 })),
    );
    await expect(request('GET', '/x')).rejects.toMatchObject({ code: 'http.502', status: 502 });
  });

  it('tells who listens that the session is over', async () => {
    answers(401, { ...problem, status: 401, code: 'session.none' });
    const heard = vi.fn();
    const stop = onSignedOut(heard);
    await request('GET', '/x').catch(() => undefined);
    stop();
    await request('GET', '/x').catch(() => undefined);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

describe('query', () => {
  it('leaves out what has no value and encodes the rest', () => {
    expect(query({ text: '王㛃 &', status: '', item: undefined, offset: 0 })).toBe(
      '?text=%E7%8E%8B%E3%9B%83+%26&offset=0',
    );
    expect(query({})).toBe('');
  });
});
