import type { ProblemDocument } from './types.ts';

/** Every failed call ends as this error: the server's problem document, or one of ours when the server was not reached. */
export class ApiError extends Error {
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(problem.detail);
    this.name = 'ApiError';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

const local = (status: number, code: string, title: string, detail: string): ApiError =>
  new ApiError({ type: 'about:blank', title, status, detail, code });

const networkError = () =>
  local(0, 'network', '连不上服务器', '网络没有连通，或服务器正在重启。请检查网络后重试，已填写的内容保留在本机。');

/** `crypto.randomUUID` is missing on plain-http addresses other than localhost, where many village stations work. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const signedOutListeners = new Set<() => void>();

/** Called whenever the server answers that the session is over. Returns the way to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

const isProblem = (value: unknown): value is ProblemDocument =>
  typeof value === 'object' && value !== null && 'detail' in value && 'code' in value;

async function toError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const error = isProblem(body)
    ? new ApiError({ ...body, status: response.status })
    : local(
        response.status,
        `http.${response.status}`,
        '服务器没有正常应答',
        `服务器返回了状态 ${response.status}。请稍后重试；仍不行请联系管理员。`,
      );
  if (response.status === 401) for (const listener of signedOutListeners) listener();
  return error;
}

export interface RequestOptions {
  body?: unknown;
  /** Same key, same effect: a command that is sent again after a lost answer happens once. */
  key?: string;
  signal?: AbortSignal;
}

/** Sends one request to the API and returns its JSON. @throws {ApiError} */
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET') headers['idempotency-key'] = options.key ?? newKey();
  const response = await fetch(`/api${path}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : networkError();
  });
  if (!response.ok) throw await toError(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Sends a command that answers with a file, and has the browser save it under the name that the server gives. @throws {ApiError} */
export async function saveFile(path: string, body: unknown): Promise<void> {
  const response = await fetch(`/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
    credentials: 'same-origin',
    body: JSON.stringify(body),
  }).catch(() => {
    throw networkError();
  });
  if (!response.ok) throw await toError(response);
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = decodeURIComponent(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** `?a=1&b=2` of the parameters that have a value. */
export function query(parameters: Record<string, string | number | boolean | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '' && value !== false) search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** Enough for the largest file over a slow village line. */
const UPLOAD_MS = 180_000;

/** Uploads one file with progress (0–1), which fetch cannot report. @throws {ApiError} */
export function uploadFile<T>(
  path: string,
  file: Blob,
  name: string,
  onProgress?: (part: number) => void,
  more: Record<string, string> = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', `/api${path}`);
    xhr.setRequestHeader('accept', 'application/json');
    xhr.setRequestHeader('content-type', 'application/octet-stream');
    xhr.setRequestHeader('x-file-name', encodeURIComponent(name));
    xhr.setRequestHeader('idempotency-key', newKey());
    for (const [header, value] of Object.entries(more)) xhr.setRequestHeader(header, value);
    xhr.upload.onprogress = (event) => onProgress?.(event.loaded / Math.max(event.total, 1));
    // A phone that lost its network in the middle would wait for ever.
    xhr.timeout = UPLOAD_MS;
    xhr.ontimeout = () => reject(networkError());
    xhr.onerror = () => reject(networkError());
    xhr.onload = () => {
      if (xhr.status >= 200 && xhr.status < 300) return resolve(JSON.parse(xhr.responseText) as T);
      const headers = { 'content-type': 'application/json' };
      void toError(new Response(xhr.responseText, { status: xhr.status || 500, headers })).then(reject);
    };
    xhr.send(file);
  });
}
