import { fail, ok, type Problem, type Result } from '../../result.ts';
import { readJson } from '../readJson.ts';

/** A key of a publisher, from the file of trusted keys. */
export interface PublisherKey {
  id: string;
  /** Who holds it, as people call them. */
  publisher: string;
  /** SM2 public key as PEM (SubjectPublicKeyInfo), as OpenSSL writes it. */
  publicKey: string;
  /** Packs that it may sign: a name, all of a scope (`@wutong/*`), or `*`. */
  packs: string[];
  /** First and last day of its validity, `YYYY-MM-DD`, days of Beijing. */
  validFrom: string;
  validUntil: string;
  /** A revoked key signs nothing any more, whenever it did: a signature does not prove its time. */
  revoked?: { date: string; reason: string };
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const MOST_KEYS = 1000;

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isDay = (value: unknown): boolean => typeof value === 'string' && DAY.test(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What each member must be, and how that is said. */
const MEMBERS: Record<keyof PublisherKey, { fits: (value: unknown) => boolean; rule: string }> = {
  id: { fits: isText, rule: '应为密钥编号' },
  publisher: { fits: isText, rule: '应为发布者名称' },
  publicKey: { fits: isText, rule: '应为 PEM 格式的 SM2 公钥' },
  packs: {
    fits: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
    rule: '应列出可签名的内容包，如 ["@wutong/beijing"]；全部写作 ["*"]',
  },
  validFrom: { fits: isDay, rule: '应为日期，如 2026-01-01' },
  validUntil: { fits: isDay, rule: '应为日期，如 2028-12-31' },
  revoked: {
    fits: (value) => value === undefined || (isRecord(value) && isDay(value.date) && isText(value.reason)),
    rule: '应写明吊销日期和原因，如 {"date": "2026-05-01", "reason": "私钥遗失"}',
  },
};

/** Reads a file of trusted keys: `{"formatVersion": 1, "keys": […]}`. A misspelled member is told, never passed over. */
export function readKeyList(text: string, file: string): Result<PublisherKey[]> {
  const parsed = readJson(text, file);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (!isRecord(value) || value.formatVersion !== 1 || !Array.isArray(value.keys) || value.keys.length > MOST_KEYS) {
    const message = `密钥清单应为 {"formatVersion": 1, "keys": [...]}，密钥不超过 ${MOST_KEYS} 个。`;
    return fail({ code: 'keys.format', message, file });
  }
  const problems = value.keys.flatMap((key, index) => checkKey(key, `/keys/${index}`, file));
  const keys = value.keys as unknown as PublisherKey[];
  if (problems.length === 0) problems.push(...checkIds(keys, file));
  return problems.length === 0 ? ok(keys) : fail(...problems);
}

function checkKey(key: unknown, path: string, file: string): Problem[] {
  if (!isRecord(key)) return [{ code: 'keys.format', message: '密钥应为 JSON 对象。', file, path }];
  const wrong = Object.entries(MEMBERS).filter(([name, { fits }]) => !fits(key[name]));
  const unknown = Object.keys(key).filter((name) => !Object.hasOwn(MEMBERS, name));
  return [
    ...wrong.map(([name, { rule }]) => ({ code: 'keys.format', message: `${rule}。`, file, path: `${path}/${name}` })),
    ...unknown.map((name) => ({
      code: 'keys.format',
      message: `不认识“${name}”，请更正或删去。`,
      file,
      path: `${path}/${name}`,
    })),
  ];
}

function checkIds(keys: PublisherKey[], file: string): Problem[] {
  return keys.flatMap(({ id }, index) =>
    keys.findIndex((other) => other.id === id) === index
      ? []
      : [{ code: 'keys.format', message: `密钥编号“${id}”重复，请改用不同的编号。`, file, path: `/keys/${index}/id` }],
  );
}
