import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../runtime/ui/parts/FileUpload.tsx';

const accept = ['pdf', 'jpg', 'png'];

describe('files that are not uploaded', () => {
  it.each([
    ['身份证.jpg', 1000],
    ['身份证.JPEG', 1000],
    ['合同.pdf', 1000],
  ])('%s is taken', (name, size) => {
    expect(refusalOf({ name, size }, accept, 2000)).toBeUndefined();
  });

  it('names the type, the size and the limit', () => {
    expect(refusalOf({ name: '病毒.exe', size: 10 }, accept, 2000)).toBe(
      '「病毒.exe」不能上传：只接受 pdf、jpg、png 格式',
    );
    expect(refusalOf({ name: '照片.png', size: 3 * 1024 ** 2 }, accept, 2 * 1024 ** 2)).toContain(
      '3.0 MB，超过 2.0 MB 的上限',
    );
    expect(refusalOf({ name: '空.pdf', size: 0 }, accept, 2000)).toContain('空文件');
  });
});
