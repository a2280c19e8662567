import { fail, ok, type Problem, type Result } from '../../result.ts';
import { fault, shown } from './faults.ts';
import type { ArchiveLimits } from './limits.ts';

/** Where npm puts the files of a package. */
export const ROOT = 'package';

/** Names that Windows opens as devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/iu;
const UNWRITABLE = /[<>:"|?*\p{Cc}]/u;
const RUNNABLE = /^(?:node_modules|bin|\.bin|\.hooks|\.git|\.husky)$/i;

type Rule = (steps: string[], name: string, limits: ArchiveLimits) => Problem | undefined;

/** In this order: what escapes is told before what is merely odd. */
const RULES: Rule[] = [
  (steps, name) => {
    const escapes = /^(?:[/\\]|[A-Za-z]:)/.test(name) || name.includes('\\') || steps.includes('..');
    return escapes
      ? fault('pack.pathEscape', '文件路径越出内容包，只允许包内的相对路径（用“/”分隔），请改名。', name)
      : undefined;
  },
  (steps, name) =>
    steps.some((step) => step === '' || step === '.' || step === '__proto__')
      ? fault('pack.pathEscape', '文件路径含有空的或不允许的部分，请改为“文件夹/文件名”的写法。', name)
      : undefined,
  (_, name, limits) =>
    name.length > limits.name
      ? fault('pack.pathName', `文件路径超过 ${limits.name} 个字符，请缩短文件名。`, name)
      : undefined,
  (steps, name, limits) =>
    steps.length > limits.depth
      ? fault('pack.pathName', `文件夹超过 ${limits.depth - 2} 层，请按内容包的目录结构放置。`, name)
      : undefined,
  (steps, name) =>
    steps.some((step) => DEVICE.test(step))
      ? fault('pack.pathName', '文件名是 Windows 的设备名（如 con、nul、com1），请改名。', name)
      : undefined,
  (steps, name) =>
    UNWRITABLE.test(name) || steps.some((step) => /[. ]$/.test(step))
      ? fault('pack.pathName', '文件名含有控制字符、< > : " | ? * 之一，或以空格、句点结尾，请改名。', name)
      : undefined,
  (steps, name) =>
    steps.some((step) => RUNNABLE.test(step))
      ? fault('pack.executable', '内容包不得含程序或其依赖，请删去这个文件夹。', name)
      : undefined,
  (steps, name) =>
    steps[0] !== ROOT || steps.length < 2
      ? fault('pack.archiveRoot', `归档中的文件须放在“${ROOT}/”之下（npm 的格式），请用 wutong pack build 生成。`, name)
      : undefined,
];

/** Path inside the pack of an entry's name, by rules that hold on every file system. */
export function packPath(name: string, limits: ArchiveLimits): Result<string> {
  const steps = name.split('/');
  for (const rule of RULES) {
    const problem = rule(steps, name, limits);
    if (problem !== undefined) return fail(problem);
  }
  return ok(name.slice(ROOT.length + 1));
}

const folded = (path: string): string => path.normalize('NFKC').toLowerCase().normalize('NFKC');

/** The names of an archive so far. Two that are one file on some file system collide. */
export class Names {
  private readonly seen = new Map<string, string>();

  /** Takes a path in, or tells with which other it collides. */
  add(path: string): Problem | undefined {
    const key = folded(path);
    const other = this.seen.get(key);
    if (other === undefined) {
      this.seen.set(key, path);
      return undefined;
    }
    return fault('pack.duplicateFile', `${collision(path, other)}，请只保留一个或改名。`, path);
  }
}

function collision(path: string, other: string): string {
  if (path === other) return '同一文件在归档中出现两次';
  if (path.toLowerCase() === other.toLowerCase()) return `与“${shown(other)}”只有大小写之差`;
  const cases = path.normalize('NFKC') === other.normalize('NFKC') ? '' : '大小写和';
  return `与“${shown(other)}”只有${cases}字符编码形式（Unicode 规范化）之差`;
}
