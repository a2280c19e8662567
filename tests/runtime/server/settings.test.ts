import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../../runtime/server/settings.ts';

const settings = (argv: string[] = [], env: Record<string, string> = {}) => readSettings('/srv/wutong', argv, env);

describe('settings', () => {
  it('keep the server to its own machine unless somebody opens it', () => {
    expect(settings()).toMatchObject({ host: '127.0.0.1', port: 7070, demo: true });
    expect(settings([], { HOST: '' }).host).toBe('127.0.0.1');
    expect(settings([], { HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
    expect(settings(['--host', '::'], { HOST: '0.0.0.0' }).host).toBe('::');
  });

  it('take a data folder that is typed from where one stands, and one that is set from the installation', () => {
    expect(settings().dataDir).toBe(resolve('/srv/wutong/data'));
    expect(settings([], { WUTONG_DATA: 'elsewhere' }).dataDir).toBe(resolve('/srv/wutong/elsewhere'));
    expect(settings(['--data', 'sandbox'], { WUTONG_DATA: 'elsewhere' }).dataDir).toBe(resolve('sandbox'));
  });

  it('keep replies a week, or as many days as they are told, and at least one', () => {
    expect(settings()).toMatchObject({ replyDays: 7, undoDays: 7 });
    expect(settings([], { WUTONG_REPLY_DAYS: '30', WUTONG_UNDO_DAYS: '0' })).toMatchObject({
      replyDays: 30,
      undoDays: 0,
    });
    for (const wrong of ['0', '-1', '366', '一周'])
      expect(() => settings([], { WUTONG_REPLY_DAYS: wrong })).toThrow(SettingsError);
    expect(() => settings([], { WUTONG_REPLY_DAYS: '0' })).toThrow(
      'WUTONG_REPLY_DAYS“0”不正确，应为 1 至 365 的天数。',
    );
  });
});
