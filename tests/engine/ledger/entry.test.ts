import { describe, expect, it } from 'vitest';
import { type CodeTable, type LedgerDefinition, ledgerForm, ledgerKeyOf, readEntry, validateForm } from '#engine';

const colors: CodeTable = {
  id: 'COLOR',
  title: '颜色',
  entries: [
    { code: '1', label: '红' },
    { code: '2', label: '青' },
  ],
};
const tables = (ref: string) => (ref === 'kite:COLOR' ? colors : undefined);
const kites: LedgerDefinition = {
  id: 'kites',
  title: '风筝台账',
  purpose: '登记放飞的风筝',
  key: ['no', 'owner'],
  columns: [
    { name: 'no', title: '编号', type: 'text' },
    { name: 'owner', title: '持有人号码', type: 'idcard', sensitive: true },
    { name: 'length', title: '线长', type: 'number', required: true },
    { name: 'colors', title: '颜色', type: 'multiselect', codeTable: 'kite:COLOR' },
    { name: 'price', title: '价格', type: 'money' },
    { name: 'flownAt', title: '放飞时间', type: 'datetime' },
    { name: 'note', title: '备注', type: 'textarea' },
  ],
};
const row = { no: ' 甲-1 ', owner: '11010119790108001x', length: 30 };

const codes = (sent: object, before?: object) => {
  const read = readEntry(kites, sent as Record<string, unknown>, tables, before as Record<string, unknown> | undefined);
  return read.ok ? read.value : read.problems.map(({ code, path }) => `${code} ${path}`);
};

describe('a row that a person enters', () => {
  it('is kept without blanks around it, with its X as a capital, without what is empty', () => {
    expect(codes({ ...row, colors: [], price: '', note: ' 一\n二 ' })).toEqual({
      no: '甲-1',
      owner: '11010119790108001X',
      length: 30,
      note: '一\n二',
    });
    expect(ledgerKeyOf(kites, { no: '甲-1', owner: '11010119790108001X' })).toBe('甲-1/11010119790108001X');
  });

  it('needs its key and what is required', () => {
    expect(codes({})).toEqual([
      'ledger.required /values/no',
      'ledger.required /values/owner',
      'ledger.required /values/length',
    ]);
    expect(codes({ ...row, no: '  ' })).toEqual(['ledger.required /values/no']);
  });

  it.each([
    [{ length: '30' }],
    [{ colors: ['3'] }],
    [{ colors: ['1', '1'] }],
    [{ colors: '1' }],
    [{ price: '1.005' }],
    [{ price: true }],
    [{ flownAt: '2026-02-30T09:00' }],
    [{ note: '长'.repeat(4_001) }],
    [{ note: 'a\u0007b' }],
  ])('is refused for %j', (wrong) => {
    const [name] = Object.keys(wrong);
    expect(codes({ ...row, ...wrong })).toEqual([`ledger.cell /values/${name}`]);
  });

  it('changes only what was sent when it is there already; null empties; the key stays', () => {
    const before = { no: '甲-1', owner: '11010119790108001X', length: 30, note: '旧' };
    expect(codes({ length: 30, note: null, price: '12.5' }, before)).toEqual({ note: null, price: '12.5' });
    expect(codes({ no: '甲-1' }, before)).toEqual({});
    expect(codes({ no: '乙-1', length: null, wings: 2 }, before)).toEqual([
      'ledger.unknownColumn /values/wings',
      'ledger.keyChanged /values/no',
      'ledger.required /values/length',
    ]);
  });

  it('is asked for by a form whose own rules agree', () => {
    const form = ledgerForm(kites, tables);
    expect(form.sections.map(({ fields }) => fields)).toEqual([
      ['no', 'owner', 'length'],
      ['colors', 'price', 'flownAt', 'note'],
    ]);
    const paths = (values: object) => validateForm(form, { form: values } as never).map(({ path }) => path);
    expect(paths({ no: '1', owner: '11010119790108001X', length: 3, colors: ['2'] })).toEqual([]);
    expect(paths({ no: '1', owner: '110101197901080011', colors: ['9'] }).sort()).toEqual([
      '/colors/0',
      '/length',
      '/owner',
    ]);
  });
});
