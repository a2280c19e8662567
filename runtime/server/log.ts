export type LogFields = Record<string, string | number | boolean | null>;
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void;

/** Fifteen to eighteen digits in a row may be an id number: they never reach a log. */
const ID_LIKE = /\d{14}(?:\d{3}[\dXx]|\d)(?!\d)/g;

export const redact = (text: string): string => text.replace(ID_LIKE, '【已隐去】');

/** One JSON object a line on standard error, so that standard output stays for people. */
export const jsonLog: Log = (level, event, fields = {}) => {
  const line = JSON.stringify({ time: new Date().toISOString(), level, event, ...fields });
  process.stderr.write(`${redact(line)}\n`);
};

export const silentLog: Log = () => {};
